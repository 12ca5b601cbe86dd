// What this console has not sent yet, and what waited and was then refused.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {deedWords} from "#views/parts/deed-words.js";
import {refusalWords} from "#views/parts/doing.js";
import {commentAgain} from "#views/parts/topic/again.js";
import {PhotoProgress} from "#views/parts/topic/photo-field.js";

/** @typedef {import("#outbox.js").Waiting} Kept */
/** @typedef {import("#types.js").Ctx} Ctx */

/** @type {Record<string, () => string>} */
const PATTERNS = {
  "event.phase": () => gettext("Move the meeting on"),
  "event.timer": () => gettext("Change the agreed time"),
  "event.announce": () => gettext("Announce “%(words)s”"),
  "event.edit": () => gettext("Change the words about the event"),
  "room.add": () => gettext("Add the room %(words)s"),
  "room.edit": () => gettext("Change the room %(words)s"),
  "room.remove": () => gettext("Take a room away"),
  "slot.add": () => gettext("Add the time %(words)s"),
  "slot.edit": () => gettext("Change the time %(words)s"),
  "slot.remove": () => gettext("Take a time away"),
  "person.role": () => gettext("Change somebody’s role"),
  "person.remove": () => gettext("Remove somebody"),
  "topic.hide": () => gettext("Hide a note"),
  "topic.show": () => gettext("Show a note again"),
  "entry.undo": () => gettext("Undo something"),
  "event.show": () => gettext("Change what the wall shows"),
  "baton.circle": () => gettext("Change how the baton goes round"),
  "conclusion.adopt": () => gettext("Adopt a conclusion"),
  "conclusion.gather": () => gettext("Gather a note under a conclusion"),
  "topic.arrange": () => gettext("Move several notes"),
};

/** @param {Kept} kept @param {Ctx} ctx */
function words(kept, {model}) {
  const pattern = PATTERNS[kept.action]?.();
  if (!pattern) return deedWords(kept, model);
  const {text, name, label} = kept.fields;
  return interpolate(pattern, {words: text ?? name ?? label ?? ""}, true);
}

/** @param {{ctx: Ctx}} props */
export function Waiting({ctx}) {
  const [waiting, refused] = [ctx.outbox.value, ctx.refused.value];
  return html`<div role="status" class="waiting-place">${(waiting.length > 0 || refused.length > 0) && html`<section class="waiting" aria-labelledby="waiting-name">
    <h2 id="waiting-name">${refused.length > 0 ? gettext("This did not go through") : gettext("Waiting to be sent")}</h2>
    <ul class="list">${refused.map((each) => html`<li key=${each.key} data-refused><span><strong>${words(each, ctx)}</strong> ${refusalWords(each.problem ?? {})}</span>
        ${each.action === "comment.add" && html`<button type="button" class="button" onClick=${() => commentAgain(each, ctx)}>${gettext("Change and try again")}</button>`}
        <button type="button" class="button quiet" onClick=${() => ctx.drop(each.key)}>${gettext("Let it go")}</button></li>`)}
      ${waiting.map((each) => html`<li key=${each.key}><span>${interpolate(gettext("%(what)s – waiting"), {what: words(each, ctx)}, true)}</span>
        ${ctx.progress.value?.key === each.key && html`<${PhotoProgress} part=${ctx.progress.value.part} />`}
        <button type="button" class="button quiet" onClick=${() => ctx.drop(each.key)}>${gettext("Don’t send")}<span class="visually-hidden">: ${words(each, ctx)}</span></button></li>`)}</ul>
  </section>`}</div>`;
}
