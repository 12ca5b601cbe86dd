// Whose colour is whose; a press shows that organisation and those it has ties with.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {COLOURS} from "#views/networks/graph.js";

/** @param {{look: import("./look.js").Look}} props */
export function Legend({look}) {
  const {organisations, homes} = look.people.value;
  const {organisation} = look.filters;
  const large = organisations.slice(0, COLOURS);
  const others = organisations.slice(COLOURS);
  const none = homes.filter((home) => home === "").length;
  if (homes.length === 0) return null;
  return html`<div class="legend"><ul class="list" aria-label=${gettext("Organisations and their colours")}>${large.map(({key, name, size, colour}) => html`<li key=${key}>
      <button type="button" class="legend-one" aria-pressed=${String(organisation.value === key)}
        onClick=${() => { organisation.value = organisation.value === key ? "" : key; }}><span class="swatch" data-colour=${colour} aria-hidden="true"></span><span class="legend-name">${name}</span> <span class="soft numerals">${size}</span></button></li>`)}
    ${others.length > 0 && html`<li class="legend-rest"><span class="swatch" data-colour="0" aria-hidden="true"></span><span class="legend-name">${others.length === 1 ? others[0].name : interpolate(gettext("%(n)s smaller organisations"), {n: others.length}, true)}</span> <span class="soft numerals">${others.reduce((sum, {size}) => sum + size, 0)}</span></li>`}
    ${none > 0 && html`<li class="legend-rest"><span class="swatch" data-colour="none" aria-hidden="true"></span><span>${gettext("no organisation given")}</span> <span class="soft numerals">${none}</span></li>`}</ul></div>`;
}
