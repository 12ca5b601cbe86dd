// Proposing an action plan, or changing one.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {draftFor} from "#views/parts/draft.js";
import {Field} from "#views/parts/field.js";
import {PersonPicker} from "#views/parts/person-picker.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */
/** @typedef {{ctx: Ctx, onClose: () => void, plan?: PlanRow, topic?: number | null, conclusion?: number | null, network?: number | null}} Props */

const FIELDS = ["what", "first_step", "due", "owner"];

/** @param {Props} props */
function useDraft({ctx, plan, topic = null, conclusion = null, network = null}) {
  const from = plan ? `${plan.id}` : `new ${topic ?? ""} ${conclusion ?? ""} ${network ?? ""}`;
  return draftFor(`plan:${ctx.boot.code}:${ctx.boot.me}:${from}`, {
    what: plan?.what ?? "", first_step: plan?.first_step ?? "", due: plan?.due ?? "",
    owner: plan ? plan.owner : /** @type {number | null} */ (null),
  });
}

/** @param {Props} props */
export function PlanForm(props) {
  const {ctx, onClose, plan, topic = null, conclusion = null, network = null} = props;
  const draft = useDraft(props);
  const {busy, problem, run} = useAction(ctx);
  const typed = draft.words.value;
  /** @param {"what" | "first_step" | "due"} name */
  const write = (name) => (/** @type {string} */ words) => draft.write({[name]: words});
  const send = async () => {
    const fields = {...typed, due: typed.due || null};
    const done = plan
      ? await run("plan.edit", {plan: plan.id, ...fields})
      : await run("plan.propose", {...fields, topic, conclusion, network});
    if (done) { draft.clear(); onClose(); }
  };
  return html`<${Dialog} open onClose=${onClose} title=${plan ? gettext("Change the plan") : gettext("Propose an action plan")}>
    <form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void send(); }}>
      <${Field} name="what" label=${gettext("What will be done?")} required=${true} multiline=${true} maxlength=${280} value=${typed.what} errors=${problem?.errors} onInput=${write("what")} />
      <${Field} name="first_step" label=${gettext("The first step")} hint=${gettext("Something small that can happen within days.")} maxlength=${280} value=${typed.first_step} errors=${problem?.errors} onInput=${write("first_step")} />
      <${Field} name="due" type="date" label=${gettext("By when")} value=${typed.due} errors=${problem?.errors} onInput=${write("due")} />
      <${Owner} ctx=${ctx} owner=${typed.owner} onChoose=${(/** @type {number | null} */ owner) => draft.write({owner})} />
      <${ProblemBox} problem=${problem} fields=${FIELDS} />
      <${Button} type="submit" class="primary wide" busy=${busy}>${plan ? gettext("Save") : gettext("Propose it")}</${Button}>
    </form>
  </${Dialog}>`;
}

/** @param {{ctx: Ctx, owner: number | null, onChoose: (owner: number | null) => void}} props */
function Owner({ctx, owner, onChoose}) {
  const [choosing, setChoosing] = useState(owner !== null && owner !== ctx.boot.me);
  const me = ctx.boot.me;
  /** @param {boolean} chosen @param {string} words @param {() => void} choose */
  const choice = (chosen, words, choose) => html`<button type="button" aria-pressed=${String(chosen)} onClick=${choose}>${words}</button>`;
  return html`<fieldset class="field"><legend>${gettext("Who sees to it?")}</legend>
    <div class="segmented">
      ${choice(!choosing && owner === null, gettext("Nobody yet"), () => { setChoosing(false); onChoose(null); })}
      ${me !== null && choice(!choosing && owner === me, gettext("I do"), () => { setChoosing(false); onChoose(me); })}
      ${choice(choosing, gettext("Somebody else"), () => setChoosing(true))}
    </div>
    ${choosing && html`<p class="soft small">${gettext("Only somebody who has said yes.")}</p>
      <${PersonPicker} ctx=${ctx} chosen=${owner} onChoose=${(/** @type {{id: number}} */ person) => onChoose(person.id)} />`}
  </fieldset>`;
}
