// Untangle: a few moves that leave fewer people with two groups at one time; shown, and done only when accepted.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {ask} from "#views/console/hints/ask.js";
import {stillStands} from "#views/console/hints/moves.js";
import {Figures, Moves} from "#views/console/hints/proposal.js";
import {told} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#views/console/hints/proposal.js").Proposal} Proposal */

/** @param {Ctx} ctx */
function useProposal(ctx) {
  const [proposal, setProposal] = useState(/** @type {Proposal | null} */ (null));
  const [working, setWorking] = useState(false);
  const [failed, setFailed] = useState(false);
  const workOut = async () => {
    setWorking(true);
    setFailed(false);
    try {
      setProposal(await ask(`${ctx.boot.urls.base}untangle.json`));
    } catch {
      setFailed(true);
    } finally {
      setWorking(false);
    }
  };
  return {proposal, working, failed, workOut};
}

/** @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk}} props */
export function Untangle({ctx, desk}) {
  const {proposal, working, failed, workOut} = useProposal(ctx);
  const {busy, problem, run, clear} = useAction(ctx);
  const moves = proposal?.moves ?? [];
  const stands = problem?.code !== "wall_changed" && stillStands(moves, (id) => ctx.model.topic(id));
  const again = () => { clear(); void workOut(); };
  const accept = async () => {
    const words = interpolate(ngettext("%(n)s note has moved.", "%(n)s notes have moved.", moves.length), {n: moves.length}, true);
    if (await run("topic.arrange", {moves}, (_result, seq) => told(ctx, words, seq))) desk.panel.value = null;
  };
  return html`<p>${gettext("Have people signed up for two groups at one time, or for more than a room holds? This looks for a few moves that help the most of them. Nothing moves before you say so, and one press puts it all back.")}</p>
    ${!proposal && html`<p><${Button} class="primary" busy=${working} onClick=${again}>${gettext("Work it out")}</${Button}></p>`}
    <div role="status">${failed && html`<p>${gettext("It could not be worked out just now. Try again when you are online.")}</p>`}
      ${proposal && html`<${Figures} proposal=${proposal} />`}</div>
    ${moves.length > 0 && html`<${Moves} ctx=${ctx} moves=${moves} />`}
    <${ProblemBox} problem=${problem} />
    ${moves.length > 0 && !stands && !problem && html`<p class="problem" role="alert"><strong>${gettext("The wall has changed meanwhile.")}</strong> ${gettext("A note hangs elsewhere now, so this no longer fits.")}</p>`}
    ${proposal && html`<footer>${moves.length > 0 && html`<p class="soft">${gettext("Tell their conveners before you move the notes.")}</p>`}
      <${Button} class=${stands ? "" : "primary"} busy=${working} onClick=${again}>${gettext("Work it out again")}</${Button}>
      ${moves.length > 0 && stands && html`<${Button} class="primary" busy=${busy} onClick=${accept}>${
        interpolate(ngettext("Move %(n)s note", "Move %(n)s notes", moves.length), {n: moves.length}, true)}</${Button}>`}</footer>`}`;
}
