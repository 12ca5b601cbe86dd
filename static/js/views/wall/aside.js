// Beside the grid: the way in, how many are here, and the notes that have no place yet.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Join} from "#views/wall/join.js";
import {Here} from "#views/wall/here.js";
import {WallNote} from "#views/wall/wall-note.js";
import {evenly} from "#views/wall/paging.js";

/**
 * @param {{ctx: any, children?: any}} props children: what hangs under the way in
 */
export function Aside({ctx, children}) {
  return html`<aside class="beside" data-roomy=${children ? null : true}>
    <${Join} boot=${ctx.boot}><${Here} ctx=${ctx} /></${Join}>
    ${children}
  </aside>`;
}

/**
 * @param {{ctx: any, most: number, turn: number}} props most: how many notes fit;
 *   turn: counts pages turned on the grid, and turns these with it
 */
export function Unplaced({ctx, most, turn}) {
  const unplaced = ctx.model.unplaced.value;
  const pages = evenly(unplaced, most);
  const freshPage = pages.findIndex((page) => page.some((/** @type {any} */ topic) => ctx.fresh.value.has(topic.id)));
  const index = freshPage >= 0 ? freshPage : turn % Math.max(1, pages.length);
  return html`<section class="unplaced" aria-label=${gettext("Notes without a place")}>
    <h2>${gettext("Looking for a place")}${pages.length > 1 && html` <span class="unplaced-page numerals">${
      interpolate(gettext("%(page)s of %(pages)s"), {page: index + 1, pages: pages.length}, true)}</span>`}</h2>
    <div class="unplaced-notes">
      ${(pages[index] ?? []).map((/** @type {any} */ topic) => html`<${WallNote} key=${topic.id} topic=${topic} ctx=${ctx} />`)}
    </div>
  </section>`;
}
