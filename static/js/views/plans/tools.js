// How to look at the plans: as a board or a list, all of them or some; and to take them along.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Button} from "#views/parts/doing.js";
import {SHOWS, choice, choose} from "#views/plans/choice.js";
import {chosen, owners} from "#views/plans/chosen.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */
/** @typedef {import("#views/plans/chosen.js").Look} Look */

/** @param {string} show @returns {string} */
function showName(show) {
  switch (show) {
    case "mine": return gettext("Mine");
    case "unowned": return gettext("No owner yet");
    case "overdue": return gettext("Overdue");
    default: return gettext("All");
  }
}

/** @param {{ctx: Ctx, plans: PlanRow[], look: Look}} props */
export function PlanTools({ctx, plans, look}) {
  const {view} = choice.value;
  /** @param {"board" | "list"} name @param {string} words */
  const way = (name, words) => html`<button type="button" aria-pressed=${String(view === name)} onClick=${() => choose({view: name})}>${words}</button>`;
  return html`<div class="plans-tools">
    <div class="segmented" role="group" aria-label=${gettext("How to look at them")}>${way("board", gettext("Board"))}${way("list", gettext("List"))}</div>
    <${Shows} ctx=${ctx} plans=${plans} look=${look} />
    <${OwnerChoice} plans=${plans} look=${look} />
  </div>`;
}

/** @param {{ctx: Ctx, plans: PlanRow[], look: Look}} props */
function Shows({ctx, plans, look}) {
  const {show: now} = choice.value;
  const offered = SHOWS.filter((show) => show !== "mine" || ctx.me.value);
  return html`<div class="segmented plans-shows" role="group" aria-label=${gettext("Which plans")}>${offered.map((show) => html`<button type="button" key=${show}
    aria-pressed=${String(now === show)} onClick=${() => choose({show, owner: null})}><span>${showName(show)} <b class="numerals">${chosen(plans, {show, owner: null}, look).length}</b></span></button>`)}</div>`;
}

/** @param {{plans: PlanRow[], look: Look}} props */
function OwnerChoice({plans, look}) {
  const {owner} = choice.value;
  const known = owners(plans, look.name);
  const offered = owner === null || known.includes(owner) ? known : [...known, owner];
  if (offered.length === 0) return null;
  return html`<div class="field plans-owner"><label for="plans-owner">${gettext("Seen to by")}</label>
    <select id="plans-owner" value=${String(owner ?? "")} onChange=${(/** @type {any} */ event) => choose({owner: Number(event.currentTarget.value) || null, show: "all"})}>
      <option value="">${gettext("anybody")}</option>
      ${offered.map((id) => html`<option key=${id} value=${String(id)}>${look.name(id)}</option>`)}</select></div>`;
}

/** On paper, as a table, in the calendar. Files are for those who take part. @param {{ctx: Ctx}} props */
export function TakeAlong({ctx}) {
  /** @param {string} name @param {string} words */
  const file = (name, words) => html`<a class="button quiet" href=${ctx.boot.urls.base + "export/" + name} download>${words}</a>`;
  return html`<div class="plans-along"><span class="soft">${gettext("Take the plans along:")}</span><${Button} class="quiet" onClick=${() => window.print()}>${gettext("Print")}</${Button}>
    ${ctx.me.value && html`${file("plans.xlsx", gettext("Spreadsheet"))}${file("plans.ics", gettext("Calendar"))}`}</div>`;
}
