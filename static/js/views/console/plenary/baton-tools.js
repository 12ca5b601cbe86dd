// The baton in plenary: to somebody chosen, round the circle, with a gentle time, and words kept for the book.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {PersonPicker} from "#views/parts/person-picker.js";
import {EarlierDialog, WordsDialog} from "#views/console/plenary/turn-words.js";
import {hadIt, over, timeWords} from "#views/parts/turns.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").EventRow} EventRow */

/** What is done with the baton besides passing it on; when the meeting is closed, words can still be written down. @param {{ctx: Ctx, plenary: boolean}} props */
export function BatonTools({ctx, plenary}) {
  const [open, setOpen] = useState(/** @type {"to" | "earlier" | null} */ (null));
  // Of the turn it was opened for: the baton may go on while somebody's words are still being typed.
  const [wordsOf, setWordsOf] = useState(/** @type {number | null} */ (null));
  const holder = ctx.model.holder.value;
  const earlier = over(ctx.store.table("turn").values());
  const silent = earlier.filter((turn) => turn.words === "").length;
  const turn = ctx.store.row("turn", wordsOf);
  const shut = () => setOpen(null);
  return html`${plenary && html`<${Button} class="quiet" onClick=${() => setOpen("to")}>${gettext("To somebody …")}</${Button}>`}
      ${holder && html`<${Button} class="quiet" onClick=${() => setWordsOf(holder.id)}>${gettext("Their words …")}</${Button}>`}
      ${earlier.length > 0 && html`<${Button} class="quiet" onClick=${() => setOpen("earlier")}>${gettext("Earlier words …")}${
        silent > 0 && html` <span class="badge" aria-hidden="true">${silent}</span><span class="visually-hidden">, ${interpolate(gettext("%(n)s without words"), {n: silent}, true)}</span>`}</${Button}>`}
    ${open === "to" && html`<${ToSomebody} ctx=${ctx} onClose=${shut} />`}
    ${turn && html`<${WordsDialog} ctx=${ctx} turn=${turn} onClose=${() => setWordsOf(null)} />`}
    ${open === "earlier" && html`<${EarlierDialog} ctx=${ctx} onClose=${shut} />`}`;
}

/** @param {{ctx: Ctx, onClose: () => void}} props */
function ToSomebody({ctx, onClose}) {
  const {busy, problem, run} = useAction(ctx);
  const holder = ctx.model.holder.value;
  const pass = async (/** @type {{id: number}} */ person) => {
    if (!busy && await run("baton.pass", {to: person.id, ...(holder && {turn: holder.id})})) onClose();
  };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Pass the baton to …")}>
    <${PersonPicker} ctx=${ctx} chosen=${holder?.person ?? null} onChoose=${pass} /><${ProblemBox} problem=${problem} /></${Dialog}>`;
}

const TIMES = [60, 120, 180, 300, 600]; // seconds

/** How the baton goes: by lot round the circle, and with how much time. @param {{ctx: Ctx, event: EventRow}} props */
export function BatonRules({ctx, event}) {
  const {problem, run} = useAction(ctx);
  const circle = useWanted(event.circle);
  const seconds = useWanted(event.turn_seconds);
  const people = ctx.store.table("person");
  const had = hadIt(ctx.store.table("turn").values(), event.circle_after, people);
  const times = event.turn_seconds === null || TIMES.includes(event.turn_seconds) ? TIMES : [...TIMES, event.turn_seconds].sort((a, b) => a - b);
  const setCircle = (/** @type {boolean} */ on) => circle.want(on, run("baton.circle", {on}));
  const setTime = (/** @type {number | null} */ time) => seconds.want(time, run("event.edit", {turn_seconds: time}));
  return html`<div class="baton-rules">
    <label class="check"><input type="checkbox" checked=${circle.shown} onChange=${(/** @type {any} */ change) => setCircle(change.currentTarget.checked)} />
      <span>${gettext("Round the whole circle, by lot")}</span></label>
    ${event.circle && html`<p class="soft" role="status">${interpolate(gettext("%(had)s of %(all)s have had it"), {had, all: people.size}, true)}</p>`}
    <div class="turn-time"><label for="turn-time">${gettext("Time for each")}</label>
      <select id="turn-time" value=${String(seconds.shown ?? "")} onChange=${(/** @type {any} */ change) => setTime(Number(change.currentTarget.value) || null)}>
        <option value="">${gettext("as it takes")}</option>
        ${times.map((seconds) => html`<option key=${seconds} value=${String(seconds)}>${timeWords(seconds)}</option>`)}</select></div>
    <${ProblemBox} problem=${problem} />
  </div>`;
}

/**
 * What a control shows: what was chosen from the moment it is, until the board says so too or it is refused.
 * @template T
 * @param {T} actual
 */
function useWanted(actual) {
  const [wanted, setWanted] = useState(/** @type {{value: T} | null} */ (null));
  useEffect(() => setWanted(null), [actual]);
  return {
    shown: wanted ? wanted.value : actual,
    /** @param {T} value @param {Promise<boolean>} done */
    async want(value, done) {
      setWanted({value});
      if (!await done) setWanted(null);
    },
  };
}
