// Where every action plan stands, as a board and as a list.
import {html} from "htm/preact";
import {render} from "preact";
import {gettext} from "#i18n.js";

/** @param {import("#types.js").Ctx} ctx */
export function mount(ctx) {
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  root.replaceChildren();
  render(html`<main class="shell"><h1>${gettext("Action plans")}</h1></main>`, root);
}
