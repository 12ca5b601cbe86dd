// What is waiting to be sent, and what waited and was then refused: nothing is lost in silence.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {noteDraft} from "#views/parts/draft.js";
import {commentAgain} from "#views/parts/topic/again.js";
import {PhotoProgress} from "#views/parts/topic/photo-field.js";
import {deedWords} from "#views/parts/deed-words.js";
import {refusalWords} from "#views/parts/doing.js";
import {Suggestions} from "#views/parts/suggestions.js";
import {phoneHref} from "#views/parts/route.js";

/** @typedef {import("#outbox.js").Waiting} Kept */
/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx}} props */
export function Waiting({ctx}) {
  const [waiting, refused] = [ctx.outbox.value, ctx.refused.value];
  return html`<div role="status" class="waiting-place">${(waiting.length > 0 || refused.length > 0) && html`<section class="waiting" aria-labelledby="waiting-name">
    <h2 id="waiting-name">${refused.length > 0 ? gettext("This did not go through") : gettext("Waiting to be sent")}</h2>
    <ul class="list">
      ${refused.map((each) => html`<${Refused} key=${each.key} kept=${each} ctx=${ctx} />`)}
      ${waiting.map((each) => html`<${OneWaiting} key=${each.key} kept=${each} ctx=${ctx} />`)}
    </ul>
  </section>`}</div>`;
}

/** @param {{kept: Kept, ctx: Ctx}} props */
function OneWaiting({kept, ctx}) {
  const words = deedWords(kept, ctx.model);
  return html`<li class="waiting-one">
    <div><span>${interpolate(gettext("%(what)s – waiting"), {what: words}, true)}${
      !kept.kept && html` <strong>${gettext("Keep this page open until it is sent.")}</strong>`}</span>
      ${ctx.progress.value?.key === kept.key && html`<${PhotoProgress} part=${ctx.progress.value.part} />`}</div>
    <button type="button" class="button quiet" onClick=${() => ctx.drop(kept.key)}>${gettext("Don’t send")}
      <span class="visually-hidden">: ${words}</span></button>
  </li>`;
}

/** @param {{kept: Kept, ctx: Ctx}} props */
function Refused({kept, ctx}) {
  const problem = kept.problem ?? {};
  const again = typeAgain(kept, ctx);
  /** @param {{room: number, slot: number}} place */
  const choose = (place) => {
    ctx.drop(kept.key);
    void ctx.act(kept.action, {...kept.fields, ...place});
  };
  return html`<li class="waiting-one" data-refused>
    <div><strong>${deedWords(kept, ctx.model)}</strong><p>${refusalWords(problem)}</p>
      ${problem.suggestions && html`<${Suggestions} ctx=${ctx} places=${problem.suggestions} onChoose=${choose} />`}</div>
    <div class="row">${again && html`<button type="button" class="button" onClick=${again}>${gettext("Change and try again")}</button>`}
      <button type="button" class="button quiet" onClick=${() => ctx.drop(kept.key)}>${gettext("Let it go")}</button></div>
  </li>`;
}

/**
 * Puts the typed words back where they were typed; undefined when nothing was typed.
 * @param {Kept} kept @param {Ctx} ctx
 */
function typeAgain(kept, ctx) {
  const {key, action, fields, problem} = kept;
  if (action === "topic.post") {
    return () => {
      noteDraft(ctx).write({title: fields.title, text: fields.text ?? "", room: fields.room ?? null, slot: fields.slot ?? null, problem});
      ctx.drop(key);
      location.href = phoneHref(ctx.boot, "#/new");
    };
  }
  if (action !== "comment.add") return undefined;
  return () => commentAgain(kept, ctx);
}
