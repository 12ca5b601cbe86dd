// Telling how a plan goes, also long after the day.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {draftFor} from "#views/parts/draft.js";
import {Field} from "#views/parts/field.js";
import {PLAN_STATES, planState} from "#views/parts/plan/state.js";

/** @param {{ctx: import("#types.js").Ctx, plan: import("#types.js").PlanRow, onClose: () => void}} props */
export function ProgressDialog({ctx, plan, onClose}) {
  const draft = draftFor(`progress:${ctx.boot.code}:${ctx.boot.me}:${plan.id}`, {state: plan.state, note: plan.note});
  const {busy, problem, run} = useAction(ctx);
  const {state, note} = draft.words.value;
  const send = async () => { if (await run("plan.progress", {plan: plan.id, state, note})) { draft.clear(); onClose(); } };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("How does it go?")}>
    <form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void send(); }}>
      <p><strong>${plan.what}</strong></p>
      <fieldset class="field"><legend>${gettext("Where it stands")}</legend>
        <div class="plan-states">${PLAN_STATES.map((each) => html`<label key=${each} class="check"><input type="radio" name="state" value=${each} checked=${state === each}
          onChange=${() => draft.write({state: each})} />${planState(each)}</label>`)}</div></fieldset>
      <${Field} name="note" label=${gettext("A few words to the others")} multiline=${true} maxlength=${1000} value=${note} errors=${problem?.errors}
        onInput=${(/** @type {string} */ words) => draft.write({note: words})} />
      <${ProblemBox} problem=${problem} fields=${["note"]} />
      <${Button} type="submit" class="primary wide" busy=${busy}>${gettext("Tell it")}</${Button}>
    </form>
  </${Dialog}>`;
}
