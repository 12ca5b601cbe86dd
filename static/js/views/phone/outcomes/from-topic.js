// On a note: what may come of it. A conclusion, a plan or a network, straight from the conversation.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {ConclusionForm} from "#views/parts/conclusion/form.js";
import {Button} from "#views/parts/doing.js";
import {NetworkForm} from "#views/parts/network/form.js";
import {PlanForm} from "#views/parts/plan/form.js";
import {go} from "#views/parts/route.js";

/** @param {{ctx: import("#types.js").Ctx, topic: import("#types.js").TopicRow, phase: string}} props */
export function FromTopic({ctx, topic, phase}) {
  const [open, setOpen] = useState(/** @type {"conclusion" | "plan" | "network" | null} */ (null));
  if (!["sessions", "plenary"].includes(phase)) return null;
  const shut = () => setOpen(null);
  const plans = ctx.model.plans.value.filter((plan) => plan.topic === topic.id);
  const networks = ctx.model.networks.value.filter((network) => network.topic === topic.id);
  return html`<section class="stack from-topic"><h2>${gettext("What comes of it")}</h2>
    ${plans.length + networks.length > 0 && html`<ul>${plans.map((plan) => html`<li key=${`p${plan.id}`}><a href="#/plans">${plan.what}</a></li>`)}${
      networks.map((network) => html`<li key=${`n${network.id}`}><a href=${`#/network/${network.id}`}>${network.name}</a></li>`)}</ul>`}
    <div class="row">
      ${phase === "plenary" && html`<${Button} onClick=${() => setOpen("conclusion")}>${gettext("Propose a conclusion")}</${Button}>`}
      <${Button} onClick=${() => setOpen("plan")}>${gettext("Propose an action plan")}</${Button}>
      <${Button} onClick=${() => setOpen("network")}>${gettext("Found a network")}</${Button}>
    </div>
    ${open === "conclusion" && html`<${ConclusionForm} ctx=${ctx} topic=${topic.id} onClose=${shut} />`}
    ${open === "plan" && html`<${PlanForm} ctx=${ctx} topic=${topic.id} onClose=${shut} />`}
    ${open === "network" && html`<${NetworkForm} ctx=${ctx} topic=${topic.id} founded=${(/** @type {number} */ id) => go(`#/network/${id}`)} onClose=${shut} />`}
  </section>`;
}
