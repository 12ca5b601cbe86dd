// Carrying a note with the keyboard: arrows move it from place to place, Enter or Space puts it
// down, Escape puts it back.
import {NOWHERE, placeName} from "#views/console/carry.js";

/** @typedef {import("#views/console/carry.js").Place} Place */

/**
 * The place one step away. Rooms go down, slots across; what has no place hangs left of the first slot.
 * @param {Place} at
 * @param {string} key an arrow's name, Home or End
 * @param {{id: number}[]} rooms in order
 * @param {{id: number}[]} slots in order
 * @returns {Place}
 */
export function step(at, key, rooms, slots) {
  if (rooms.length === 0 || slots.length === 0) return NOWHERE;
  const row = rooms.findIndex((room) => room.id === at.room);
  const column = slots.findIndex((slot) => slot.id === at.slot);
  /** @param {number} r @param {number} c @returns {Place} */
  const place = (r, c) => (c < 0 ? NOWHERE : {
    room: rooms[Math.min(Math.max(r, 0), rooms.length - 1)].id,
    slot: slots[Math.min(c, slots.length - 1)].id,
  });
  if (row < 0 || column < 0) return ["ArrowRight", "ArrowDown", "End"].includes(key) ? place(0, key === "End" ? slots.length - 1 : 0) : NOWHERE;
  switch (key) {
    case "ArrowLeft": return place(row, column - 1);
    case "ArrowRight": return place(row, column + 1);
    case "ArrowUp": return place(row - 1, column);
    case "ArrowDown": return place(row + 1, column);
    case "Home": return place(row, 0);
    case "End": return place(row, slots.length - 1);
    default: return at;
  }
}

const STEPS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/**
 * Listens while a note is held. Answers what stops it.
 * @param {import("#views/console/carry.js").Carry} carry
 * @param {import("#wall-model.js").Model} model
 */
export function followKeys(carry, model) {
  let swallow = false; // a Space that put the note down must not press the handle when it comes up
  /** @param {KeyboardEvent} event */
  const down = (event) => {
    const held = carry.held.peek();
    if (!held) return;
    if (event.key === "Escape") carry.cancel();
    else if (held.by === "pointer") return;
    else if (event.key === "Tab") return carry.cancel();
    else if (event.key === "Enter" || event.key === " ") {
      if (event.repeat) return event.preventDefault();
      swallow = event.key === " ";
      carry.drop();
    } else if (STEPS.has(event.key)) {
      carry.moveTo(step(carry.over.peek() ?? held.from, event.key, model.rooms.peek(), model.slots.peek()));
      showPlace(carry.over.peek());
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** @param {KeyboardEvent} event */
  const up = (event) => {
    if (swallow && event.key === " ") event.preventDefault();
    swallow = false;
  };
  document.addEventListener("keydown", down, true);
  document.addEventListener("keyup", up, true);
  return () => {
    document.removeEventListener("keydown", down, true);
    document.removeEventListener("keyup", up, true);
  };
}

/** Bring the place under the note into sight. @param {Place | null} place */
function showPlace(place) {
  if (place) document.querySelector(`[data-place="${placeName(place)}"]`)?.scrollIntoView({block: "nearest", inline: "nearest"});
}
