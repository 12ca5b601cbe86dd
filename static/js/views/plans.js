// Where every action plan stands, as a board and as a list: for all with the code to see, and for
// owners to tell how it goes, long after the day.
import {html} from "htm/preact";
import {render} from "preact";
import {useEffect, useState} from "preact/hooks";
import {useComputed} from "@preact/signals";
import {date, gettext, interpolate} from "#i18n.js";
import {Button} from "#views/parts/doing.js";
import {OnlyLooking, PageFrame} from "#views/parts/page-frame.js";
import {PlanForm} from "#views/parts/plan/form.js";
import {today} from "#views/parts/plan/state.js";
import {Board} from "#views/plans/board.js";
import {choice, choose} from "#views/plans/choice.js";
import {chosen} from "#views/plans/chosen.js";
import {countWords} from "#views/plans/counts.js";
import {List} from "#views/plans/list.js";
import {PlanTools, TakeAlong} from "#views/plans/tools.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */
/** @typedef {import("#views/plans/chosen.js").Look} Look */

/** @param {Ctx} ctx */
export function mount(ctx) {
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  root.replaceChildren();
  render(html`<${PageFrame} ctx=${ctx}><${PlansPage} ctx=${ctx} /></${PageFrame}>`, root);
}

/** @param {{ctx: Ctx}} props */
function PlansPage({ctx}) {
  const {model, boot} = ctx;
  const event = model.event.value;
  const plans = model.plans.value;
  const look = {
    me: ctx.me.value ? boot.me : null, today: useToday(ctx), name: (/** @type {number} */ person) => model.person(person).name,
    helps: (/** @type {number} */ plan) => model.supporters(plan).includes(boot.me ?? 0),
  };
  useEffect(() => { document.title = `${gettext("Action plans")} · ${event?.title}`; }, [event?.title]);
  return html`<div class="plans-page">
    <div class="plans-head"><h1>${gettext("Action plans")}</h1><${Proposing} ctx=${ctx} /></div>
    <p class="plans-theme only-print">${event?.title}: ${event?.theme}</p>
    ${plans.length > 0 && html`<${Counts} plans=${plans} today=${look.today} />`}
    <${OnlyLooking} ctx=${ctx} open=${gettext("Everybody with the code can look. To see to a plan, help with it or tell how it goes, give your name.")} />
    ${plans.length === 0 ? html`<p class="empty">${gettext("No plan has been proposed yet.")}</p>` : html`<${PlanTools} ctx=${ctx} plans=${plans} look=${look} />
      <${Shown} ctx=${ctx} plans=${chosen(plans, choice.value, look)} look=${look} /><${TakeAlong} ctx=${ctx} />`}
    <p class="plans-foot only-print">${interpolate(gettext("As it stood on %(day)s. Now: %(address)s"), {day: date(new Date(ctx.clock.now()).toISOString()), address: new URL(boot.urls.plans, boot.join_url).href}, true)}</p>
  </div>`;
}

/** The day where the event is; drawn again when it is another one. @param {Ctx} ctx */
const useToday = ({clock, model}) => useComputed(() => {
  clock.tick.value;
  return today(clock.now(), model.event.value?.timezone ?? "UTC");
}).value;

/** @param {{plans: PlanRow[], today: string}} props */
function Counts({plans, today: now}) {
  const {all, wanting} = countWords(plans, now);
  return html`<p class="plans-counts">${all}. ${wanting.map((words) => html`<strong key=${words}>${words}.</strong> `)}</p>`;
}

/** @param {{ctx: Ctx, plans: PlanRow[], look: Look}} props */
function Shown({ctx, plans, look}) {
  if (plans.length === 0) {
    return html`<p class="empty" role="status">${gettext("No plan is like that.")} <${Button} onClick=${() => choose({show: "all", owner: null})}>${gettext("Show all")}</${Button}></p>`;
  }
  return choice.value.view === "list" ? html`<${List} ctx=${ctx} plans=${plans} look=${look} />` : html`<${Board} ctx=${ctx} plans=${plans} />`;
}

/** While the meeting makes plans, one can be proposed here too. @param {{ctx: Ctx}} props */
function Proposing({ctx}) {
  const [writing, setWriting] = useState(false);
  if (!ctx.me.value || !["sessions", "plenary"].includes(ctx.model.event.value?.phase ?? "")) return null;
  return html`<${Button} class="primary" onClick=${() => setWriting(true)}>${gettext("Propose an action plan")}</${Button}>
    ${writing && html`<${PlanForm} ctx=${ctx} onClose=${() => setWriting(false)} />`}`;
}
