// The plans as a table: ordered by a column's heading, and grouped by what stands in that column.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Due, Owner, PlanNote, helperNames} from "#views/parts/plan/card.js";
import {PlanDeeds} from "#views/parts/plan/deeds.js";
import {Origins} from "#views/parts/plan/origin.js";
import {planState, unowned} from "#views/parts/plan/state.js";
import {BYS, choice, choose} from "#views/plans/choice.js";
import {grouped} from "#views/plans/chosen.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */
/** @typedef {import("#views/plans/choice.js").By} By */
/** @typedef {import("#views/plans/chosen.js").Look} Look */

/** @param {By} by @returns {string} */
function columnName(by) {
  switch (by) {
    case "owner": return gettext("Seen to by");
    case "due": return gettext("By");
    default: return gettext("State");
  }
}

// On a phone the table is laid out as cards, and browsers would forget that it is one: hence the roles.

/** @param {{ctx: Ctx, plans: PlanRow[], look: Look}} props */
export function List({ctx, plans, look}) {
  const joined = Boolean(ctx.me.value);
  return html`<table class="plans-list" role="table">
    <caption class="visually-hidden">${gettext("Action plans")}</caption>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${gettext("Plan")}</th>${BYS.map((by) => html`<${Heading} key=${by} by=${by} />`)}
      <th scope="col" role="columnheader">${gettext("Comes from")}</th>${joined && html`<th scope="col" role="columnheader" class="list-deeds"><span class="visually-hidden">${gettext("What you can do")}</span></th>`}</tr></thead>
    ${grouped(plans, choice.value, look).map((group) => html`<tbody key=${group.key} role="rowgroup">
      <tr class="list-group" role="row"><th colspan=${joined ? 6 : 5} scope="rowgroup" role="rowheader"><span>${group.title}</span> <span class="numerals soft">${group.plans.length}</span></th></tr>
      ${group.plans.map((plan) => html`<${Line} key=${plan.id} ctx=${ctx} plan=${plan} joined=${joined} />`)}</tbody>`)}
  </table>`;
}

/** Pressed again it turns the order round. @param {{by: By}} props */
function Heading({by}) {
  const {by: now, down} = choice.value;
  const here = now === by;
  return html`<th scope="col" role="columnheader" aria-sort=${here ? (down ? "descending" : "ascending") : null}>
    <button type="button" class="list-sort" onClick=${() => choose({by, down: here && !down})}>${columnName(by)}<span class="list-arrow" aria-hidden="true">${here ? (down ? "↑" : "↓") : ""}</span></button>
    <span class="only-print">${columnName(by)}</span></th>`; // a button is not repeated on the next sheet of paper
}

/** @param {{ctx: Ctx, plan: PlanRow, joined: boolean}} props */
function Line({ctx, plan, joined}) {
  const helpers = helperNames(ctx, plan);
  /** @param {string} label @param {any} words what stands there; nothing: only a phone leaves the cell out */
  const cell = (label, words) => html`<td role="cell" data-label=${label} data-empty=${words ? null : true}><div>${words}</div></td>`;
  return html`<tr role="row" class="list-plan" data-plan=${plan.id} data-state=${plan.state} data-unowned=${unowned(plan) || null}>
    <th scope="row" role="rowheader"><span class="plan-what">${plan.what}</span>
      ${plan.first_step && html`<p class="tile-step"><span class="soft">${gettext("First step:")}</span> ${plan.first_step}</p>`}<${PlanNote} plan=${plan} /></th>
    ${cell(columnName("owner"), html`<${Owner} ctx=${ctx} plan=${plan} />${helpers && html` <span class="soft tile-helpers">${interpolate(gettext("with help from %(names)s"), {names: helpers}, true)}</span>`}`)}
    ${cell(columnName("due"), plan.due && html`<${Due} ctx=${ctx} plan=${plan} />`)}
    ${cell(columnName("state"), planState(plan.state))}
    ${cell(gettext("Comes from"), (plan.topic ?? plan.conclusion ?? plan.network) !== null && html`<${Origins} ctx=${ctx} plan=${plan} />`)}
    ${joined && html`<td role="cell" class="list-deeds"><${PlanDeeds} ctx=${ctx} plan=${plan} brief=${true} /></td>`}
  </tr>`;
}
