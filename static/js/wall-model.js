// What views ask of the rows: who is signed up, what hangs where, who is here. Look-ups only; the
// rules live on the server.
import {computed} from "@preact/signals";
import {gettext} from "#i18n.js";
import {outcomes} from "#outcome-model.js";

/** @typedef {import("#types.js").TopicRow} TopicRow */
/** @typedef {import("#types.js").PersonRow} PersonRow */
/** @typedef {import("#types.js").CommentRow} CommentRow */
/** @typedef {import("#types.js").TurnRow} TurnRow */
/** @typedef {import("#types.js").RoomRow} RoomRow */
/** @typedef {import("#types.js").SlotRow} SlotRow */
/** @typedef {import("#types.js").EventRow} EventRow */
/** @typedef {ReturnType<typeof createModel>} Model */

const OFF_THE_WALL = new Set(["withdrawn", "merged"]);

/** @param {{position: number, id: number}} a @param {{position: number, id: number}} b */
const byPosition = (a, b) => a.position - b.position || a.id - b.id;

/** @param {SlotRow} a @param {SlotRow} b */
const byTime = (a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at) || byPosition(a, b);

/** A place's key in `topicsByPlace`. @param {number | null} room @param {number | null} slot */
export const placeKey = (room, slot) => `${room}:${slot}`;

/**
 * @param {import("#store.js").Store} store
 * @param {import("#clock.js").Clock} clock
 */
export function createModel(store, clock) {
  return {...places(store, clock), ...people(store), ...notes(store), ...baton(store), ...outcomes(store)};
}

/** A set of ids that tells its readers only when it is another one. @param {() => number[]} read */
function sameUntilChanged(read) {
  const key = computed(() => read().join(" "));
  return computed(() => new Set(key.value.split(" ").filter(Boolean).map(Number)));
}

/**
 * Rooms and slots in order, and what is on now.
 * @param {import("#store.js").Store} store
 * @param {import("#clock.js").Clock} clock
 */
function places(store, clock) {
  const slots = computed(() => /** @type {SlotRow[]} */ ([...store.table("slot").values()]).sort(byTime));
  return {
    event: computed(() => /** @type {EventRow | undefined} */ (store.table("event").values().next().value)),
    rooms: computed(() => /** @type {RoomRow[]} */ ([...store.table("room").values()]).sort(byPosition)),
    slots,
    /** The slot whose time it is now, by the server's clock. */
    currentSlot: computed(() => {
      clock.tick.value;
      const now = clock.now();
      return slots.value.find((slot) => Date.parse(slot.starts_at) <= now && now < Date.parse(slot.ends_at));
    }),
    /** Ids of the slots whose time has passed; the same set until another one does. */
    slotsOver: sameUntilChanged(() => {
      clock.tick.value;
      const now = clock.now();
      return slots.value.filter((slot) => Date.parse(slot.ends_at) <= now).map((slot) => slot.id);
    }),
    /** "Library · Round 2", or "" when the note has no place. @param {{room: number | null, slot: number | null}} topic */
    placeName(topic) {
      const room = store.row("room", topic.room);
      const slot = store.row("slot", topic.slot);
      return room && slot ? `${room.name} · ${slot.label}` : "";
    },
  };
}

/**
 * @param {import("#store.js").Store} store
 */
function people(store) {
  /**
   * Somebody's row; a name for those who have gone.
   * @param {number | null | undefined} id
   * @returns {PersonRow}
   */
  const person = (id) => store.row("person", id)
    ?? {id: id ?? 0, name: gettext("someone"), organisation: "", role: "participant", at: null};
  return {
    person,
    /** @param {number} topic */
    headcount: (topic) => store.group("attendance", "topic", topic).size,
    /** How many say they are in this group now. @param {number} topic */
    hereNow: (topic) => store.group("person", "at", topic).size,
    /** Who has signed up, first come first. @param {number} topic @returns {PersonRow[]} */
    attending: (topic) => [...store.group("attendance", "topic", topic).values()]
      .sort((a, b) => a.id - b.id).map((attendance) => person(attendance.person)),
    /** @param {number} topic @returns {PersonRow[]} */
    peopleHere: (topic) => [...store.group("person", "at", topic).values()],
    /** Ids of the topics somebody signed up for. @param {number | null} id @returns {Set<number>} */
    signedUpFor: (id) => new Set([...store.group("attendance", "person", id).values()].map((row) => row.topic)),
    /** @param {number} topic @param {number | null} id */
    isSignedUp: (topic, id) => [...store.group("attendance", "person", id).values()].some((row) => row.topic === topic),
  };
}

/**
 * @param {import("#store.js").Store} store
 */
function notes(store) {
  const onTheWall = computed(() => /** @type {TopicRow[]} */ ([...store.table("topic").values()])
    .filter((topic) => !OFF_THE_WALL.has(topic.state)).sort((a, b) => a.number - b.number));
  return {
    /** @param {number | null | undefined} id @returns {TopicRow | undefined} */
    topic: (id) => store.row("topic", id),
    /** Notes that hang on the wall, by number. */
    onTheWall,
    /** "room:slot" → the note there. */
    topicsByPlace: computed(() => new Map(onTheWall.value.filter((topic) => topic.room !== null)
      .map((topic) => [placeKey(topic.room, topic.slot), topic]))),
    unplaced: computed(() => onTheWall.value.filter((topic) => topic.room === null || topic.slot === null)),
    /** What was added to a note, oldest first. @param {number} topic @returns {CommentRow[]} */
    comments: (topic) => [...store.group("comment", "topic", topic).values()].sort((a, b) => a.id - b.id),
  };
}

/**
 * @param {import("#store.js").Store} store
 */
function baton(store) {
  const turns = computed(() => /** @type {TurnRow[]} */ ([...store.table("turn").values()]).sort(byPosition));
  return {
    /** The turn of whoever holds the baton. */
    holder: computed(() => turns.value.find((turn) => turn.state === "holding")),
    /** Those who wait for it, the nearest first. */
    queue: computed(() => turns.value.filter((turn) => turn.state === "waiting")),
  };
}
