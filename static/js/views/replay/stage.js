// The picture: the whole wall at once, drawn as the projector draws it, from as far away as it takes.
import {html} from "htm/preact";
import {useRef} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Unplaced} from "#views/wall/aside.js";
import {useFlip} from "#views/wall/flip.js";
import {Grid} from "#views/wall/grid.js";
import {Loose} from "#views/wall/loose.js";
import {evenly, wholeWall} from "#views/wall/paging.js";
import {scrolls, useSize, wallUnit} from "#views/wall/size.js";
import {Clock} from "#views/replay/clock.js";
import {Far} from "#views/replay/far.js";

/** @typedef {ReturnType<typeof import("#views/replay/scene.js").createScene>} Scene */

const READABLE = 8.5; // px: where titles were smaller, the wall is seen from afar
const LOOSE = 136; // a note without a place, with the gap under it, in wall units as in wall.css

/** @param {{scene: Scene, onNote?: (id: number) => void, beside?: any}} props onNote: a note in the picture was pressed; beside: hangs where notes without a place would */
export function Stage({scene, onNote, beside}) {
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const space = useRef(/** @type {HTMLElement | null} */ (null));
  const size = useSize(space);
  const {model} = scene.ctx;
  const [rooms, slots] = [model.rooms.value, model.slots.value];
  const whole = wholeWall({...size, unit: wallUnit(), rooms: rooms.length, slots: slots.length});
  const far = whole.fit.title * whole.zoom < READABLE;
  const blocks = evenly(rooms, Math.ceil(rooms.length / whole.blocks));
  useFlip(root, `${size.width} ${size.height} ${whole.blocks} ${scene.player.leaps.value}`);
  /** @param {MouseEvent} event */
  const press = (event) => {
    const note = /** @type {HTMLElement} */ (event.target).closest("[data-note]");
    if (note instanceof HTMLElement && onNote) onNote(Number(note.dataset.note));
  };
  return html`<div class="wall lapse" data-phase=${model.event.value?.phase} data-far=${far || null} data-chooses=${onNote ? true : null}>
    <div class="lapse-board" ref=${root} onClick=${press}>
      <div class="lapse-space" ref=${space}>
        ${size.width > 0 && (rooms.length === 0 || slots.length === 0
          ? html`<${Loose} topics=${model.unplaced.value.slice(0, whole.fit.loose)} columns=${whole.fit.looseColumns} ctx=${scene.ctx} />`
          : far
          ? html`<${Far} blocks=${blocks} slots=${slots} row=${size.height / (blocks[0].length + 1)} ctx=${scene.ctx} />`
          : html`<${Near} blocks=${blocks} slots=${slots} whole=${whole} ctx=${scene.ctx} />`)}
        ${model.onTheWall.value.length === 0 && html`<p class="lapse-empty">${gettext("The wall is empty, so far.")}</p>`}
      </div>
      <${Clock} scene=${scene} />
      <${Beside} scene=${scene} grid=${rooms.length > 0 && slots.length > 0}>${beside}</${Beside}>
    </div>
  </div>`;
}

/** @param {{blocks: any[][], slots: any[], whole: ReturnType<typeof wholeWall>, ctx: any}} props */
function Near({blocks, slots, whole, ctx}) {
  return html`<div class="lapse-whole" data-zoom=${whole.zoom} style=${{"--z": whole.zoom, "--blocks": whole.blocks}}>
    ${blocks.map((rooms) => html`<${Grid} key=${rooms[0].id} page=${{rooms, slots, loose: []}} fit=${whole.fit} ctx=${ctx} />`)}</div>`;
}

/**
 * Notes without a place; their column stays when there are none, so that the wall does not jump.
 * @param {{scene: Scene, grid: boolean, children?: any}} props children: what hangs there when there are none
 */
function Beside({scene, grid, children}) {
  const space = useRef(null);
  const {height} = useSize(space);
  const most = scrolls() ? 5 : Math.max(1, Math.floor((height / wallUnit() - 60) / LOOSE));
  return html`<div class="lapse-loose" ref=${space}>${!grid || scene.ctx.model.unplaced.value.length === 0 ? children
    : height > 0 && html`<${Unplaced} ctx=${scene.ctx} most=${most} />`}</div>`;
}
