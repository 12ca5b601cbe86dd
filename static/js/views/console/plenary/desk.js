// The facilitator's desk in plenary: what the wall shows, and one subject at a time.
import {html} from "htm/preact";
import {signal} from "@preact/signals";
import {gettext} from "#i18n.js";
import {Back} from "#views/console/plenary/back.js";
import {Conclusions} from "#views/console/plenary/conclusions.js";
import {Dots} from "#views/console/plenary/dots.js";
import {Networks, Plans} from "#views/console/plenary/outcomes.js";
import {Scenes} from "#views/console/plenary/scenes.js";

/** @typedef {import("#types.js").Ctx} Ctx */

const SUBJECTS = {back: Back, dots: Dots, conclusions: Conclusions, plans: Plans, networks: Networks};
/** @typedef {keyof typeof SUBJECTS} Subject */

const open = signal(/** @type {Subject} */ ("back"));

/** @param {Subject} subject @param {Ctx} ctx @returns {[string, number]} its name, and how many wait there */
function about(subject, {model}) {
  switch (subject) {
    case "dots": return [gettext("Dots"), 0];
    case "conclusions": return [gettext("Conclusions"), model.conclusions.value.filter((each) => !each.adopted).length];
    case "plans": return [gettext("Action plans"), model.plans.value.filter((plan) => plan.owner === null).length];
    case "networks": return [gettext("Networks"), 0];
    default: return [gettext("Notes back"), model.onTheWall.value.filter((topic) => topic.state === "closed").length];
  }
}

/** @param {{ctx: Ctx, onGrid: () => void}} props onGrid: to the grid of notes */
export function PlenaryDesk({ctx, onGrid}) {
  const Shown = SUBJECTS[open.value];
  return html`<section class="plenary-desk" aria-label=${gettext("Plenary")}>
    <${Scenes} ctx=${ctx} />
    <div class="subjects"><div class="segmented" role="tablist" aria-label=${gettext("What you work on")}>${/** @type {Subject[]} */ (Object.keys(SUBJECTS)).map((subject) => {
      const [name, waiting] = about(subject, ctx);
      return html`<button type="button" role="tab" key=${subject} id=${`tab-${subject}`} aria-selected=${String(open.value === subject)} aria-controls="subject"
        onClick=${() => { open.value = subject; }}>${name}${waiting > 0 && html` <span class="numerals">${waiting}</span>`}</button>`;
    })}</div><button type="button" class="button quiet" onClick=${onGrid}>${gettext("The grid of notes")}</button></div>
    <div class="subject" id="subject" role="tabpanel" tabindex="0" aria-labelledby=${`tab-${open.value}`}><${Shown} ctx=${ctx} /></div>
  </section>`;
}
