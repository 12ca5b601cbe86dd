// The wall when it is over: thanks, and where all of it stays.
import {html} from "htm/preact";
import {enumerate, gettext, interpolate, ngettext} from "#i18n.js";
import {DemoMark} from "#views/wall/band.js";
import {Join} from "#views/wall/join.js";

/** @param {{event: any, ctx: any}} props */
export function Closing({event, ctx}) {
  const topics = ctx.model.onTheWall.value;
  const notes = topics.length;
  const comments = topics.reduce((/** @type {number} */ sum, /** @type {any} */ topic) => sum + ctx.model.comments(topic.id).length, 0);
  return html`<main class="opening closing">
    <div class="opening-words">
      <p class="opening-title">${event.theme}<${DemoMark} event=${event} /></p>
      <h1 class="opening-theme">${gettext("Thank you for today")}</h1>
      <p class="opening-soon">${interpolate(ngettext("%(n)s note was on the wall.", "%(n)s notes were on the wall.", notes), {n: notes}, true)}
        ${" "}${comments > 0 && interpolate(ngettext("%(n)s comment was added.", "%(n)s comments were added.", comments), {n: comments}, true)}</p>
      <${CameOfIt} model=${ctx.model} />
      <p class="opening-soon">${gettext("You will find all of it at the same address, tomorrow too.")}
        ${" "}${gettext("The book of the day is there as well: under Me, Take it home.")}</p>
    </div>
    <div class="opening-join"><${Join} boot=${ctx.boot} label=${gettext("The notes stay here:")} /></div>
  </main>`;
}

/** What the meeting agreed on, what will be done, and who go on meeting. @param {{model: import("#wall-model.js").Model}} props */
function CameOfIt({model}) {
  const agreed = model.conclusions.value.filter((conclusion) => conclusion.adopted).length;
  const planned = model.plans.value.filter((plan) => plan.state !== "dropped").length;
  const lasting = model.networks.value.length;
  /** @param {string} pattern @param {number} n */
  const told = (pattern, n) => (n > 0 ? [interpolate(pattern, {n}, true)] : []);
  const came = [
    ...told(ngettext("%(n)s conclusion", "%(n)s conclusions", agreed), agreed),
    ...told(ngettext("%(n)s action plan", "%(n)s action plans", planned), planned),
    ...told(ngettext("%(n)s network", "%(n)s networks", lasting), lasting),
  ];
  return came.length > 0 && html`<p class="opening-soon">${interpolate(gettext("What came of it: %(list)s."), {list: enumerate(came)}, true)}</p>`;
}
