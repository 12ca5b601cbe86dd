// Conclusions at the facilitator's desk: propose for the meeting, gather notes, adopt when nobody objects.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Gathered, Objections, StanceBars} from "#views/parts/conclusion/bars.js";
import {Own} from "#views/parts/conclusion/card.js";
import {ConclusionForm} from "#views/parts/conclusion/form.js";
import {GatherNotes} from "#views/parts/conclusion/gather.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").ConclusionRow} ConclusionRow */

/** What is still open first. @param {ConclusionRow[]} conclusions */
export const openFirst = (conclusions) => [...conclusions].sort((a, b) => Number(a.adopted) - Number(b.adopted) || a.id - b.id);

/** @param {{ctx: Ctx}} props */
export function Conclusions({ctx}) {
  const [writing, setWriting] = useState(false);
  const phase = ctx.model.event.value?.phase;
  const conclusions = openFirst(ctx.model.conclusions.value);
  return html`${phase === "plenary" && html`<p><${Button} onClick=${() => setWriting(true)}>${gettext("Propose a conclusion")}</${Button}></p>`}
    ${conclusions.length === 0 && html`<p class="empty">${gettext("None proposed yet. Anybody can propose one, on their phone or out loud.")}</p>`}
    ${conclusions.map((conclusion) => html`<${OneConclusion} key=${conclusion.id} ctx=${ctx} conclusion=${conclusion} />`)}
    ${writing && html`<${ConclusionForm} ctx=${ctx} onClose=${() => setWriting(false)} />`}`;
}

/** @param {{ctx: Ctx, conclusion: ConclusionRow}} props */
function OneConclusion({ctx, conclusion}) {
  const stances = ctx.model.stances(conclusion.id);
  const origin = ctx.model.topic(conclusion.topic);
  return html`<article class="card conclusion desk-conclusion" data-conclusion=${conclusion.id} data-adopted=${conclusion.adopted || null}>
    <div class="desk-conclusion-words">
      <p class="conclusion-text">${conclusion.text}</p>
      <p class="soft small">${interpolate(gettext("Proposed by %(name)s"), {name: ctx.model.person(conclusion.person).name}, true)}${
        origin && !origin.hidden && ` · ${interpolate(gettext("from note %(number)s"), {number: origin.number}, true)}`}</p>
      <${Gathered} ctx=${ctx} conclusion=${conclusion} /></div>
    <${StanceBars} stances=${stances} />
    <${Objections} ctx=${ctx} stances=${stances} />
    <${Deeds} ctx=${ctx} conclusion=${conclusion} objections=${stances.filter((row) => row.stance === "object").length} />
  </article>`;
}

/** @param {{ctx: Ctx, conclusion: ConclusionRow, objections: number}} props */
function Deeds({ctx, conclusion, objections}) {
  const {busy, problem, run} = useAction(ctx);
  const why = `why-not-${conclusion.id}`;
  const held = objections > 0;
  const adopt = () => run("conclusion.adopt", {conclusion: conclusion.id}, toldWithUndo(ctx, gettext("Adopted.")));
  return html`<div class="desk-deeds">
      ${conclusion.adopted && html`<span class="chip" data-kind="decision">${gettext("Adopted")}</span>`}
      ${!conclusion.adopted && html`<${Button} class=${held ? "" : "primary"} busy=${busy} disabled=${held} aria-describedby=${held ? why : null} onClick=${adopt}>${gettext("Adopt it")}</${Button}>`}
      <${GatherNotes} ctx=${ctx} conclusion=${conclusion} />
      ${!conclusion.adopted && html`<${Own} ctx=${ctx} conclusion=${conclusion} />`}
    </div>
    ${held && !conclusion.adopted && html`<p class="soft small why-not" id=${why}>${interpolate(
      ngettext("It cannot be adopted while an objection stands. Hear it first.", "It cannot be adopted while %(n)s objections stand. Hear them first.", objections), {n: objections}, true)}</p>`}
    <${ProblemBox} problem=${problem} />`;
}
