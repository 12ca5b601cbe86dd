// What the wall shows in plenary and after: chosen here, or left to the wall.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Button} from "#views/parts/doing.js";
import {noteTitle} from "#views/parts/note.js";
import {SCENES, pageByItself, sceneName, showScene, turnTo} from "#views/console/plenary/showing.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx, onScene: (scene: string) => void}} props onScene: what was pressed, so that the desk may follow */
export function Scenes({ctx, onScene}) {
  const event = ctx.model.event.value;
  if (!event) return null;
  /** @param {string} scene */
  const press = (scene) => { onScene(scene); void showScene(ctx, scene); };
  return html`<section class="scenes" aria-labelledby="scenes-name">
    <div class="scenes-top"><h2 id="scenes-name">${gettext("The wall shows")}</h2><${Paging} ctx=${ctx} event=${event} /></div>
    <div class="segmented">${SCENES.map((scene) => html`<button type="button" key=${scene} aria-pressed=${String(event.scene === scene)}
      onClick=${() => press(scene)}>${sceneName(scene)}</button>`)}</div>
  </section>`;
}

/** @param {{ctx: Ctx, event: import("#types.js").EventRow}} props */
function Paging({ctx, event}) {
  const large = event.scene === "gallery" ? ctx.model.topic(event.showing) : undefined;
  const words = large
    ? interpolate(gettext("Large: %(number)s %(title)s"), {number: large.number, title: noteTitle(large)}, true)
    : wordsFor(event.scene, ctx.model.holder.value !== undefined);
  return html`<div class="scene-turn"><p role="status" class="scene-now">${words}</p>
    ${large && html`<${Button} class="quiet" onClick=${() => pageByItself(ctx)}>${gettext("Let it page by itself")}</${Button}>`}
    ${(event.scene === "gallery" || event.scene === "") && html`<${Button} class="icon" onClick=${() => turnTo(ctx, -1)} aria-label=${gettext("Show the note before, large")}>‹</${Button}
      ><${Button} class="icon" onClick=${() => turnTo(ctx, 1)} aria-label=${gettext("Show the next note, large")}>›</${Button}>`}</div>`;
}

/** @param {string} scene @param {boolean} held @returns {string} */
function wordsFor(scene, held) {
  if (scene === "gallery") return gettext("All notes that are back, page after page");
  if (scene !== "") return "";
  return held ? gettext("Now the baton, while somebody holds it") : gettext("Now the notes that are back");
}
