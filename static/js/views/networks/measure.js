// The day's own measure: ties across organisations, before and now. Each figure is also the button that
// shows the picture as it was then.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";

/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./data.js").Count} Count */

/** @param {{look: Look}} props */
export function Measure({look}) {
  const measure = look.picture.value?.measure;
  if (!measure) return null;
  return html`<div class="measure" role="group" aria-label=${gettext("Ties across organisations")}>
    <${Choice} look=${look} early=${true} when=${gettext("Before the day")} count=${measure.before} />
    <${Choice} look=${look} early=${false} when=${gettext("Now")} count=${measure.now} />
  </div>`;
}

/** @param {{look: Look, early: boolean, when: string, count: Count}} props */
function Choice({look, early, when, count}) {
  return html`<button type="button" class="measure-choice" data-when=${early ? "before" : "now"} aria-pressed=${String(look.early.value === early)} onClick=${() => { look.early.value = early; }}>
    <span class="measure-when">${when}</span>
    <span class="measure-across"><strong class="numerals">${figure(count.across)}</strong> <span>${ngettext("tie across organisations", "ties across organisations", count.across)}</span></span>
    <span class="measure-within">${interpolate(ngettext("%(n)s within an organisation", "%(n)s within organisations", count.within), {n: figure(count.within)}, true)}</span>
  </button>`;
}

/** "12.345" or "12,345". @param {number} n @returns {string} */
export const figure = (n) => n.toLocaleString(document.documentElement.lang || "en");

/** Why these figures. */
export function HowCounted() {
  return html`<details class="how"><summary>${gettext("How ties are counted")}</summary><div class="stack">
    <p>${gettext("Nobody is asked whom they knew. Before the day, colleagues are taken to know each other: people who wrote the same organisation. Nobody else is.")}</p>
    <p>${gettext("Two people have a tie now when they signed up for the same note, were in a group at the same time, or are in the same network. It crosses organisations when they did not write the same one.")}</p>
    <p>${gettext("A note that more than 150 have signed up for ties nobody: nobody meets that many.")}</p>
  </div></details>`;
}
