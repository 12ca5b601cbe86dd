// The baton in plenary: to somebody chosen, round the circle, with a gentle time, and words kept for its holder.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {Field} from "#views/parts/field.js";
import {PersonPicker} from "#views/parts/person-picker.js";

/** @typedef {import("#types.js").Ctx} Ctx */

const TIMES = [null, 60, 120, 180, 300];

/** @param {{ctx: Ctx}} props */
export function BatonTools({ctx}) {
  const [open, setOpen] = useState(/** @type {"to" | "words" | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  const event = ctx.model.event.value;
  const holder = ctx.model.holder.value;
  if (!event) return null;
  const pass = async (/** @type {{id: number}} */ person) => { if (await run("baton.pass", {to: person.id, ...(holder && {turn: holder.id})})) setOpen(null); };
  return html`<div class="baton-tools">
    <div class="row"><${Button} onClick=${() => setOpen("to")}>${gettext("To somebody …")}</${Button}>
      ${holder && html`<${Button} class="quiet" onClick=${() => setOpen("words")}>${gettext("Write their words")}</${Button}>`}</div>
    <label class="check"><input type="checkbox" checked=${event.circle} disabled=${busy} onChange=${() => run("baton.circle", {on: !event.circle})} /><span>${gettext("Round the whole circle, by lot")}</span></label>
    <div class="field"><label for="turn-time">${gettext("A gentle time for each")}</label>
      <select id="turn-time" value=${String(event.turn_seconds ?? "")} onChange=${(/** @type {any} */ change) => run("event.edit", {turn_seconds: change.currentTarget.value ? Number(change.currentTarget.value) : null})}>
        ${TIMES.map((seconds) => html`<option key=${seconds} value=${String(seconds ?? "")}>${seconds === null ? gettext("None") : interpolate(gettext("%(n)s min"), {n: seconds / 60}, true)}</option>`)}</select></div>
    <${ProblemBox} problem=${problem} />
    <${Dialog} open=${open === "to"} onClose=${() => setOpen(null)} title=${gettext("Pass the baton to …")}><${PersonPicker} ctx=${ctx} chosen=${holder?.person ?? null} onChoose=${pass} /></${Dialog}>
    ${open === "words" && holder && html`<${Words} ctx=${ctx} turn=${holder} onClose=${() => setOpen(null)} />`}
  </div>`;
}

/** @param {{ctx: Ctx, turn: import("#types.js").TurnRow, onClose: () => void}} props */
function Words({ctx, turn, onClose}) {
  const [words, setWords] = useState(turn.words);
  const {busy, problem, run} = useAction(ctx);
  const keep = async () => { if (await run("baton.say", {text: words, turn: turn.id})) onClose(); };
  return html`<${Dialog} open onClose=${onClose} title=${interpolate(gettext("Closing words of %(name)s"), {name: ctx.model.person(turn.person).name}, true)}>
    <form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void keep(); }}>
      <${Field} name="text" label=${gettext("Their words, for the book of the day")} multiline=${true} maxlength=${4000} value=${words} errors=${problem?.errors} onInput=${setWords} />
      <${ProblemBox} problem=${problem} fields=${["text"]} />
      <${Button} type="submit" class="primary wide" busy=${busy}>${gettext("Keep them")}</${Button}></form></${Dialog}>`;
}
