// The law of two feet, counted: how many went from which group to which. No names: only how many.

/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {import("#types.js").TopicRow} TopicRow */
/** @typedef {import("#types.js").SlotRow} SlotRow */
/** @typedef {import("#types.js").RoomRow} RoomRow */
/** @typedef {{seq: number, from: number | null, to: number}} Walk from one note's group to another's; null: it was their first */
/** @typedef {{from: number | null, to: number, n: number}} Way all who went it in one round */
/**
 * @typedef {object} Round
 * @property {SlotRow | null} slot null where there are no slots
 * @property {Way[]} ways most first
 * @property {number} first how many came to their first group
 * @property {number} on how many went on to another group
 * @property {number} within of those, how many left a group of the same round
 */
/** @typedef {ReturnType<typeof feetOf>} Feet */

/** Where feet went because people walked: not where a merge or a facilitator's undo put them. */
const WALKED = new Set(["person.move", "topic.open"]);

/**
 * Whoever pauses in between has gone from the group before; whoever comes back has gone nowhere.
 * @param {Timeline} timeline
 * @returns {Walk[]}
 */
export function walksOf(timeline) {
  const walks = /** @type {Walk[]} */ ([]);
  const last = /** @type {Map<number, number>} */ (new Map());
  timeline.walk("person", (seq, id, was, became) => {
    if (!became) last.delete(id);
    const to = became?.at ?? null;
    if (to === null || to === was?.at || to === last.get(id)) return;
    if (WALKED.has(timeline.action(seq))) walks.push({seq, from: last.get(id) ?? null, to});
    last.set(id, to);
  });
  return walks;
}

/** @param {Timeline} timeline */
export function feetOf(timeline) {
  const walks = walksOf(timeline);
  const slots = /** @type {SlotRow[]} */ ([...timeline.table("slot").values()]).sort((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at) || a.id - b.id);
  const rooms = /** @type {RoomRow[]} */ ([...timeline.table("room").values()]).sort((a, b) => a.position - b.position || a.id - b.id);
  const homes = homesOf(timeline, walks, slots);
  /** The round a note's group met in: a place in `rounds`. @param {number} topic */
  const roundOf = (topic) => homes.get(topic)?.round ?? 0;
  /** Its room's place in `rooms`, or rooms.length: it had none. @param {number} topic */
  const laneOf = (topic) => {
    const at = rooms.findIndex((room) => room.id === homes.get(topic)?.room);
    return at < 0 ? rooms.length : at;
  };
  const rounds = (slots.length > 0 ? slots : [null]).map((slot, nth) => counted(slot, walks.filter(({to}) => roundOf(to) === nth), roundOf));
  return {walks, rooms, rounds, roundOf, laneOf};
}

/**
 * Where each group met: as its note hangs at the end. One without a time met when the first came to it.
 * @param {Timeline} timeline @param {Walk[]} walks @param {SlotRow[]} slots
 */
function homesOf(timeline, walks, slots) {
  const homes = /** @type {Map<number, {room: number | null, round: number}>} */ (new Map());
  for (const {to, from, seq} of walks) {
    for (const id of [to, from]) {
      if (id === null || homes.has(id)) continue;
      const topic = /** @type {TopicRow | undefined} */ (timeline.table("topic").get(id));
      const set = slots.findIndex((slot) => slot.id === topic?.slot);
      const begun = slots.filter((slot) => Date.parse(slot.starts_at) <= timeline.time(seq)).length;
      homes.set(id, {room: topic?.room ?? null, round: set >= 0 ? set : Math.max(begun - 1, 0)});
    }
  }
  return homes;
}

/** @param {SlotRow | null} slot @param {Walk[]} walks @param {(topic: number) => number} roundOf @returns {Round} */
function counted(slot, walks, roundOf) {
  const ways = /** @type {Map<string, Way>} */ (new Map());
  for (const {from, to} of walks) {
    const way = ways.get(`${from} ${to}`);
    if (way) way.n += 1;
    else ways.set(`${from} ${to}`, {from, to, n: 1});
  }
  const first = walks.filter(({from}) => from === null).length;
  return {
    slot, first, on: walks.length - first,
    within: walks.filter(({from, to}) => from !== null && roundOf(from) === roundOf(to)).length,
    ways: [...ways.values()].sort((a, b) => Number(a.from === null) - Number(b.from === null) || b.n - a.n || a.to - b.to),
  };
}
