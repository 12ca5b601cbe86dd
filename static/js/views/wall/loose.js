// Notes without a place, when they are too many to hang beside the grid, or when there is no grid.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {WallNote} from "#views/wall/wall-note.js";

/** @param {{topics: any[], columns: number, ctx: any}} props */
export function Loose({topics, columns, ctx}) {
  /** @param {any} element */
  const size = (element) => element?.style.setProperty("--columns", String(columns));
  return html`<section class="loose" aria-label=${gettext("Notes without a place")} ref=${size}>
    <h2>${gettext("Looking for a place")}</h2>
    <div class="loose-notes">
      ${topics.map((topic) => html`<${WallNote} key=${topic.id} topic=${topic} ctx=${ctx} />`)}
    </div>
  </section>`;
}
