// The phone's lists of conclusions, plans and networks, and one network.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {ConclusionCard} from "#views/parts/conclusion/card.js";
import {ConclusionForm} from "#views/parts/conclusion/form.js";
import {Button} from "#views/parts/doing.js";
import {NetworkCard, NetworkSheet} from "#views/parts/network/card.js";
import {NetworkForm} from "#views/parts/network/form.js";
import {Suggested} from "#views/parts/network/suggested.js";
import {PageTitle} from "#views/parts/page-title.js";
import {PlanCard} from "#views/parts/plan/card.js";
import {PlanForm} from "#views/parts/plan/form.js";
import {byNeed} from "#views/parts/plan/order.js";
import {go} from "#views/parts/route.js";
import {Back} from "#views/phone/outcomes/outcomes-page.js";

/** @typedef {import("#types.js").Ctx} Ctx */

const MAKING = ["sessions", "plenary"];

/** @param {Ctx} ctx @param {string[]} phases */
const during = (ctx, phases) => phases.includes(ctx.model.event.value?.phase ?? "");

/** @param {{ctx: Ctx}} props */
export function ConclusionsPage({ctx}) {
  const [writing, setWriting] = useState(false);
  const all = ctx.model.conclusions.value;
  return html`<div class="stack"><${Back} ctx=${ctx} />
    <${PageTitle}>${gettext("Conclusions")}</${PageTitle}>
    <p>${gettext("What can all of us carry? Say where you stand on each; you may change it until it is adopted.")}</p>
    ${during(ctx, ["plenary"]) && html`<${Button} class="primary wide" onClick=${() => setWriting(true)}>${gettext("Propose a conclusion")}</${Button}>`}
    ${all.length === 0 && html`<p class="empty">${gettext("None proposed yet")}</p>`}
    ${all.map((conclusion) => html`<${ConclusionCard} key=${conclusion.id} ctx=${ctx} conclusion=${conclusion} />`)}
    ${writing && html`<${ConclusionForm} ctx=${ctx} onClose=${() => setWriting(false)} />`}
  </div>`;
}

/** @param {{ctx: Ctx}} props */
export function PlansPage({ctx}) {
  const [writing, setWriting] = useState(false);
  const all = byNeed(ctx.model.plans.value);
  return html`<div class="stack"><${Back} ctx=${ctx} />
    <${PageTitle}>${gettext("Action plans")}</${PageTitle}>
    <p>${gettext("What happens after today, and who sees to it.")} <a href=${ctx.boot.urls.plans}>${gettext("Where all plans stand")}</a></p>
    ${during(ctx, MAKING) && html`<${Button} class="primary wide" onClick=${() => setWriting(true)}>${gettext("Propose an action plan")}</${Button}>`}
    ${all.length === 0 && html`<p class="empty">${gettext("None yet")}</p>`}
    ${all.map((plan) => html`<${PlanCard} key=${plan.id} ctx=${ctx} plan=${plan} level=${2} />`)}
    ${writing && html`<${PlanForm} ctx=${ctx} onClose=${() => setWriting(false)} />`}
  </div>`;
}

/** @param {{ctx: Ctx}} props */
export function NetworksPage({ctx}) {
  const [founding, setFounding] = useState(false);
  const all = ctx.model.networks.value;
  const founded = (/** @type {number} */ id) => go(`#/network/${id}`);
  return html`<div class="stack"><${Back} ctx=${ctx} />
    <${PageTitle}>${gettext("Networks")}</${PageTitle}>
    <p>${gettext("People who go on meeting after today, because they want to.")} <a href=${ctx.boot.urls.networks}>${gettext("Who met whom")}</a></p>
    ${during(ctx, MAKING) && html`<${Button} class="primary wide" onClick=${() => setFounding(true)}>${gettext("Found a network")}</${Button}>`}
    <${Suggested} ctx=${ctx} founded=${founded} />
    ${all.length === 0 && html`<p class="empty">${gettext("None yet")}</p>`}
    ${all.map((network) => html`<${NetworkCard} key=${network.id} ctx=${ctx} network=${network} level=${2} />`)}
    ${founding && html`<${NetworkForm} ctx=${ctx} founded=${founded} onClose=${() => setFounding(false)} />`}
  </div>`;
}

/** @param {{ctx: Ctx, id: number | null}} props */
export function NetworkPage({ctx, id}) {
  const network = ctx.model.network(id);
  return html`<div class="stack"><${Back} ctx=${ctx} />
    <${PageTitle}>${network?.name ?? gettext("There is no such network here")}</${PageTitle}>
    ${network && html`<${NetworkSheet} ctx=${ctx} network=${network} />`}
  </div>`;
}
