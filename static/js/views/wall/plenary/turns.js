// What the turns tell: how long, who has been heard, and what was said last.

/** @typedef {import("#types.js").TurnRow} TurnRow */

/** How much of the gentle time has gone, 0–1. @param {string | null} heldAt @param {number | null} seconds @param {number} now milliseconds */
export const spent = (heldAt, seconds, now) => (heldAt && seconds ? Math.min(Math.max((now - Date.parse(heldAt)) / 1000 / seconds, 0), 1) : 0);

/** The latest turn with closing words. @param {Iterable<TurnRow>} turns @returns {TurnRow | undefined} */
export const lastWords = (turns) => [...turns].filter((turn) => turn.words).sort((a, b) => a.position - b.position || a.id - b.id).at(-1);

/**
 * How many of these people have had the baton in the circle: to tell about a note at the marketplace is another thing.
 * @param {Iterable<TurnRow>} turns @param {ReadonlyMap<number, unknown>} people
 */
export const heard = (turns, people) => new Set([...turns]
  .filter((turn) => turn.state !== "waiting" && turn.topic === null && people.has(turn.person ?? 0)).map((turn) => turn.person)).size;
