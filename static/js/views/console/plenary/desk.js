// The facilitator's desk in plenary: what the wall shows, and one subject at a time.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Back} from "#views/console/plenary/back.js";
import {Conclusions} from "#views/console/plenary/conclusions.js";
import {Dots} from "#views/console/plenary/dots.js";
import {Networks} from "#views/console/plenary/networks.js";
import {Plans} from "#views/console/plenary/plans.js";
import {Scenes} from "#views/console/plenary/scenes.js";
import {waitingFor} from "#views/console/plenary/waiting-for.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#views/console/desk.js").Desk} Desk */
/** @typedef {import("#views/console/desk.js").Subject} Subject */

/** @type {Record<Subject, any>} */
const SUBJECTS = {back: Back, dots: Dots, conclusions: Conclusions, plans: Plans, networks: Networks};

/** What one works on when the wall shows this; the baton is always at hand. @type {Record<string, Subject>} */
const OF_SCENE = {gallery: "back", dots: "dots", conclusions: "conclusions", plans: "plans", networks: "networks"};

/** @param {Subject} subject @returns {string} */
function subjectName(subject) {
  switch (subject) {
    case "dots": return gettext("Dots");
    case "conclusions": return gettext("Conclusions");
    case "plans": return gettext("Action plans");
    case "networks": return gettext("Networks");
    default: return gettext("Notes back");
  }
}

/** @param {{ctx: Ctx, desk: Desk}} props */
export function PlenaryDesk({ctx, desk}) {
  const open = desk.subject.value;
  const Shown = SUBJECTS[open];
  return html`<section class="plenary-desk" aria-label=${gettext("Plenary")}>
    <${Scenes} ctx=${ctx} onScene=${(/** @type {string} */ scene) => { desk.subject.value = OF_SCENE[scene] ?? open; }} />
    <nav class="subjects" aria-label=${gettext("What you work on")}><ul class="list">${/** @type {Subject[]} */ (Object.keys(SUBJECTS)).map((subject) => html`<li key=${subject}>
        <${Tab} subject=${subject} open=${open === subject} waiting=${waitingFor(ctx, subject)} onClick=${() => { desk.subject.value = subject; }} /></li>`)}</ul>
      <button type="button" class="button quiet" onClick=${() => { desk.grid.value = true; }}>${gettext("The grid of notes")}</button></nav>
    <div class="subject" tabindex="0" role="region" aria-label=${subjectName(open)}><${Shown} ctx=${ctx} /></div>
  </section>`;
}

/** @param {{subject: Subject, open: boolean, waiting: {n: number, words: string} | null, onClick: () => void}} props */
function Tab({subject, open, waiting, onClick}) {
  return html`<button type="button" class="subject-tab" aria-current=${String(open)} onClick=${onClick}>${subjectName(subject)}${
    waiting && html` <span class="badge" aria-hidden="true">${waiting.n}</span><span class="visually-hidden">, ${waiting.words}</span>`}</button>`;
}
