// Which keys do what, and a switch for those who would rather have none.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {SCENES, sceneName} from "#views/console/plenary/showing.js";

/** @param {{desk: import("#views/console/desk.js").Desk}} props */
export function ShortcutsHelp({desk}) {
  /** @param {string[]} keys @param {string} words */
  const line = (keys, words) => html`<div class="key-line"><dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${words}</dd></div>`;
  return html`<div class="field"><label class="check"><input type="checkbox" checked=${desk.keysOn.value}
        onChange=${(/** @type {any} */ event) => desk.setKeys(event.currentTarget.checked)} /><span>${gettext("Single keys do something on this device")}</span></label></div>
    <dl class="keys" data-off=${!desk.keysOn.value || null}>
      ${line(["b"], gettext("Pass the baton on"))}
      ${line(["+", "-"], gettext("The next phase, the one before"))}
      ${line(["/"], gettext("Find a note"))}
      ${line(["?"], gettext("Show this list"))}
    </dl>
    <h3>${gettext("In plenary")}</h3>
    <dl class="keys" data-many data-off=${!desk.keysOn.value || null}>
      ${line(["→", "n"], gettext("Show the next note large"))}
      ${line(["←", "p"], gettext("Show the note before, large"))}
      ${line(["a"], gettext("All notes that are back, page after page"))}
      ${SCENES.map((scene, nth) => line([String(nth)], interpolate(gettext("The wall shows: %(scene)s"), {scene: sceneName(scene)}, true)))}
    </dl>
    <h3>${gettext("To move a note")}</h3>
    <dl class="keys">
      ${line(["Enter"], gettext("on a note’s handle: pick it up, and put it down again"))}
      ${line(["←", "↑", "→", "↓"], gettext("from place to place"))}
      ${line(["Esc"], gettext("put it back"))}
    </dl>`;
}
