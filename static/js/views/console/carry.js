// A note in the hand: picked up, held over a place, put down. The pointer, the keyboard and a press
// after a press all do it through this; the server decides, this only offers.
import {effect, signal, untracked} from "@preact/signals";
import {gettext, interpolate} from "#i18n.js";
import {toast} from "#views/parts/toast.js";
import {told} from "#views/console/undo.js";
import {placeKey} from "#wall-model.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {{room: number | null, slot: number | null}} Place */
/** @typedef {{topic: number, from: Place, by: "pointer" | "keys"}} Held */
/** @typedef {{topic: number, place: Place, suggestions: {room: number, slot: number}[] | null}} Meeting a note put down where another hangs; suggestions when the server said so */
/** @typedef {ReturnType<typeof createCarry>} Carry */

export const NOWHERE = Object.freeze({room: null, slot: null});

/** @param {Place} one @param {Place} other */
export const samePlace = (one, other) => one.room === other.room && one.slot === other.slot;

/** What stands in data-place: "3:4", or "none" beside the grid. @param {Place} place */
export const placeName = (place) => (place.room === null ? "none" : placeKey(place.room, place.slot));

/** @param {string | undefined} name @returns {Place | null} */
export function placeNamed(name) {
  if (name === "none") return NOWHERE;
  const found = /^(\d+):(\d+)$/.exec(name ?? "");
  return found && {room: Number(found[1]), slot: Number(found[2])};
}

/** @param {Ctx} ctx */
export function createCarry(ctx) {
  const held = signal(/** @type {Held | null} */ (null));
  const over = signal(/** @type {Place | null} */ (null));
  const meeting = signal(/** @type {Meeting | null} */ (null));
  const {model} = ctx;

  const carry = {
    held, over, meeting,
    /** Where the pointer is, in the window. */
    point: signal({x: 0, y: 0}),

    /** The note that hangs in a place, unless it is the one in the hand. @param {Place} place */
    there(place) {
      const topic = place.room === null ? undefined : model.topicsByPlace.value.get(placeName(place));
      return topic && topic.id !== (held.value ?? meeting.value)?.topic ? topic : undefined;
    },

    /** @param {number} id @param {Held["by"]} by @returns {boolean} false when it cannot be moved now */
    pick(id, by) {
      const topic = model.topic(id);
      if (!topic) return false;
      if (ctx.socket.live.peek() !== "live") {
        toast(gettext("Not live: notes stay where they are until the connection is back."), {tone: "warn"});
        return false;
      }
      if (topic.hidden) {
        toast(gettext("A hidden note stays where it is. Show it first."));
        return false;
      }
      const from = {room: topic.room, slot: topic.slot};
      over.value = from;
      held.value = {topic: id, from, by};
      return true;
    },

    /** @param {Place | null} place null: over nothing it could hang on */
    moveTo(place) {
      if (held.peek() && !(place && over.peek() && samePlace(place, over.peek() ?? NOWHERE))) over.value = place;
    },

    cancel() { held.value = over.value = null; },

    /** Put it down where it is held. */
    drop() {
      const [hand, place] = [held.peek(), over.peek()];
      const taken = place && carry.there(place);
      carry.cancel();
      if (!hand || !place || samePlace(hand.from, place)) return;
      if (taken) meeting.value = {topic: hand.topic, place, suggestions: null};
      else void hang(hand.topic, place);
    },
  };

  /** @param {number} id @param {Place} place */
  const hang = async (id, place) => {
    try {
      const {seq} = await ctx.act("topic.place", {topic: id, ...place});
      told(ctx, hungWords(ctx, id, place), seq);
    } catch (error) {
      const problem = /** @type {import("#act.js").Problem} */ (error);
      if (problem.code === undefined) throw error;
      if (problem.code === "place_taken") meeting.value = {topic: id, place, suggestions: problem.suggestions};
      else if (problem.code !== "dropped" && !problem.late) toast(`${problem.title}. ${problem.detail}`, {tone: "error"});
    } finally {
      focusHandle(id);
    }
  };

  // What is held may be taken out of the hand: by a lost connection, or by somebody who takes it down.
  effect(() => {
    const hand = held.value;
    if (!hand) return;
    const onWall = model.onTheWall.value.some((topic) => topic.id === hand.topic && !topic.hidden);
    if (onWall && ctx.socket.live.value === "live") return;
    carry.cancel();
    untracked(() => toast(onWall ? gettext("Not live: notes stay where they are until the connection is back.") : gettext("That note has just been taken off the wall."), {tone: "warn"}));
  });
  return carry;
}

/** "12 hangs in Library, Round 2." @param {Ctx} ctx @param {number} id @param {Place} place */
export function hungWords({model, store}, id, place) {
  const number = model.topic(id)?.number ?? "";
  const [room, slot] = [store.row("room", place.room), store.row("slot", place.slot)];
  if (!room || !slot) return interpolate(gettext("Note %(number)s has no place now."), {number}, true);
  return interpolate(gettext("Note %(number)s hangs in %(room)s, %(slot)s."), {number, room: room.name, slot: slot.label}, true);
}

/** The note has moved on the page, and its handle with it: the keyboard stays with it. @param {number} id */
export function focusHandle(id) {
  requestAnimationFrame(() => {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (lost) /** @type {HTMLElement | null} */ (document.querySelector(`[data-handle="${id}"]`))?.focus();
  });
}
