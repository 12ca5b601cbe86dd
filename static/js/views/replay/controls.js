// Play and hold, from moment to moment, how fast, and back to now.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {SPEEDS} from "#views/replay/player.js";

/** @typedef {import("#views/replay/stage.js").Scene} Scene */

/** @param {{scene: Scene, running: boolean}} props running: the day is not over */
export function Controls({scene, running}) {
  const {player} = scene;
  const none = player.length.value === 0;
  const playing = player.playing.value;
  return html`<div class="controls" role="group" aria-label=${gettext("The film")}>
    <button type="button" class="button icon" disabled=${none} aria-label=${gettext("The moment before")} onClick=${() => player.step(-1)}><${Glyph} name="before" /></button>
    <button type="button" class="button primary controls-play" disabled=${none} aria-keyshortcuts="Space" onClick=${player.toggle}>
      <${Glyph} name=${playing ? "pause" : "play"} /><span>${playing ? gettext("Pause") : player.atEnd.value ? gettext("Play the day") : gettext("Play")}</span></button>
    <button type="button" class="button icon" disabled=${none} aria-label=${gettext("The next moment")} onClick=${() => player.step(1)}><${Glyph} name="after" /></button>
    <${Speed} player=${player} />
    ${running && player.atEnd.value && !playing && html`<span class="controls-now">${gettext("Follows along now")}</span>`}
    ${running && !player.atEnd.value && html`<button type="button" class="button" onClick=${() => player.seek(player.length.peek())}>${gettext("Now")}</button>`}
  </div>`;
}

/** @param {{player: Scene["player"]}} props */
function Speed({player}) {
  return html`<div class="segmented controls-speed" role="group" aria-label=${gettext("Speed")}>${SPEEDS.map((speed) => html`<button type="button" key=${speed}
    aria-pressed=${String(player.speed.value === speed)} onClick=${() => { player.speed.value = speed; }}>${
      speed === 0.5 ? "½" : speed}×</button>`)}</div>`;
}
