// Help for the hardest hour, between notes and groups: offered beside the wall, done in a dialog.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";

/** @typedef {import("#views/console/desk.js").PanelName} PanelName */

/** Which help makes sense when. @type {Record<string, PanelName[]>} */
const WHEN = {notes: ["alike"], market: ["alike", "untangle"], sessions: ["alike", "untangle"]};

/** @param {PanelName} name @returns {[string, string]} */
const words = (name) => (name === "alike"
  ? [gettext("Notes that look alike"), gettext("Perhaps two conveners want to join forces.")]
  : [gettext("Untangle sign-ups"), gettext("When people want to be in two places at once.")]);

/** @param {{desk: import("#views/console/desk.js").Desk, phase: string}} props */
export function HelpNow({desk, phase}) {
  const offered = WHEN[phase] ?? [];
  if (offered.length === 0) return null;
  return html`<section class="side-part help-now" aria-labelledby="help-now-name"><h2 id="help-now-name"><${Glyph} name="wall" />${gettext("Help with the wall")}</h2>
    ${offered.map((name) => {
      const [title, why] = words(name);
      return html`<div key=${name}><button type="button" class="button" aria-haspopup="dialog" onClick=${() => { desk.panel.value = name; }}>${title}</button>
        <p class="soft small">${why}</p></div>`;
    })}</section>`;
}
