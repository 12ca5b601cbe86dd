// What a facilitator may do with a note now. The server has the last word; this only offers.

/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {Pick<TopicRow, "state">} topic */
export const isOver = (topic) => topic.state === "closed" || topic.state === "rehung";

/**
 * The deeds to offer, the next step first.
 * @param {Pick<TopicRow, "state" | "hidden">} topic
 * @param {string} phase
 * @returns {string[]}
 */
export function deedsFor({state, hidden}, phase) {
  if (state === "withdrawn" || state === "merged") return [];
  if (hidden) return state === "running" ? ["show", "close"] : ["show"];
  const over = isOver({state});
  /** @type {[boolean, string][]} */
  const all = [
    [state === "posted" && phase === "sessions", "open"],
    [state === "running", "close"],
    [state === "closed", "rehang"],
    [over, "reopen"],
    [true, "edit"],
    [state === "posted", "merge"],
    [!over, "handOver"],
    [true, "hide"],
    [state === "posted", "withdraw"],
  ];
  return all.filter(([offered]) => offered).map(([, name]) => name);
}

/** Whether one note may become part of another. @param {Pick<TopicRow, "state" | "hidden" | "id">} topic @param {Pick<TopicRow, "state" | "hidden" | "id">} into */
export function canMerge(topic, into) {
  return topic.id !== into.id && topic.state === "posted" && !topic.hidden && !into.hidden && (into.state === "posted" || into.state === "running");
}

/**
 * Places no note hangs in, the times in order and under each its rooms.
 * @template {{id: number}} S
 * @template {{id: number}} R
 * @param {R[]} rooms
 * @param {S[]} slots
 * @param {{has: (key: string) => boolean}} taken by "room:slot"
 * @returns {{slot: S, rooms: R[]}[]}
 */
export function freePlaces(rooms, slots, taken) {
  return slots.map((slot) => ({slot, rooms: rooms.filter((room) => !taken.has(`${room.id}:${slot.id}`))})).filter((each) => each.rooms.length > 0);
}
