// A proposal's moves in words. Two notes that change places are one line.

/** @typedef {{topic: number, room: number, slot: number, from_room: number, from_slot: number}} Move */
/** @typedef {{topic: number, from: {room: number, slot: number}, to: {room: number, slot: number}, swaps: number | null, after: number | null}} Line swaps: the note it changes places with; after: the one that leaves its new place */

/**
 * @param {Move[]} moves
 * @returns {Line[]}
 */
export function linesOf(moves) {
  const leaving = new Map(moves.map((move) => [`${move.from_room}:${move.from_slot}`, move]));
  const told = /** @type {Set<number>} */ (new Set());
  const lines = /** @type {Line[]} */ ([]);
  for (const move of moves) {
    if (told.has(move.topic)) continue;
    const other = leaving.get(`${move.room}:${move.slot}`);
    const swaps = other !== undefined && other.room === move.from_room && other.slot === move.from_slot;
    if (swaps) told.add(other.topic);
    lines.push({
      topic: move.topic, from: {room: move.from_room, slot: move.from_slot}, to: {room: move.room, slot: move.slot},
      swaps: swaps ? other.topic : null, after: other && !swaps ? other.topic : null,
    });
  }
  return lines;
}

/**
 * Whether the notes still hang where the proposal saw them.
 * @param {Move[]} moves
 * @param {(id: number) => {room: number | null, slot: number | null, state: string} | undefined} topic
 */
export const stillStands = (moves, topic) => moves.every((move) => {
  const now = topic(move.topic);
  return now?.state === "posted" && now.room === move.from_room && now.slot === move.from_slot;
});
