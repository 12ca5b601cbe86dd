// One action plan: what, the first step, who sees to it, by when, how it goes, and what I may do.
import {html} from "htm/preact";
import {date, gettext, ngettext} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {PlanDeeds} from "#views/parts/plan/deeds.js";
import {Origins, originsOf} from "#views/parts/plan/origin.js";
import {overdue, planState, today, unowned} from "#views/parts/plan/state.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */

/** @param {{ctx: Ctx, plan: PlanRow, level?: number}} props */
export function PlanCard({ctx, plan, level = 3}) {
  const Heading = `h${level}`;
  return html`<article class="card plan-card" data-plan=${plan.id} data-state=${plan.state} data-unowned=${unowned(plan) || null}>
    <${Heading} class="plan-what">${plan.what}</${Heading}>
    <${PlanFacts} ctx=${ctx} plan=${plan} />
    <${PlanNote} plan=${plan} />
    <${PlanDeeds} ctx=${ctx} plan=${plan} />
  </article>`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
export function PlanFacts({ctx, plan}) {
  return html`<dl class="facts">
    ${plan.first_step && html`<div><dt>${gettext("First step")}</dt><dd>${plan.first_step}</dd></div>`}
    <div><dt>${gettext("Seen to by")}</dt><dd><${Owner} ctx=${ctx} plan=${plan} /></dd></div>
    ${plan.due && html`<div><dt>${gettext("By")}</dt><dd><${Due} ctx=${ctx} plan=${plan} /></dd></div>`}
    <div><dt>${gettext("State")}</dt><dd>${planState(plan.state)}</dd></div>
    ${originsOf(ctx, plan).length > 0 && html`<div><dt>${gettext("Comes from")}</dt><dd><${Origins} ctx=${ctx} plan=${plan} /></dd></div>`}
    <${Helpers} ctx=${ctx} plan=${plan} />
  </dl>`;
}

/** Who sees to it; that nobody does is not to be overlooked. @param {{ctx: Ctx, plan: PlanRow}} props */
export function Owner({ctx, plan}) {
  if (plan.owner === null) return unowned(plan) ? html`<span class="chip" data-kind="warn">${gettext("Nobody yet")}</span>` : gettext("Nobody");
  const {name, organisation} = ctx.model.person(plan.owner);
  return html`${name}${organisation && html`<span class="soft">, ${hyphenate(organisation)}</span>`}`;
}

/** The day, and whether it has passed. @param {{ctx: Ctx, plan: PlanRow}} props */
export function Due({ctx, plan}) {
  if (!plan.due) return null;
  const late = overdue(plan, today(ctx.clock.now(), ctx.model.event.value?.timezone ?? "UTC"));
  return html`${date(plan.due)}${late && html` <span class="chip" data-kind="warn">${gettext("overdue")}</span>`}`;
}

/** How it goes, in the words of whoever told it last. @param {{plan: PlanRow}} props */
export function PlanNote({plan}) {
  if (!plan.note) return null;
  return html`<p class="plan-note">${plan.note}${plan.progress_at && html` <span class="soft small">${date(plan.progress_at)}</span>`}</p>`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
function Helpers({ctx, plan}) {
  const people = ctx.model.supporters(plan.id);
  if (people.length === 0) return null;
  return html`<div><dt>${ngettext("Helper", "Helpers", people.length)}</dt><dd>${helperNames(ctx, plan)}</dd></div>`;
}

/** Those who help, as one line. @param {Ctx} ctx @param {PlanRow} plan */
export const helperNames = ({model}, plan) => model.supporters(plan.id).map((id) => model.person(id).name).join(", ");
