// What a proposal would change, in plain numbers and in words.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {noteTitle} from "#views/parts/note.js";
import {linesOf} from "#views/console/hints/moves.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#views/console/hints/moves.js").Move} Move */
/** @typedef {{double_booked: number, overfull: number, over_by: number}} Counts */
/** @typedef {{before: Counts, after: Counts, moves: Move[]}} Proposal */

/** @param {{proposal: Proposal}} props */
export function Figures({proposal: {before, after, moves}}) {
  if (before.double_booked + before.over_by === 0) return html`<p class="empty">${gettext("Nobody is double-booked, and every group fits its room.")}</p>`;
  /** @param {string} words @param {keyof Counts} name */
  const row = (words, name) => html`<tr><th scope="row">${words}</th><td class="numerals">${before[name]}</td>${
    moves.length > 0 && html`<td class="numerals" data-better=${after[name] < before[name] || null}>${after[name]}</td>`}</tr>`;
  return html`${moves.length === 0 && html`<p class="empty">${gettext("No single move would make it better. People can use their two feet.")}</p>`}
    <table class="figures"><thead><tr><td></td><th scope="col">${gettext("Now")}</th>${moves.length > 0 && html`<th scope="col">${gettext("After")}</th>`}</tr></thead><tbody>
    ${row(gettext("Times somebody is signed up for two groups at once"), "double_booked")}
    ${row(gettext("Groups too big for their room"), "overfull")}
    ${row(gettext("People too many in those rooms"), "over_by")}</tbody></table>`;
}

/** @param {{ctx: Ctx, moves: Move[]}} props */
export function Moves({ctx, moves}) {
  const n = linesOf(moves).length;
  return html`<section><h3>${interpolate(ngettext("%(n)s move", "%(n)s moves", n), {n}, true)}</h3>
    <ol class="list lines moves">${linesOf(moves).map((line) => html`<li key=${line.topic} data-topic=${line.topic}><p class="line-title"><strong><b class="numerals">${numbered(ctx, line.topic)}</b> ${titled(ctx, line.topic)}</strong>
      ${" "}<span>${ctx.model.placeName(line.from)} <span aria-hidden="true">→</span> <span class="visually-hidden">${gettext("to")} </span>${ctx.model.placeName(line.to)}</span>${
        line.swaps !== null && html`<span class="soft">, ${interpolate(gettext("changes place with %(number)s %(title)s"), {number: numbered(ctx, line.swaps), title: titled(ctx, line.swaps)}, true)}</span>`}${
        line.after !== null && html`<span class="soft">, ${interpolate(gettext("where %(number)s hangs now"), {number: numbered(ctx, line.after)}, true)}</span>`}</p></li>`)}</ol></section>`;
}

/** @param {Ctx} ctx @param {number} id */
const numbered = (ctx, id) => ctx.model.topic(id)?.number ?? "";

/** @param {Ctx} ctx @param {number} id */
function titled(ctx, id) {
  const topic = ctx.model.topic(id);
  return topic ? noteTitle(topic) : "";
}
