// The tools one reaches for now and then, each in a dialog of its own.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {EventWords} from "#views/console/event-words.js";
import {Find} from "#views/console/find.js";
import {Alike} from "#views/console/hints/alike.js";
import {Untangle} from "#views/console/hints/untangle.js";
import {Journal} from "#views/console/journal.js";
import {Links} from "#views/console/links.js";
import {People} from "#views/console/people.js";
import {Places} from "#views/console/places.js";
import {ShortcutsHelp} from "#views/console/shortcuts-help.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#views/console/desk.js").Desk} Desk */
/** @typedef {import("#views/console/desk.js").PanelName} PanelName */

/** @type {Record<PanelName, any>} */
const PANELS = {places: Places, people: People, journal: Journal, event: EventWords, links: Links, alike: Alike, untangle: Untangle, shortcuts: ShortcutsHelp};

/** Opened from beside the wall, where their help is needed (hints/offer.js). */
const ELSEWHERE = new Set(["alike", "untangle"]);

/** @param {PanelName} name */
function panelTitle(name) {
  switch (name) {
    case "places": return gettext("Rooms and times");
    case "people": return gettext("People");
    case "journal": return gettext("Journal");
    case "event": return gettext("About the event");
    case "links": return gettext("Links");
    case "alike": return gettext("Notes that look alike");
    case "untangle": return gettext("Untangle sign-ups");
    default: return gettext("Shortcuts");
  }
}

/** @param {{ctx: Ctx, desk: Desk}} props */
export function Tools({ctx, desk}) {
  return html`<div class="tools"><${Find} ctx=${ctx} desk=${desk} />
    <nav class="tool-buttons" aria-label=${gettext("Tools")}>${/** @type {PanelName[]} */ (Object.keys(PANELS)).filter((name) => !ELSEWHERE.has(name)).map((name) => html`
      <button type="button" key=${name} class="button quiet" aria-haspopup="dialog" onClick=${() => { desk.panel.value = name; }}>${panelTitle(name)}${
        name === "shortcuts" && desk.keysOn.value && html` <kbd aria-hidden="true">?</kbd>`}</button>`)}</nav></div>`;
}

/** @param {{ctx: Ctx, desk: Desk}} props */
export function Panels({ctx, desk}) {
  const name = desk.panel.value;
  if (!name) return null;
  const n = ctx.store.table("person").size;
  const title = name === "people" ? interpolate(ngettext("%(n)s person has joined", "%(n)s people have joined", n), {n}, true) : panelTitle(name);
  return html`<${Dialog} key=${name} open onClose=${() => { desk.panel.value = null; }} title=${title}>
    <div class=${`panel panel-${name}`}><${PANELS[name]} ctx=${ctx} desk=${desk} /></div></${Dialog}>`;
}
