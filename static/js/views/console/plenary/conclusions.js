// Conclusions at the facilitator's desk: propose for the meeting, gather notes, adopt when nobody objects.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {ConclusionCard, Own} from "#views/parts/conclusion/card.js";
import {ConclusionForm} from "#views/parts/conclusion/form.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {noteTitle} from "#views/parts/note.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").ConclusionRow} ConclusionRow */

/** @param {{ctx: Ctx}} props */
export function Conclusions({ctx}) {
  const [writing, setWriting] = useState(false);
  const phase = ctx.model.event.value?.phase;
  return html`${phase === "plenary" && html`<p><${Button} onClick=${() => setWriting(true)}>${gettext("Propose a conclusion")}</${Button}></p>`}
    ${ctx.model.conclusions.value.length === 0 && html`<p class="soft">${gettext("None proposed yet")}</p>`}
    <div class="desk-cards">${ctx.model.conclusions.value.map((conclusion) => html`<${ConclusionCard} key=${conclusion.id} ctx=${ctx} conclusion=${conclusion}><${Deeds} ctx=${ctx} conclusion=${conclusion} /></${ConclusionCard}>`)}</div>
    ${writing && html`<${ConclusionForm} ctx=${ctx} onClose=${() => setWriting(false)} />`}`;
}

/** @param {{ctx: Ctx, conclusion: ConclusionRow}} props */
function Deeds({ctx, conclusion}) {
  const [gathering, setGathering] = useState(false);
  const {busy, problem, run} = useAction(ctx);
  const objections = ctx.model.stances(conclusion.id).filter((row) => row.stance === "object").length;
  const mine = conclusion.person === ctx.boot.me;
  const adopt = () => run("conclusion.adopt", {conclusion: conclusion.id}, toldWithUndo(ctx, gettext("Adopted.")));
  return html`<div class="row">
      ${!conclusion.adopted && html`<${Button} class=${objections ? "" : "primary"} busy=${busy} onClick=${adopt}>${gettext("Adopt it")}</${Button}>`}
      <${Button} class="quiet" onClick=${() => setGathering(true)}>${gettext("Gather notes here")}</${Button}></div>
    ${!conclusion.adopted && objections > 0 && html`<p class="soft small">${gettext("It can be adopted when no objection stands.")}</p>`}
    <${ProblemBox} problem=${problem} />
    ${!mine && !conclusion.adopted && html`<${Own} ctx=${ctx} conclusion=${conclusion} />`}
    <${Dialog} open=${gathering} onClose=${() => setGathering(false)} title=${gettext("Gather notes here")}><${Gather} ctx=${ctx} conclusion=${conclusion} /></${Dialog}>`;
}

/** @param {{ctx: Ctx, conclusion: ConclusionRow}} props */
function Gather({ctx, conclusion}) {
  const {busy, problem, run} = useAction(ctx);
  const notes = ctx.model.onTheWall.value.filter((topic) => !topic.hidden);
  /** @param {any} topic */
  const toggle = (topic) => { if (!busy) void run("conclusion.gather", {topic: topic.id, conclusion: topic.conclusion === conclusion.id ? null : conclusion.id}); };
  return html`<p><strong>${conclusion.text}</strong></p>
    <${ProblemBox} problem=${problem} />
    <ul class="list choices">${notes.map((topic) => {
      const other = topic.conclusion !== null && topic.conclusion !== conclusion.id ? ctx.model.conclusion(topic.conclusion) : null;
      return html`<li key=${topic.id}><button type="button" class="choice" aria-pressed=${String(topic.conclusion === conclusion.id)} onClick=${() => toggle(topic)}><b>${topic.number}</b> ${noteTitle(topic)}${
        other && html`<span class="soft">, ${interpolate(gettext("now under “%(text)s”"), {text: other.text.slice(0, 40)}, true)}</span>`}</button></li>`;
    })}</ul>`;
}
