// Beside the picture: what the clock said, where the meeting was, and how many notes and people there were.
import {html} from "htm/preact";
import {useComputed} from "@preact/signals";
import {phaseName} from "#views/parts/phase.js";
import {clockWords, dayWords, noteCount, peopleCount} from "#views/replay/words.js";

/** @param {{scene: import("#views/replay/stage.js").Scene}} props */
export function Clock({scene}) {
  const {past, reading} = scene;
  const clock = useComputed(() => clockWords(past.time.value));
  const date = useComputed(() => dayWords(reading.day.value, past.time.value));
  const phase = past.model.event.value?.phase ?? "";
  return html`<div class="lapse-clock">
    ${date.value && html`<p class="lapse-day">${date.value}</p>`}
    <p class="lapse-time numerals">${clock.value}</p>
    <p class="lapse-phase" key=${phase}>${phaseName(phase)}</p>
    <p class="lapse-counts numerals"><span>${noteCount(past.model.onTheWall.value.length)}</span> <span>${peopleCount(past.store.table("person").size)}</span></p>
  </div>`;
}
