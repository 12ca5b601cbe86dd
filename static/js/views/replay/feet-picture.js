// The picture of the feet on the page: follows the film, and is whole at its end.
import {html} from "htm/preact";
import {useEffect, useRef} from "preact/hooks";
import {effect, signal} from "@preact/signals";
import {gettext, interpolate} from "#i18n.js";
import {createPainter} from "#views/replay/feet-canvas.js";
import {layOut} from "#views/replay/feet-layout.js";
import {still} from "#views/replay/scene.js";

/** @typedef {import("#views/replay/stage.js").Scene} Scene */
/** @typedef {import("./feet.js").Feet} Feet */

const WALK = 1.5; // seconds of film somebody is on their way
const HEAD = 34; // px above the lanes for the rounds' names

/** @param {{scene: Scene, feet: Feet, words: string}} props words: what a screen reader is told of it */
export function FeetPicture({scene, feet, words}) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  useEffect(() => drawn(/** @type {HTMLCanvasElement} */ (canvas.current), scene, feet), [feet]);
  return html`<canvas class="feet-canvas" role="img" aria-label=${interpolate(gettext("%(words)s The table has it all."), {words}, true)} ref=${canvas}></canvas>`;
}

/** @param {HTMLCanvasElement} canvas @param {Scene} scene @param {Feet} feet @returns {() => void} stops it */
function drawn(canvas, {reading, player}, feet) {
  const paint = createPainter(canvas);
  const changed = signal(0); // another size, other colours
  const again = () => { changed.value += 1; };
  let layout = /** @type {ReturnType<typeof layOut> | null} */ (null);
  const left = () => Math.min(130, canvas.clientWidth * 0.24);
  const size = new ResizeObserver(() => {
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    layout = layOut(feet, {width: canvas.clientWidth, height: canvas.clientHeight, left: left(), top: HEAD});
    again();
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  size.observe(canvas);
  dark.addEventListener("change", again);
  void document.fonts.ready.then(again);
  const stop = effect(() => {
    changed.value;
    const film = reading.day.value?.film;
    const at = player.playing.value && !still() ? player.at.value : player.shown.value;
    if (!layout || !film) return;
    const moving = player.playing.value && !still();
    paint({
      layout, left: left(), seq: film.seqAt(at), rooms: roomNames(feet), rounds: feet.rounds.map(({slot}) => slot?.label ?? ""),
      progress: (seq) => (moving ? Math.min((at - film.place(seq)) / WALK, 1) : 1),
      number: (topic) => String(reading.day.peek()?.timeline.table("topic").get(topic)?.number ?? ""),
    });
  });
  return () => {
    stop();
    size.disconnect();
    dark.removeEventListener("change", again);
  };
}

/** @param {Feet} feet */
const roomNames = ({rooms}) => [...rooms.map((room) => room.name), gettext("Without a room")];
