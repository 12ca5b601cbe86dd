// Beside the grid: the way in, how many are here, and the notes that have no place yet.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Join} from "#views/wall/join.js";
import {Here} from "#views/wall/here.js";
import {WallNote} from "#views/wall/wall-note.js";
import {createPager} from "#views/wall/pager.js";
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
 * Turns its own pages, for the grid may have only one; the space bar holds both.
 * @param {{ctx: any, most: number}} props most: how many notes fit
 */
export function Unplaced({ctx, most}) {
  const [pager] = useState(createPager);
  const unplaced = ctx.model.unplaced.value;
  const pages = evenly(unplaced, most);
  const freshPage = pages.findIndex((page) => page.some((/** @type {any} */ topic) => ctx.fresh.value.has(topic.id)));
  const index = freshPage >= 0 ? freshPage : Math.min(pager.page.value, pages.length - 1);
  const held = ctx.pager.paused.value;
  useEffect(() => pager.resize(pages.length), [pages.length]);
  useEffect(() => { pager.paused.value = held; }, [held]);
  useEffect(() => pager.stop, []);
  return html`<section class="unplaced" aria-label=${gettext("Notes without a place")}>
    <h2>${gettext("Looking for a place")}${pages.length > 1 && html` <span class="unplaced-page numerals">${
      interpolate(gettext("%(page)s of %(pages)s"), {page: index + 1, pages: pages.length}, true)}</span>`}</h2>
    <div class="unplaced-notes">
      ${(pages[index] ?? []).map((/** @type {any} */ topic) => html`<${WallNote} key=${topic.id} topic=${topic} ctx=${ctx} />`)}
    </div>
  </section>`;
}
