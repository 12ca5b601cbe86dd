// The plans as a board: a column for each state, in each what nobody sees to first.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {Due, Owner, PlanNote, helperNames} from "#views/parts/plan/card.js";
import {PlanDeeds} from "#views/parts/plan/deeds.js";
import {byNeed} from "#views/parts/plan/order.js";
import {Origins, originsOf} from "#views/parts/plan/origin.js";
import {PLAN_STATES, planState, unowned} from "#views/parts/plan/state.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */

/** @param {{ctx: Ctx, plans: PlanRow[]}} props */
export function Board({ctx, plans}) {
  return html`<div class="plans-board">${PLAN_STATES.map((state) => {
    const these = byNeed(plans.filter((plan) => plan.state === state));
    return html`<section class="plans-column" key=${state} data-state=${state} aria-labelledby=${`column-${state}`}>
      <h2 class="plans-lath" id=${`column-${state}`}>${planState(state)} <span class="numerals soft">${these.length}</span></h2>
      ${these.length > 0 && html`<ul class="list">${these.map((plan) => html`<li key=${plan.id}><${Tile} ctx=${ctx} plan=${plan} /></li>`)}</ul>`}
    </section>`;
  })}</div>`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
function Tile({ctx, plan}) {
  const helpers = helperNames(ctx, plan);
  return html`<article class="card plan-card plan-tile" data-plan=${plan.id} data-state=${plan.state} data-unowned=${unowned(plan) || null}>
    <h3 class="plan-what">${plan.what}</h3>
    ${plan.first_step && html`<p class="tile-step"><span class="soft">${gettext("First step:")}</span> ${plan.first_step}</p>`}
    <p class="tile-fact"><${Glyph} name="person" /><span><span class="visually-hidden">${gettext("Seen to by")}: </span><${Owner} ctx=${ctx} plan=${plan} />${
      helpers && html`<span class="soft tile-helpers">${interpolate(gettext("with help from %(names)s"), {names: helpers}, true)}</span>`}</span></p>
    ${plan.due && html`<p class="tile-fact"><${Glyph} name="clock" /><span><span class="visually-hidden">${gettext("By")}: </span><${Due} ctx=${ctx} plan=${plan} /></span></p>`}
    <${PlanNote} plan=${plan} />
    ${originsOf(ctx, plan).length > 0 && html`<div class="tile-origin"><p class="soft">${gettext("Comes from")}</p><${Origins} ctx=${ctx} plan=${plan} /></div>`}
    <${PlanDeeds} ctx=${ctx} plan=${plan} brief=${true} />
  </article>`;
}
