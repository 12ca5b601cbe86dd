// How many are with us now.
import {html} from "htm/preact";
import {interpolate, ngettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";

/** @param {{ctx: any}} props */
export function Here({ctx}) {
  const here = ctx.socket.here.value;
  if (!here) return null;
  const words = interpolate(ngettext("%(n)s here now", "%(n)s here now", here), {n: here}, true);
  const [before, after] = words.split(String(here));
  return html`<p class="here"><${Glyph} name="person" />
    <span>${before}<strong class="numerals">${here}</strong>${after}</span></p>`;
}
