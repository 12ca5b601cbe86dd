// One action plan: what, the first step, who sees to it, by when, how it goes, and what I may do.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {date, gettext, ngettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {PlanForm} from "#views/parts/plan/form.js";
import {ProgressDialog} from "#views/parts/plan/progress.js";
import {SureButton} from "#views/parts/sure-button.js";
import {overdue, planState, today} from "#views/parts/plan/state.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */

/** @param {{ctx: Ctx, plan: PlanRow, level?: number}} props */
export function PlanCard({ctx, plan, level = 3}) {
  const Heading = `h${level}`;
  return html`<article class="card plan-card" data-plan=${plan.id} data-state=${plan.state} data-unowned=${plan.owner === null || null}>
    <${Heading} class="plan-what">${plan.what}</${Heading}>
    <${PlanFacts} ctx=${ctx} plan=${plan} />
    ${plan.note && html`<p class="plan-note">${plan.note}${plan.progress_at && html` <span class="soft small">${date(plan.progress_at)}</span>`}</p>`}
    ${ctx.me.value && html`<${Deeds} ctx=${ctx} plan=${plan} />`}
  </article>`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
export function PlanFacts({ctx, plan}) {
  const {model, clock} = ctx;
  const late = overdue(plan, today(clock.now(), model.event.value?.timezone ?? "UTC"));
  const owner = plan.owner === null ? null : model.person(plan.owner);
  return html`<dl class="facts">
    ${plan.first_step && html`<div><dt>${gettext("First step")}</dt><dd>${plan.first_step}</dd></div>`}
    <div><dt>${gettext("Seen to by")}</dt><dd>${owner
      ? html`${owner.name}${owner.organisation && html`<span class="soft">, ${owner.organisation}</span>`}`
      : html`<span class="chip" data-kind="warn">${gettext("Nobody yet")}</span>`}</dd></div>
    ${plan.due && html`<div><dt>${gettext("By")}</dt><dd>${date(plan.due)} ${late && html`<span class="chip" data-kind="warn">${gettext("the day has passed")}</span>`}</dd></div>`}
    <div><dt>${gettext("State")}</dt><dd>${planState(plan.state)}</dd></div>
    <${From} ctx=${ctx} plan=${plan} />
    <${Helpers} ctx=${ctx} plan=${plan} />
  </dl>`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
function From({ctx, plan}) {
  const topic = ctx.model.topic(plan.topic);
  const conclusion = ctx.model.conclusion(plan.conclusion);
  const network = ctx.model.network(plan.network);
  if (!conclusion && !network && (!topic || topic.hidden)) return null;
  return html`<div><dt>${gettext("Comes from")}</dt><dd>${[
    topic && !topic.hidden && `${topic.number} ${topic.title}`, conclusion?.text, network?.name,
  ].filter(Boolean).join(" · ")}</dd></div>`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
function Helpers({ctx, plan}) {
  const people = ctx.model.supporters(plan.id);
  if (people.length === 0) return null;
  return html`<div><dt>${ngettext("Helper", "Helpers", people.length)}</dt><dd>${people.map((id) => ctx.model.person(id).name).join(", ")}</dd></div>`;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
function Deeds({ctx, plan}) {
  const [open, setOpen] = useState(/** @type {"progress" | "change" | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  const me = ctx.boot.me ?? 0;
  const boss = ctx.role.value === "facilitator";
  const owns = plan.owner === me;
  const helps = ctx.model.supporters(plan.id).includes(me);
  const shut = () => setOpen(null);
  return html`<div class="row plan-deeds">
      ${plan.owner === null && html`<${Button} class="primary" busy=${busy} onClick=${() => run("plan.take", {plan: plan.id})}>${gettext("I will see to it")}</${Button}>`}
      ${(owns || boss) && html`<${Button} class=${owns ? "primary" : ""} onClick=${() => setOpen("progress")}>${gettext("How does it go?")}</${Button}>`}
      ${!owns && html`<${Button} busy=${busy} aria-pressed=${String(helps)} onClick=${() => run(helps ? "plan.unsupport" : "plan.support", {plan: plan.id})}>${helps ? gettext("I won’t help after all") : gettext("I will help")}</${Button}>`}
      ${(owns || boss || plan.proposer === me) && html`<${Button} class="quiet" onClick=${() => setOpen("change")}>${gettext("Change")}</${Button}
        ><${SureButton} busy=${busy} onClick=${() => run("plan.withdraw", {plan: plan.id})}>${gettext("Take it back")}</${SureButton}>`}
    </div>
    <${ProblemBox} problem=${problem} />
    ${open === "progress" && html`<${ProgressDialog} ctx=${ctx} plan=${plan} onClose=${shut} />`}
    ${open === "change" && html`<${PlanForm} ctx=${ctx} plan=${plan} onClose=${shut} />`}`;
}
