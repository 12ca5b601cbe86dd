// Plans and networks at the facilitator's desk.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button} from "#views/parts/doing.js";
import {NetworkCard, NetworkSheet} from "#views/parts/network/card.js";
import {PlanCard} from "#views/parts/plan/card.js";
import {PlanForm} from "#views/parts/plan/form.js";
import {byNeed} from "#views/parts/plan/order.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx}} props */
export function Plans({ctx}) {
  const [writing, setWriting] = useState(false);
  const open = ctx.model.event.value?.phase === "plenary";
  return html`<p class="row">${open && html`<${Button} onClick=${() => setWriting(true)}>${gettext("Propose an action plan")}</${Button}>`}
      <a href=${ctx.boot.urls.plans}>${gettext("Where all plans stand")}</a></p>
    ${ctx.model.plans.value.length === 0 && html`<p class="soft">${gettext("None yet")}</p>`}
    <div class="desk-cards">${byNeed(ctx.model.plans.value).map((plan) => html`<${PlanCard} key=${plan.id} ctx=${ctx} plan=${plan} />`)}</div>
    ${writing && html`<${PlanForm} ctx=${ctx} onClose=${() => setWriting(false)} />`}`;
}

/** @param {{ctx: Ctx}} props */
export function Networks({ctx}) {
  const [shown, setShown] = useState(/** @type {number | null} */ (null));
  const network = ctx.model.network(shown);
  return html`<p><a href=${ctx.boot.urls.networks}>${gettext("Who met whom")}</a></p>
    ${ctx.model.networks.value.length === 0 && html`<p class="soft">${gettext("None yet. People found them on their phones.")}</p>`}
    <div class="desk-cards">${ctx.model.networks.value.map((each) => html`<div key=${each.id}><${NetworkCard} ctx=${ctx} network=${each} href=${`${ctx.boot.urls.networks}#/network/${each.id}`} />
      <p><${Button} class="quiet" onClick=${() => setShown(each.id)}>${gettext("Members and meetings")}</${Button}></p></div>`)}</div>
    ${network && html`<${Dialog} open onClose=${() => setShown(null)} title=${network.name}><${NetworkSheet} ctx=${ctx} network=${network} /></${Dialog}>`}`;
}
