// The whole wall from so far away that titles cannot be read: each note a small paper with its number,
// in the wall's colours. Drawn in one piece, for there may be hundreds and each picture draws all anew.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {noteTitle, stateWord} from "#views/parts/note.js";
import {placeKey} from "#wall-model.js";

/** @typedef {import("#types.js").RoomRow} RoomRow */
/** @typedef {import("#types.js").SlotRow} SlotRow */

const NUMBERED = 18; // px: in lower rows not even a number can be read

/** @param {{blocks: RoomRow[][], slots: SlotRow[], row: number, ctx: any}} props row: how high one is, in pixels */
export function Far({blocks, slots, row, ctx}) {
  const topics = ctx.model.topicsByPlace.value;
  const fresh = ctx.fresh.value;
  const now = ctx.model.currentSlot.value?.id;
  const rows = Math.max(...blocks.map((rooms) => rooms.length));
  return html`<div class="far" data-numbered=${row >= NUMBERED || null} style=${{"--row": `${row}px`, "--rows": rows, "--columns": slots.length, "--blocks": blocks.length}}>
    ${blocks.map((rooms) => html`<div class="far-block" role="table" key=${rooms[0].id} aria-label=${gettext("Notes by room and time")}>
      <div class="far-row" role="row"><span role="columnheader"><span class="visually-hidden">${gettext("Room")}</span></span>
        ${slots.map((slot) => html`<span class="far-slot" role="columnheader" key=${slot.id} data-now=${slot.id === now || null}>${slot.label}</span>`)}</div>
      ${rooms.map((room) => html`<div class="far-row" role="row" key=${room.id}><span class="far-room" role="rowheader">${room.name}</span>
        ${slots.map((slot) => html`<span class="far-place" role="cell" key=${slot.id} data-now=${slot.id === now || null}>${paper(topics.get(placeKey(room.id, slot.id)), fresh)}</span>`)}</div>`)}
    </div>`)}
  </div>`;
}

/** @param {any} topic @param {ReadonlyMap<number, string>} fresh */
function paper(topic, fresh) {
  if (!topic) return null;
  const words = [noteTitle(topic), stateWord(topic)].filter(Boolean).join(", ");
  return html`<article key=${topic.id} class=${fresh.has(topic.id) ? "far-note fresh" : "far-note"} data-note=${topic.id} data-state=${topic.state} data-hidden=${topic.hidden || null}
    aria-label=${`${gettext("Note")} ${topic.number}: ${words}`}><b class="numerals">${topic.number}</b></article>`;
}
