// The film from end to end, with how busy it was: drag, press, or move with the keys.
import {html} from "htm/preact";
import {useRef} from "preact/hooks";
import {useSignalEffect} from "@preact/signals";
import {gettext} from "#i18n.js";
import {Chart} from "#views/replay/chart.js";
import {pictureWords} from "#views/replay/words.js";

/** @typedef {import("#views/replay/stage.js").Scene} Scene */

/** @param {{scene: Scene}} props */
export function Scrubber({scene}) {
  const {reading} = scene;
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useSeen(scene, box);
  const day = reading.day.value;
  if (!day) return html`<p class="scrub-none" role="status">${reading.failing.value
    ? gettext("The day cannot be read just now. We keep trying.") : gettext("Reading the day …")}</p>`;
  if (day.film.length === 0) return html`<p class="scrub-none">${gettext("Nothing has happened yet. It begins with the first note.")}</p>`;
  return html`<div class="scrub" ref=${box}>
    <${Chart} film=${day.film} />
    <${Range} scene=${scene} length=${day.film.length} />
    <i class="scrub-head" aria-hidden="true"></i>
  </div>`;
}

/**
 * Its words for a screen reader follow when the film stands still; read out while it plays they would never end.
 * @param {{scene: Scene, length: number}} props
 */
function Range({scene, length}) {
  const {player, past, reading} = scene;
  const words = useRef("");
  if (!player.playing.value) words.current = pictureWords(past, reading.day.value);
  return html`<input class="scrub-range" type="range" min="0" max=${length} step="any" value=${player.at.peek()} aria-label=${gettext("Time of the day")}
    aria-valuetext=${words.current} onInput=${(/** @type {any} */ event) => player.seek(Number(event.currentTarget.value))} />`;
}

/** The place one is at, told to the slider and the stylesheet without drawing anything anew. @param {Scene} scene @param {{current: HTMLElement | null}} box */
export function useSeen({reading, player}, box) {
  useSignalEffect(() => {
    const {value: at} = player.at;
    const {value: length} = player.length;
    reading.day.value; // read: with the day the box is there
    queueMicrotask(() => {
      const range = /** @type {HTMLInputElement | null | undefined} */ (box.current?.querySelector("input"));
      if (range) range.value = String(at);
      box.current?.style.setProperty("--seen", String(length > 0 ? at / length : 1));
    });
  });
}
