// The wall when it is over: thanks, and where all of it stays.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
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
      <p class="opening-soon">${gettext("You will find all of it at the same address, tomorrow too.")}
        ${" "}${gettext("The book of the day is there as well: under Me, Take it home.")}</p>
    </div>
    <div class="opening-join"><${Join} boot=${ctx.boot} label=${gettext("The notes stay here:")} /></div>
  </main>`;
}
