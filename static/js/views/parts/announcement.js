// The facilitator's words to all, on every screen until they are taken away.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";

/**
 * The live region stays on the page when empty, so that new words are spoken.
 * @param {{text: string | null | undefined}} props
 */
export function Announcement({text}) {
  return html`<div role="status">${text && html`<p class="announcement">
    <${Glyph} name="voice" /><span class="visually-hidden">${gettext("From the facilitator:")}</span>
    ${" "}<span>${text}</span></p>`}</div>`;
}
