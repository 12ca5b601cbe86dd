// The wall as the facilitator handles it: rooms down the side, times along the top, notes to move.
import {html} from "htm/preact";
import {useComputed} from "@preact/signals";
import {useEffect, useRef} from "preact/hooks";
import {gettext, interpolate, ngettext, timeRange} from "#i18n.js";
import {CarryBar, Ghost} from "#views/console/carry-bar.js";
import {followKeys} from "#views/console/carry-keys.js";
import {followPointer} from "#views/console/carry-pointer.js";
import {placeNamed, samePlace} from "#views/console/carry.js";
import {fits, wordsOf} from "#views/parts/finding.js";
import {MovableNote} from "#views/console/movable-note.js";
import {placeKey} from "#wall-model.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#views/console/desk.js").Desk} Desk */
/** @typedef {{ctx: Ctx, desk: Desk}} Props */

/** @param {Props} props */
export function Wall({ctx, desk}) {
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const {carry} = desk;
  useEffect(() => {
    const stops = [followKeys(carry, ctx.model), ...(root.current ? [followPointer(root.current, carry)] : [])];
    return () => stops.forEach((stop) => stop());
  }, []);
  /** A note picked up by a press is put down by the next one. @param {MouseEvent} event */
  const press = (event) => {
    const held = carry.held.peek();
    const spot = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-place]"));
    if (held?.by !== "keys" || !spot || /** @type {Element} */ (event.target).closest(`[data-handle="${held.topic}"]`)) return;
    event.preventDefault();
    event.stopPropagation();
    carry.moveTo(placeNamed(spot.dataset.place));
    carry.drop();
  };
  const hand = carry.held.value;
  return html`<section class="wall-space" ref=${root} aria-label=${gettext("The wall")} data-carrying=${hand?.by ?? null} onClickCapture=${press}>
    <p id="carry-how" class="visually-hidden">${gettext("Enter picks the note up. Arrows move it, Enter hangs it up, Escape puts it back.")}</p>
    <${Tray} ctx=${ctx} desk=${desk} />
    <${Grid} ctx=${ctx} desk=${desk} />
    <${CarryBar} ctx=${ctx} carry=${carry} />
    <${Ghost} ctx=${ctx} carry=${carry} />
  </section>`;
}

/** Notes without a place; a note dropped here loses its own. @param {Props} props */
function Tray({ctx, desk}) {
  const words = wordsOf(desk.sought.value);
  const loose = ctx.model.unplaced.value;
  const shown = words.length === 0 ? loose : loose.filter((topic) => fits(topic, ctx.model.person(topic.convener).name, words));
  const over = useComputed(() => desk.carry.over.value?.room === null).value;
  return html`<section class="tray" data-place="none" data-over=${over ? "free" : null} aria-labelledby="tray-name">
    <h2 id="tray-name">${gettext("Without a place")} <span class="numerals soft">${loose.length}</span></h2>
    ${loose.length === 0 && html`<p class="soft small">${gettext("Every note has found a place. One that is dropped here lets go of its own.")}</p>`}
    <ul class="list tray-notes" data-pull>${shown.map((topic) => html`<li key=${topic.id}><${MovableNote} ctx=${ctx} desk=${desk} topic=${topic} /></li>`)}</ul>
    ${shown.length < loose.length && html`<p class="soft small" role="status">${
      interpolate(ngettext("%(n)s more does not fit what you look for.", "%(n)s more do not fit what you look for.", loose.length - shown.length), {n: loose.length - shown.length}, true)}</p>`}
  </section>`;
}

/** @param {Props} props */
function Grid({ctx, desk}) {
  const {rooms, slots, currentSlot} = ctx.model;
  if (rooms.value.length === 0 || slots.value.length === 0) return html`<${Bare} desk=${desk} rooms=${rooms.value.length} />`;
  const current = currentSlot.value?.id;
  return html`<div class="grid-scroll" data-pull tabindex="0" role="region" aria-label=${gettext("Notes by room and time")}><table class="grid">
    <thead><tr><th scope="col" class="corner"><span class="visually-hidden">${gettext("Room")}</span></th>
      ${slots.value.map((slot) => html`<th scope="col" key=${slot.id} data-now=${slot.id === current || null} aria-current=${slot.id === current ? "time" : null}>
        <span class="slot-label">${slot.label}</span>${slot.id === current && html` <span class="chip" data-kind="now">${gettext("now")}</span>`}
        <span class="slot-time numerals">${timeRange(slot.starts_at, slot.ends_at)}</span></th>`)}</tr></thead>
    <tbody>${rooms.value.map((room) => html`<tr key=${room.id}><th scope="row"><span class="room-name">${room.name}</span>
        <span class="room-where">${[room.where, room.capacity && interpolate(ngettext("%(n)s place", "%(n)s places", room.capacity), {n: room.capacity}, true)].filter(Boolean).join(" · ")}</span></th>
      ${slots.value.map((slot) => html`<${PlaceCell} key=${slot.id} ctx=${ctx} desk=${desk} room=${room.id} slot=${slot.id} />`)}</tr>`)}</tbody>
  </table></div>`;
}

/** One place; it hears of its own note only, and of a note held over it. @param {Props & {room: number, slot: number}} props */
function PlaceCell({ctx, desk, room, slot}) {
  const key = placeKey(room, slot);
  const topic = useComputed(() => ctx.model.topicsByPlace.value.get(key)).value;
  const over = useComputed(() => {
    const {over: at, held} = desk.carry;
    if (!held.value || !at.value || !samePlace(at.value, {room, slot})) return null;
    if (samePlace(held.value.from, {room, slot})) return "own";
    return desk.carry.there({room, slot}) ? "taken" : "free";
  }).value;
  return html`<td data-place=${key} data-over=${over}>${topic
    ? html`<${MovableNote} key=${topic.id} ctx=${ctx} desk=${desk} topic=${topic} />`
    : html`<span class="place-free"><span class="place-word">${gettext("free")}</span></span>`}</td>`;
}

/** Before there are rooms and times. @param {{desk: Desk, rooms: number}} props */
function Bare({desk, rooms}) {
  return html`<div class="grid-bare empty stack"><p>${rooms === 0
      ? gettext("The wall has no rooms yet. A corner with six chairs is a room too.")
      : gettext("The wall has no times yet. A day’s rhythm is filled in with one press.")}</p>
    <p><button type="button" class="button primary" onClick=${() => { desk.panel.value = "places"; }}>${gettext("Rooms and times")}</button></p></div>`;
}
