// The film's tools, the same under every picture of the day: what is told, the scrubber, the buttons, the keys.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {useSignalEffect} from "@preact/signals";
import {gettext} from "#i18n.js";
import {Controls} from "#views/replay/controls.js";
import {deeds, listen} from "#views/replay/keys.js";
import {Scrubber} from "#views/replay/scrubber.js";
import {pictureWords} from "#views/replay/words.js";

/** @typedef {import("#views/replay/stage.js").Scene} Scene */

const SPOKEN = 500; // ms without another picture before this one is told

/** @param {{scene: Scene, running: boolean, children?: any}} props */
export function Tools({scene, running, children}) {
  useEffect(() => listen(deeds(scene.player)), []);
  return html`<section class="film-tools" aria-label=${gettext("Through the day")}>
    <p class="film-news" key=${scene.news.value}>${scene.news.value || "\u00a0"}</p>
    ${children}
    <${Scrubber} scene=${scene} />
    <${Controls} scene=${scene} running=${running} />
    <p class="film-how soft small">${gettext("The film dwells where much happens, and hurries through long stretches where nothing does.")}
      ${" "}<span>${gettext("Space plays and pauses. The arrows go from moment to moment, Home and End to the ends.")}</span></p>
    <${Spoken} scene=${scene} />
  </section>`;
}

/** What a screen reader hears when the picture has come to rest. @param {{scene: Scene}} props */
function Spoken({scene}) {
  const [words, setWords] = useState("");
  const first = useRef(true);
  useSignalEffect(() => {
    const told = `${pictureWords(scene.past, scene.reading.day.value)}. ${scene.news.value}`;
    if (scene.player.playing.value || !scene.reading.day.value) return undefined;
    if (first.current) { first.current = false; return undefined; }
    const timer = setTimeout(() => setWords(told), SPOKEN);
    return () => clearTimeout(timer);
  });
  return html`<p class="visually-hidden" role="status">${words}</p>`;
}
