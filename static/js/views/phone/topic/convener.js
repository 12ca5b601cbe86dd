// The convener's part: open the group, close it, hang the note back; and what else one does with
// one's own note. A facilitator finds the same here.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {CloseDialog, RehangDialog} from "#views/parts/topic/finish.js";
import {EditDialog, WithdrawDialog} from "#views/parts/topic/change.js";
import {HandOverDialog} from "#views/parts/topic/hand-over.js";
import {MergeDialog} from "#views/phone/topic/merge.js";
import {PlaceDialog} from "#views/phone/topic/place-dialog.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @type {Record<string, any>} */
const DIALOGS = {
  close: CloseDialog, rehang: RehangDialog, edit: EditDialog, place: PlaceDialog,
  withdraw: WithdrawDialog, handOver: HandOverDialog, merge: MergeDialog,
};

/** @param {{ctx: Ctx, topic: TopicRow, phase: string}} props */
export function ConvenerTools({ctx, topic, phase}) {
  const [shown, setShown] = useState(/** @type {string | null} */ (null));
  const mine = topic.convener === ctx.boot.me;
  const facilitator = ctx.role.value === "facilitator";
  if (!mine && !facilitator) return null;
  const Shown = shown ? DIALOGS[shown] : null;
  return html`<section class="convener" aria-labelledby="convener-name">
    <h2 id="convener-name">${mine ? gettext("Your note") : gettext("As facilitator")}</h2>
    <${NextStep} ctx=${ctx} topic=${topic} phase=${phase} show=${setShown} />
    <div class="convener-tools">${toolsFor(topic, facilitator).map(([name, words]) => html`<button type="button" key=${name}
      class=${name === "withdraw" ? "button danger" : "button"} onClick=${() => setShown(name)}>${words}</button>`)}</div>
    ${mine && topic.state === "posted" && html`<${Consent} ctx=${ctx} topic=${topic} />`}
    ${Shown && html`<${Shown} key=${shown} ctx=${ctx} topic=${topic} onClose=${() => setShown(null)} />`}
  </section>`;
}

/** @param {TopicRow} topic @param {boolean} facilitator @returns {[string, string][]} */
function toolsFor(topic, facilitator) {
  if (topic.hidden) return [];
  const over = topic.state === "closed" || topic.state === "rehung";
  const posted = topic.state === "posted";
  /** @type {[boolean, string, string][]} */
  const all = [
    [true, "edit", gettext("Change the words")],
    [!over, "place", topic.room === null ? gettext("Choose a place") : gettext("Move to another place")],
    [!over, "handOver", gettext("Hand over to somebody")],
    [posted, "merge", gettext("Merge with another note")],
    [posted, "withdraw", gettext("Take the note down")],
    [facilitator && topic.state === "closed", "rehang", gettext("Hang it back on the wall")],
  ];
  return all.filter(([offered]) => offered).map(([, name, words]) => [name, words]);
}

/** The one thing to do next: open, close, hang back. @param {{ctx: Ctx, topic: TopicRow, phase: string, show: (name: string) => void}} props */
function NextStep({ctx, topic, phase, show}) {
  const {busy, problem, run} = useAction(ctx);
  const mine = topic.convener === ctx.boot.me;
  const look = mine ? "primary wide" : "wide";
  if (topic.state === "posted" && phase === "sessions") {
    return html`<${Button} class=${look} busy=${busy} onClick=${() => run("topic.open", {topic: topic.id})}>${gettext("Open the group")}</${Button}>
      <p class="soft small">${gettext("Begin when you are ready. The wall shows that you are at it.")}</p><${ProblemBox} problem=${problem} />`;
  }
  if (topic.state === "running") {
    return html`<${Button} class=${look} onClick=${() => show("close")}>${gettext("Close the group")}</${Button}>
      ${mine && html`<p class="soft small">${gettext("You stay with it until it is done. Nobody else has to.")}</p>`}`;
  }
  if (topic.state === "closed" && mine) {
    return html`<${Button} class=${look} onClick=${() => show("rehang")}>${gettext("Hang it back on the wall")}</${Button}>`;
  }
  return null;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Consent({ctx, topic}) {
  const {problem, run} = useAction(ctx);
  const change = (/** @type {any} */ event) => { void run("topic.edit", {topic: topic.id, consent: event.currentTarget.checked}); };
  return html`<div class="field"><label class="check"><input type="checkbox" checked=${topic.consent} onChange=${change} />
      <span>${gettext("Others may merge their note into mine")}</span></label>
    <${ProblemBox} problem=${problem} /></div>`;
}
