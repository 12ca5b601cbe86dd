// Closing words for the proceedings: while one holds the baton, or afterwards.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {draftFor} from "#views/parts/draft.js";
import {Field} from "#views/parts/field.js";
import {toast} from "#views/parts/toast.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TurnRow} TurnRow */

/** @param {{ctx: Ctx, turn: TurnRow}} props */
export function ClosingWords({ctx, turn}) {
  const draft = draftFor(`closing:${ctx.boot.code}:${ctx.boot.me}:${turn.id}`, {words: turn.words});
  const {busy, problem, run} = useAction(ctx);
  const {words} = draft.words.value;
  const keep = async () => { if (await run("baton.say", {text: words, turn: turn.id})) toast(gettext("Your words are kept.")); };
  return html`<form class="closing-words" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void keep(); }}>
    <${Field} name="text" label=${gettext("Your words for the book of the day")} multiline=${true} maxlength=${4000} value=${words} errors=${problem?.errors}
      onInput=${(/** @type {string} */ typed) => draft.write({words: typed})} />
    ${words.trim() !== turn.words && html`<p><${Button} type="submit" busy=${busy}>${gettext("Keep them")}</${Button}></p>`}
    <${ProblemBox} problem=${problem} fields=${["text"]} />
  </form>`;
}

/** My last turn in the circle, now that I have passed it on. @param {{ctx: Ctx}} props */
export function AfterMyTurn({ctx}) {
  const turns = [...ctx.store.group("turn", "person", ctx.boot.me).values()];
  const turn = /** @type {TurnRow | undefined} */ (turns.filter((each) => each.state === "done" && each.topic === null).sort((a, b) => a.position - b.position).at(-1));
  if (!turn) return null;
  return html`<section class="card plain"><${ClosingWords} key=${turn.id} ctx=${ctx} turn=${turn} /></section>`;
}
