// One conclusion: its words, the notes behind it, how people stand, and my own stance.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {draftFor} from "#views/parts/draft.js";
import {Field} from "#views/parts/field.js";
import {SureButton} from "#views/parts/sure-button.js";
import {ConclusionForm} from "#views/parts/conclusion/form.js";
import {GatherNotes} from "#views/parts/conclusion/gather.js";
import {Gathered, Objections, STANCES, StanceBars, stanceHelp, stanceWord} from "#views/parts/conclusion/bars.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").ConclusionRow} ConclusionRow */

/** @param {{ctx: Ctx, conclusion: ConclusionRow, children?: any}} props children: more deeds */
export function ConclusionCard({ctx, conclusion, children}) {
  const stances = ctx.model.stances(conclusion.id);
  const origin = ctx.model.topic(conclusion.topic);
  const mine = ctx.boot.me !== null && conclusion.person === ctx.boot.me;
  const open = !conclusion.adopted && ctx.model.event.value?.phase !== "closed";
  return html`<article class="card conclusion" data-conclusion=${conclusion.id} data-adopted=${conclusion.adopted || null}>
    ${conclusion.adopted && html`<p class="adopted"><span class="chip" data-kind="decision">${gettext("Adopted")}</span></p>`}
    <p class="conclusion-text">${conclusion.text}</p>
    <p class="soft small">${interpolate(gettext("Proposed by %(name)s"), {name: ctx.model.person(conclusion.person).name}, true)}${
      origin && !origin.hidden && ` · ${interpolate(gettext("from note %(number)s"), {number: origin.number}, true)}`}</p>
    <${Gathered} ctx=${ctx} conclusion=${conclusion} />
    <${StanceBars} stances=${stances} />
    <${Objections} ctx=${ctx} stances=${stances} />
    ${open && ctx.me.value && html`<${MyStance} ctx=${ctx} conclusion=${conclusion} mine=${stances.find((row) => row.person === ctx.boot.me)} />`}
    ${open && mine && html`<${Own} ctx=${ctx} conclusion=${conclusion}><${GatherNotes} ctx=${ctx} conclusion=${conclusion} /></${Own}>`}
    ${children}
  </article>`;
}

/** @param {{ctx: Ctx, conclusion: ConclusionRow, mine: import("#types.js").StanceRow | undefined}} props */
function MyStance({ctx, conclusion, mine}) {
  const {busy, problem, run} = useAction(ctx);
  const draft = draftFor(`objection:${ctx.boot.code}:${ctx.boot.me}:${conclusion.id}`, {reason: mine?.reason ?? ""});
  const stand = (/** @type {string | null} */ stance, reason = "") => run("conclusion.stand", {conclusion: conclusion.id, stance, ...(reason && {reason})});
  /** @param {string} stance */
  const choose = (stance) => { if (mine?.stance === stance) void stand(null); else void stand(stance); };
  const {reason} = draft.words.value;
  return html`<div class="my-stance" role="group" aria-label=${gettext("Where I stand")}>
    <div class="stance-choices">${STANCES.map((stance) => html`<button type="button" key=${stance} class="stance-choice" data-stance=${stance}
      aria-pressed=${String(mine?.stance === stance)} aria-busy=${busy || null} onClick=${() => { if (!busy) choose(stance); }}>
      <strong>${stanceWord(stance)}</strong><span class="small">${stanceHelp(stance)}</span></button>`)}</div>
    ${mine?.stance === "object" && html`<form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); void stand("object", reason); }}>
      <${Field} name="reason" label=${gettext("Why, and what would help?")} multiline=${true} maxlength=${500} value=${reason} errors=${problem?.errors}
        onInput=${(/** @type {string} */ words) => draft.write({reason: words})} />
      <p><${Button} type="submit" busy=${busy} disabled=${reason.trim() === mine.reason}>${gettext("Say why")}</${Button}></p></form>`}
    <${ProblemBox} problem=${problem} fields=${["reason"]} />
  </div>`;
}

/** The proposer words it anew, or takes it back. @param {{ctx: Ctx, conclusion: ConclusionRow, children?: any}} props children: more deeds */
export function Own({ctx, conclusion, children}) {
  const [editing, setEditing] = useState(false);
  const {busy, problem, run} = useAction(ctx);
  return html`<div class="row">${children}<${Button} class="quiet" onClick=${() => setEditing(true)}>${gettext("Word it anew")}</${Button}>
      <${SureButton} busy=${busy} onClick=${() => run("conclusion.withdraw", {conclusion: conclusion.id})}>${gettext("Take it back")}</${SureButton}></div>
    <${ProblemBox} problem=${problem} />
    ${editing && html`<${ConclusionForm} ctx=${ctx} conclusion=${conclusion} onClose=${() => setEditing(false)} />`}`;
}
