// Reckoning about turns with the baton: how long this one has lasted, how much of the gentle time has gone,
// who has had it in this round, whose words are missing and which were said last.
import {gettext, interpolate} from "#i18n.js";

/** @typedef {import("#types.js").TurnRow} TurnRow */

/** "1:05" @param {number} seconds */
const figures = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/**
 * How long somebody has held the baton, and whether that is more than the gentle time.
 * @param {string | null} heldAt ISO 8601
 * @param {number} now ms
 * @param {number | null} seconds the gentle time
 */
export function held(heldAt, now, seconds) {
  if (!heldAt) return {text: "", over: false};
  const gone = Math.max(0, Math.floor((now - Date.parse(heldAt)) / 1000));
  return {text: figures(gone), over: seconds !== null && gone > seconds};
}

/**
 * How many of those here have had the baton in this round of the circle.
 * @param {Iterable<TurnRow>} turns
 * @param {number | null} after the position the round began after
 * @param {{has: (id: number) => boolean}} people who is here
 */
export function hadIt(turns, after, people) {
  const had = [...turns].filter((turn) => turn.state !== "waiting" && turn.position > (after ?? Infinity) && turn.person !== null && people.has(turn.person));
  return new Set(had.map((turn) => turn.person)).size;
}

/**
 * Turns that are over, the latest first: those that were about a note say on it what they had to say,
 * so only the circle's own are asked for words.
 * @param {Iterable<TurnRow>} turns
 */
export const over = (turns) => [...turns].filter((turn) => turn.state === "done" && turn.topic === null).sort((a, b) => b.position - a.position);

/** How much of the gentle time has gone, 0–1. @param {string | null} heldAt @param {number | null} seconds @param {number} now milliseconds */
export const spent = (heldAt, seconds, now) => (heldAt && seconds ? Math.min(Math.max((now - Date.parse(heldAt)) / 1000 / seconds, 0), 1) : 0);

/** The latest turn with closing words. @param {Iterable<TurnRow>} turns @returns {TurnRow | undefined} */
export const lastWords = (turns) => [...turns].filter((turn) => turn.words).sort((a, b) => a.position - b.position || a.id - b.id).at(-1);

/** @param {number} seconds @returns {string} */
export const timeWords = (seconds) => (seconds % 60 === 0
  ? interpolate(gettext("%(n)s min"), {n: seconds / 60}, true) : interpolate(gettext("%(n)s s"), {n: seconds}, true));
