// What the wall shows in plenary and after: chosen here, or left to the wall.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {noteTitle} from "#views/parts/note.js";
import {toast} from "#views/parts/toast.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** In the order of their keys, 0 to 6. */
export const SCENES = ["", "gallery", "baton", "dots", "conclusions", "plans", "networks"];

/** @param {string} scene @returns {string} */
export function sceneName(scene) {
  switch (scene) {
    case "gallery": return gettext("Notes back");
    case "baton": return gettext("The baton");
    case "dots": return gettext("Dots");
    case "conclusions": return gettext("Conclusions");
    case "plans": return gettext("Action plans");
    case "networks": return gettext("Networks");
    default: return gettext("As it comes");
  }
}

/** @param {Ctx} ctx @param {string} action @param {Record<string, any>} fields */
function tell(ctx, action, fields) {
  ctx.act(action, fields).catch((problem) => {
    if (problem.code !== "dropped" && !problem.late) toast(`${problem.title}. ${problem.detail}`, {tone: "error"});
  });
}

/** By a key. @param {Ctx} ctx @param {number} nth */
export function showScene(ctx, nth) {
  if (["plenary", "closed"].includes(ctx.model.event.peek()?.phase ?? "")) tell(ctx, "event.show", {scene: SCENES[nth]});
}

/** The re-hung note after (or before) the one shown large. @param {Ctx} ctx @param {number} by @returns {number | null} */
export function neighbour({model}, by) {
  const notes = model.onTheWall.peek().filter((topic) => topic.state === "rehung" && !topic.hidden);
  if (notes.length === 0) return null;
  const at = notes.findIndex((topic) => topic.id === model.event.peek()?.showing);
  return notes[at < 0 ? (by > 0 ? 0 : notes.length - 1) : (at + by + notes.length) % notes.length].id;
}

/** @param {Ctx} ctx @param {number} by */
export function turnTo(ctx, by) {
  const topic = neighbour(ctx, by);
  if (topic !== null && ["plenary", "closed"].includes(ctx.model.event.peek()?.phase ?? "")) tell(ctx, "event.show", {scene: "gallery", topic});
}

/** @param {{ctx: Ctx}} props */
export function Scenes({ctx}) {
  const event = ctx.model.event.value;
  const {busy, problem, run} = useAction(ctx);
  if (!event) return null;
  const large = ctx.model.topic(event.showing);
  return html`<section class="scenes" aria-labelledby="scenes-name"><h2 id="scenes-name">${gettext("The wall shows")}</h2>
    <div class="segmented">${SCENES.map((scene) => html`<button type="button" key=${scene} aria-pressed=${String(event.scene === scene)} aria-busy=${busy || null}
      onClick=${() => run("event.show", {scene})}>${sceneName(scene)}</button>`)}</div>
    ${(event.scene === "gallery" || event.scene === "") && html`<div class="row scene-turn">
      <${Button} onClick=${() => turnTo(ctx, -1)} aria-label=${gettext("The note before")}>‹</${Button}
      ><${Button} onClick=${() => turnTo(ctx, 1)} aria-label=${gettext("The next note")}>›</${Button}>
      <span role="status">${large ? interpolate(gettext("Shown large: %(number)s %(title)s"), {number: large.number, title: noteTitle(large)}, true) : gettext("The wall pages by itself.")}</span>
      ${large && html`<${Button} class="quiet" onClick=${() => run("event.show", {scene: event.scene})}>${gettext("Let it page by itself")}</${Button}>`}</div>`}
    <${ProblemBox} problem=${problem} />
  </section>`;
}
