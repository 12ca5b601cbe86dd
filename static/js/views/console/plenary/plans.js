// Plans at the facilitator's desk: those nobody sees to first, and what can be done about each.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {PersonPicker} from "#views/parts/person-picker.js";
import {PlanFacts, PlanNote} from "#views/parts/plan/card.js";
import {PlanForm} from "#views/parts/plan/form.js";
import {byNeed} from "#views/parts/plan/order.js";
import {ProgressDialog} from "#views/parts/plan/progress.js";
import {unowned} from "#views/parts/plan/state.js";
import {SureButton} from "#views/parts/sure-button.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */

/** @param {{ctx: Ctx}} props */
export function Plans({ctx}) {
  const [writing, setWriting] = useState(false);
  const open = ctx.model.event.value?.phase === "plenary";
  const plans = byNeed(ctx.model.plans.value);
  return html`<p class="row">${open && html`<${Button} onClick=${() => setWriting(true)}>${gettext("Propose an action plan")}</${Button}>`}
      <a class="button quiet" href=${ctx.boot.urls.plans} target="_blank" rel="noopener">${gettext("Where all plans stand")}</a></p>
    ${plans.length === 0 && html`<p class="empty">${gettext("None yet. Anybody can propose one, on their phone or out loud.")}</p>`}
    ${plans.map((plan) => html`<${OnePlan} key=${plan.id} ctx=${ctx} plan=${plan} />`)}
    ${writing && html`<${PlanForm} ctx=${ctx} onClose=${() => setWriting(false)} />`}`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
function OnePlan({ctx, plan}) {
  return html`<article class="card plan-card desk-plan" data-plan=${plan.id} data-state=${plan.state} data-unowned=${unowned(plan) || null}>
    <h3 class="plan-what">${plan.what}</h3>
    <${PlanFacts} ctx=${ctx} plan=${plan} />
    <${PlanNote} plan=${plan} />
    <${Deeds} ctx=${ctx} plan=${plan} />
  </article>`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
function Deeds({ctx, plan}) {
  const [open, setOpen] = useState(/** @type {"owner" | "progress" | "change" | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  const shut = () => setOpen(null);
  return html`<div class="desk-deeds">
      <${Button} class=${unowned(plan) ? "primary" : "quiet"} onClick=${() => setOpen("owner")}>${plan.owner === null ? gettext("Who sees to it?") : gettext("Somebody else sees to it")}</${Button}>
      <${Button} class="quiet" onClick=${() => setOpen("progress")}>${gettext("How does it go?")}</${Button}>
      <${Button} class="quiet" onClick=${() => setOpen("change")}>${gettext("Change")}</${Button}>
      <${SureButton} busy=${busy} onClick=${() => run("plan.withdraw", {plan: plan.id}, toldWithUndo(ctx, gettext("The plan is taken back.")))}>${gettext("Take it back")}</${SureButton}>
    </div>
    <${ProblemBox} problem=${problem} />
    ${open === "owner" && html`<${OwnerDialog} ctx=${ctx} plan=${plan} onClose=${shut} />`}
    ${open === "progress" && html`<${ProgressDialog} ctx=${ctx} plan=${plan} onClose=${shut} />`}
    ${open === "change" && html`<${PlanForm} ctx=${ctx} plan=${plan} onClose=${shut} />`}`;
}

/** @param {{ctx: Ctx, plan: PlanRow, onClose: () => void}} props */
function OwnerDialog({ctx, plan, onClose}) {
  const {busy, problem, run} = useAction(ctx);
  /** @param {number | null} owner */
  const give = async (owner) => { if (!busy && await run("plan.edit", {plan: plan.id, owner})) onClose(); };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Who sees to it?")}>
    <p><strong>${plan.what}</strong></p>
    <p class="soft">${gettext("Only somebody who has said yes.")}</p>
    ${plan.owner !== null && html`<p><${Button} busy=${busy} onClick=${() => give(null)}>${gettext("Nobody for now")}</${Button}></p>`}
    <${PersonPicker} ctx=${ctx} chosen=${plan.owner} onChoose=${(/** @type {{id: number}} */ person) => give(person.id)} />
    <${ProblemBox} problem=${problem} />
  </${Dialog}>`;
}
