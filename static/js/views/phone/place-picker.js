// Where and when: times across, and under each room its places. What is taken shows which note has it.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext, pgettext, time} from "#i18n.js";
import {noteTitle} from "#views/parts/note.js";
import {placeKey} from "#wall-model.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {{room: number | null, slot: number | null}} Place */

/**
 * @param {{ctx: Ctx, value: Place, onChoose: (place: Place) => void, moving?: number, onTaken?: (there: import("#types.js").TopicRow) => void}} props moving: the note that is moved
 */
export function PlacePicker({ctx, value, onChoose, moving, onTaken}) {
  const [taken, setTaken] = useState("");
  const {rooms, slots} = ctx.model;
  if (rooms.value.length === 0 || slots.value.length === 0) return html`<p class="soft">${gettext("There are no rooms and times yet.")}</p>`;
  /** @param {Place} place */
  const choose = (place) => { setTaken(""); onChoose(place); };
  /** @param {string} words @param {import("#types.js").TopicRow} there */
  const tellTaken = (words, there) => { setTaken(words); onTaken?.(there); };
  return html`<div class="place-picker">
    <div class="place-scroll" tabindex="0" role="region" aria-label=${gettext("Rooms and times")}><table>
      <thead><tr>${slots.value.map((slot) => html`<th scope="col" key=${slot.id}>${slot.label}<br /><span class="soft numerals">${time(slot.starts_at)}</span></th>`)}</tr></thead>
      ${rooms.value.map((room) => html`<tbody key=${room.id}><tr><th scope="rowgroup" colspan=${slots.value.length}><span>${room.name}</span>${
          room.capacity && html` <span class="soft">${interpolate(ngettext("%(n)s place", "%(n)s places", room.capacity), {n: room.capacity}, true)}</span>`}</th></tr>
        <tr>${slots.value.map((slot) => html`<td key=${slot.id}><${Cell} ctx=${ctx} room=${room} slot=${slot} moving=${moving}
          chosen=${value.room === room.id && value.slot === slot.id} onChoose=${choose} onTaken=${tellTaken} /></td>`)}</tr></tbody>`)}
      </table></div>
    <p role="status" class="place-taken">${taken}</p>
    <button type="button" class="button wide place-none" aria-pressed=${String(value.room === null)} onClick=${() => choose({room: null, slot: null})}>${
      moving === undefined ? gettext("Decide later") : gettext("Without a place")}</button>
  </div>`;
}

/**
 * @param {{ctx: Ctx, room: any, slot: any, moving?: number, chosen: boolean, onChoose: (place: Place) => void, onTaken: (words: string, there: import("#types.js").TopicRow) => void}} props
 */
function Cell({ctx, room, slot, moving, chosen, onChoose, onTaken}) {
  const there = ctx.model.topicsByPlace.value.get(placeKey(room.id, slot.id));
  if (there && there.id !== moving) {
    const words = interpolate(gettext("%(room)s, %(slot)s is taken by note %(number)s, “%(title)s”"),
      {room: room.name, slot: slot.label, number: there.number, title: noteTitle(there)}, true);
    return html`<button type="button" class="place-free" aria-disabled="true" aria-label=${words} onClick=${() => onTaken(words, there)}>
      <span class="place-number">${there.number}</span></button>`;
  }
  const words = interpolate(gettext("%(room)s, %(slot)s: free"), {room: room.name, slot: slot.label}, true);
  return html`<button type="button" class="place-free" aria-pressed=${String(chosen)} aria-label=${words}
    onClick=${() => onChoose({room: room.id, slot: slot.id})}>${chosen ? pgettext("the chosen place", "here") : gettext("free")}</button>`;
}

/** "Library, Round 2 (13:50)". @param {Ctx} ctx @param {Place} place */
export function placeWords({store}, place) {
  const [room, slot] = [store.row("room", place.room), store.row("slot", place.slot)];
  if (!room || !slot) return gettext("No place yet");
  return interpolate(gettext("%(room)s, %(slot)s at %(time)s"), {room: room.name, slot: slot.label, time: time(slot.starts_at)}, true);
}
