// What happens tomorrow and who sees to it; what nobody has taken yet comes first.
import {html} from "htm/preact";
import {date, gettext, interpolate, ngettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {byNeed} from "#views/parts/plan/order.js";
import {planState, unowned} from "#views/parts/plan/state.js";
import {Flow} from "#views/wall/plenary/flow.js";
import {Invitation, Way} from "#views/wall/plenary/stage.js";

/** @typedef {import("#types.js").PlanRow} PlanRow */

/** @param {{ctx: any, event: any, news: string}} props */
export function PlansScene({ctx, event, news}) {
  const plans = /** @type {PlanRow[]} */ (byNeed(ctx.model.plans.value));
  const free = plans.filter(unowned).length;
  return html`<${Flow} ctx=${ctx} news=${news} name="plans-scene" title=${gettext("Action plans")}
    hint=${free > 0 && event.phase === "plenary"
      ? html`<span class="needs">${interpolate(ngettext("%(n)s has no owner yet", "%(n)s have no owner yet", free), {n: free}, true)}</span>`
      : plans.length > 0 && html`<${Way} boot=${ctx.boot} page="plans" words=${gettext("See how they go:")} />`}
    papers=${plans.map((plan) => planPaper(plan, ctx))} columns=${Math.min(2, plans.length || 1)}
    empty=${html`<${Invitation} ask=${gettext("What happens tomorrow, and who sees to it?")} how=${gettext("Propose an action plan on your phone.")} />`} />`;
}

/** @param {PlanRow} plan @param {any} ctx @returns {import("./ruler.js").Paper} */
function planPaper(plan, ctx) {
  const {name, organisation} = ctx.model.person(plan.owner);
  return {
    key: String(plan.id), pieces: 0, fresh: ctx.fresh.value.has(`plan:${plan.id}`),
    letters: plan.what.length + plan.first_step.length,
    sign: JSON.stringify([plan.id, plan.what, plan.first_step, plan.due, plan.owner, name, organisation, plan.state]),
    draw: () => html`<${Plan} key=${plan.id} plan=${plan} ctx=${ctx} />`,
  };
}

/** @param {{plan: PlanRow, ctx: any}} props */
function Plan({plan, ctx}) {
  const kind = ctx.fresh.value.get(`plan:${plan.id}`);
  const owner = ctx.model.person(plan.owner);
  return html`<article class=${`sheet plan ${kind ? "fresh" : ""} ${kind === "planned" ? "settle" : ""}`} data-plan=${plan.id} data-unowned=${unowned(plan) || null} data-state=${plan.state}>
    <h3 class="sheet-text" data-size=${plan.what.length > 90 ? "long" : null}>${plan.what}</h3>
    ${plan.first_step && html`<p class="plan-step"><span>${gettext("First step:")}</span> ${plan.first_step}</p>`}
    <p class="plan-foot">${unowned(plan)
      ? html`<span class="needs">${gettext("Nobody yet. Who takes it?")}</span>`
      : plan.owner !== null && html`<span class="plan-owner"><${Glyph} name="person" /><strong>${owner.name}</strong></span>`}
      ${plan.due && html`<span class="plan-due"><${Glyph} name="clock" /><span class="visually-hidden">${gettext("Due")}</span>${date(plan.due)}</span>`}
      ${plan.state !== "open" && html`<span class="plan-state">${plan.state === "done" && html`<${Glyph} name="check" />`}${planState(plan.state)}</span>`}</p>
  </article>`;
}
