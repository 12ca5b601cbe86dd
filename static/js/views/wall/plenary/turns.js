// What the turns tell: how much of the gentle time has gone, and what was said last.

/** @typedef {import("#types.js").TurnRow} TurnRow */

/** How much of the gentle time has gone, 0–1. @param {string | null} heldAt @param {number | null} seconds @param {number} now milliseconds */
export const spent = (heldAt, seconds, now) => (heldAt && seconds ? Math.min(Math.max((now - Date.parse(heldAt)) / 1000 / seconds, 0), 1) : 0);

/** The latest turn with closing words. @param {Iterable<TurnRow>} turns @returns {TurnRow | undefined} */
export const lastWords = (turns) => [...turns].filter((turn) => turn.words).sort((a, b) => a.position - b.position || a.id - b.id).at(-1);
