// Closing words, written down by the facilitator: for whoever holds the baton, or for those who held it.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {draftFor} from "#views/parts/draft.js";
import {Field} from "#views/parts/field.js";
import {over} from "#views/parts/turns.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TurnRow} TurnRow */

/** @param {{ctx: Ctx, turn: TurnRow, onClose: () => void}} props */
export function WordsDialog({ctx, turn, onClose}) {
  return html`<${Dialog} open onClose=${onClose} title=${titleFor(ctx, turn)}><${Words} ctx=${ctx} turn=${turn} onKept=${onClose} /></${Dialog}>`;
}

/** @param {Ctx} ctx @param {TurnRow} turn @returns {string} */
const titleFor = (ctx, turn) => interpolate(gettext("Closing words of %(name)s"), {name: ctx.model.person(turn.person).name}, true);

/** Every turn that is over, one open at a time. @param {{ctx: Ctx, onClose: () => void}} props */
export function EarlierDialog({ctx, onClose}) {
  const [open, setOpen] = useState(/** @type {number | null} */ (null));
  const turns = over(ctx.store.table("turn").values());
  const chosen = turns.find((turn) => turn.id === open);
  if (chosen) {
    return html`<${Dialog} key=${chosen.id} open onClose=${() => setOpen(null)} title=${titleFor(ctx, chosen)}>
      <${Words} ctx=${ctx} turn=${chosen} onKept=${() => setOpen(null)} /></${Dialog}>`;
  }
  return html`<${Dialog} key="all" open onClose=${onClose} title=${gettext("Earlier closing words")}>
    <p class="soft">${gettext("Those who held the baton can write their own on their phones. Here you write what somebody said.")}</p>
    <ul class="list lines">${turns.map((turn) => html`<li key=${turn.id} data-turn=${turn.id}><p class="line-title"><strong>${ctx.model.person(turn.person).name}</strong>
        ${" "}<span class="soft">${turn.words || gettext("no words yet")}</span></p>
      <${Button} class="quiet" onClick=${() => setOpen(turn.id)}>${turn.words ? gettext("Change") : gettext("Write them")}<span class="visually-hidden">: ${ctx.model.person(turn.person).name}</span></${Button}></li>`)}</ul>
  </${Dialog}>`;
}

/** @param {{ctx: Ctx, turn: TurnRow, onKept: () => void}} props */
function Words({ctx, turn, onKept}) {
  const draft = draftFor(`closing:${ctx.boot.code}:${ctx.boot.me}:${turn.id}`, {words: turn.words});
  const {busy, problem, run} = useAction(ctx);
  const {words} = draft.words.value;
  const keep = async () => { if (await run("baton.say", {text: words, turn: turn.id})) onKept(); };
  return html`<form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void keep(); }}>
    <${Field} name="text" label=${gettext("Their words, for the book of the day")} multiline=${true} maxlength=${4000} value=${words} errors=${problem?.errors}
      onInput=${(/** @type {string} */ typed) => draft.write({words: typed})} />
    <${ProblemBox} problem=${problem} fields=${["text"]} />
    <${Button} type="submit" class="primary wide" busy=${busy}>${gettext("Keep them")}</${Button}></form>`;
}
