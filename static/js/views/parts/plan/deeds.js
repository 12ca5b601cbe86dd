// What somebody may do with a plan: see to it, tell how it goes, help, change it, take it back.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {PlanForm} from "#views/parts/plan/form.js";
import {ProgressDialog} from "#views/parts/plan/progress.js";
import {over, unowned} from "#views/parts/plan/state.js";
import {SureButton} from "#views/parts/sure-button.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */

/**
 * The first is the likeliest; `brief` keeps the others behind one press.
 * @param {{ctx: Ctx, plan: PlanRow, brief?: boolean}} props
 */
export function PlanDeeds({ctx, plan, brief = false}) {
  const [open, setOpen] = useState(/** @type {"progress" | "change" | null} */ (null));
  const action = useAction(ctx);
  if (!ctx.me.value) return null;
  const [first, ...more] = deeds({ctx, plan, action, setOpen});
  if (!first) return null;
  const shut = () => setOpen(null);
  return html`<div class="row plan-deeds">${first}${brief && more.length > 0
      ? html`<details class="plan-more"><summary>${gettext("More")}<span class="visually-hidden">: ${plan.what}</span></summary><div class="row">${more}</div></details>`
      : more}</div>
    <${ProblemBox} problem=${action.problem} />
    ${open === "progress" && html`<${ProgressDialog} ctx=${ctx} plan=${plan} onClose=${shut} />`}
    ${open === "change" && html`<${PlanForm} ctx=${ctx} plan=${plan} onClose=${shut} />`}`;
}

/**
 * The buttons of whoever looks, the likeliest first.
 * @param {{ctx: Ctx, plan: PlanRow, action: ReturnType<typeof useAction>, setOpen: (open: "progress" | "change") => void}} props
 */
function deeds({ctx, plan, action: {busy, run}, setOpen}) {
  const me = ctx.boot.me;
  const boss = ctx.role.value === "facilitator";
  const owns = plan.owner === me;
  const helps = ctx.model.supporters(plan.id).includes(me ?? 0);
  const about = {plan: plan.id};
  const which = html`<span class="visually-hidden">: ${plan.what}</span>`; // many buttons say the same
  return [
    unowned(plan) && html`<${Button} class="primary" busy=${busy} onClick=${() => run("plan.take", about)}>${gettext("I will see to it")}${which}</${Button}>`,
    (owns || boss) && html`<${Button} class=${owns ? "primary" : ""} onClick=${() => setOpen("progress")}>${gettext("How does it go?")}${which}</${Button}>`,
    !owns && (helps || !over(plan)) && html`<${Button} busy=${busy} aria-pressed=${String(helps)} onClick=${() => run(helps ? "plan.unsupport" : "plan.support", about)}>${
      helps ? gettext("I won’t help after all") : gettext("I will help")}${which}</${Button}>`,
    (owns || boss || plan.proposer === me) && html`<${Button} class="quiet" onClick=${() => setOpen("change")}>${gettext("Change")}${which}</${Button}>`,
    (owns || boss || plan.proposer === me) && html`<${SureButton} busy=${busy} onClick=${() => run("plan.withdraw", about)}>${gettext("Take it back")}${which}</${SureButton}>`,
  ].filter(Boolean);
}
