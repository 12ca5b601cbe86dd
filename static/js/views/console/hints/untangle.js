// Untangle: a few moves that leave fewer people with two groups at one time; shown, and done only when accepted.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {noteTitle} from "#views/parts/note.js";
import {told} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {{double_booked: number, overfull: number, over_by: number}} Figures */
/** @typedef {{topic: number, room: number, slot: number, from_room: number, from_slot: number}} Move */
/** @typedef {{before: Figures, after: Figures, moves: Move[]}} Proposal */

/** @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk}} props */
export function Untangle({ctx, desk}) {
  const [proposal, setProposal] = useState(/** @type {Proposal | null} */ (null));
  const [working, setWorking] = useState(false);
  const {busy, problem, run, clear} = useAction(ctx);
  const workOut = async () => {
    clear();
    setWorking(true);
    try {
      const answer = await fetch(`${ctx.boot.urls.base}untangle.json`, {credentials: "same-origin"});
      if (answer.ok) setProposal(await answer.json());
    } catch { /* offline: the band says so */ } finally { setWorking(false); }
  };
  const accept = async () => {
    const moves = proposal?.moves ?? [];
    const words = interpolate(ngettext("%(n)s note has moved.", "%(n)s notes have moved.", moves.length), {n: moves.length}, true);
    if (await run("topic.arrange", {moves}, (_result, seq) => told(ctx, words, seq))) desk.panel.value = null;
  };
  return html`<p>${gettext("People have signed up for two groups at one time, or for more than a room holds? This looks for a few moves that help the most of them. Nothing moves before you say so, and one press puts it all back.")}</p>
    <p><${Button} class=${proposal ? "" : "primary"} busy=${working} onClick=${workOut}>${proposal ? gettext("Work it out again") : gettext("Work it out")}</${Button}></p>
    <div role="status">${proposal && html`<${Figured} proposal=${proposal} />`}</div>
    ${proposal && proposal.moves.length > 0 && html`<ol class="lines">${proposal.moves.map((move) => html`<li key=${move.topic}>${inWords(ctx, move)}</li>`)}</ol>
      <p class="soft">${gettext("Tell the conveners before you move their notes.")}</p>
      <p><${Button} class="primary" busy=${busy} onClick=${accept}>${gettext("Move the notes")}</${Button}></p>`}
    <${ProblemBox} problem=${problem} />`;
}

/** @param {{proposal: Proposal}} props */
function Figured({proposal: {before, after, moves}}) {
  if (moves.length === 0) return html`<p class="empty">${gettext("There is no single move that would make it better.")}</p>`;
  /** @param {string} words @param {keyof Figures} name */
  const row = (words, name) => html`<tr><th scope="row">${words}</th><td class="numerals">${before[name]}</td><td class="numerals"><strong>${after[name]}</strong></td></tr>`;
  return html`<table class="figures"><thead><tr><td></td><th scope="col">${gettext("Now")}</th><th scope="col">${gettext("After")}</th></tr></thead><tbody>
    ${row(gettext("Times somebody wants to be in two groups at once"), "double_booked")}
    ${row(gettext("Groups too big for their room"), "overfull")}
    ${row(gettext("People there is no chair for"), "over_by")}</tbody></table>`;
}

/** "12 Title: Library, Round 1 → Canteen, Round 2" @param {Ctx} ctx @param {Move} move @returns {string} */
export function inWords({model}, move) {
  const topic = model.topic(move.topic);
  const words = {
    note: topic ? `${topic.number} ${noteTitle(topic)}` : "",
    from: model.placeName({room: move.from_room, slot: move.from_slot}), to: model.placeName({room: move.room, slot: move.slot}),
  };
  return interpolate(gettext("%(note)s: from %(from)s to %(to)s"), words, true);
}
