// Pairs of notes that look alike: how sure the program is, in words, and those a facilitator has dismissed.
import {gettext} from "#i18n.js";
import {safeStorage} from "#outbox.js";

/** @typedef {{topics: [number, number], score: number, shared: string[]}} Pair */

/** Of 100, where one word ends and the next begins. */
const NEARLY = 90;
const MUCH = 75;

/** @param {number} score @returns {string} */
export function likeness(score) {
  if (score >= NEARLY) return gettext("Nearly the same");
  if (score >= MUCH) return gettext("Much alike");
  return gettext("Somewhat alike");
}

/** The same whichever of the two stands first. @param {Pair} pair */
export const pairKey = (pair) => [...pair.topics].sort((a, b) => a - b).join(" ");

/** Pairs a facilitator has said are not the same, remembered in this browser. @param {string} code the event's */
export function createDismissed(code, storage = safeStorage()) {
  const name = `openspace:${code}:not-alike`;
  let known = /** @type {Set<string>} */ (new Set());
  try {
    known = new Set(JSON.parse(storage?.getItem(name) ?? "[]"));
  } catch { /* not ours: begin anew */ }
  const keep = () => {
    try {
      storage?.setItem(name, JSON.stringify([...known]));
    } catch { /* no room: it holds as long as the page does */ }
  };
  return {
    /** @param {Pair} pair */
    has: (pair) => known.has(pairKey(pair)),
    /** @param {Pair} pair */
    add(pair) { known.add(pairKey(pair)); keep(); },
    /** All are offered again. */
    clear() { known.clear(); keep(); },
    count: () => known.size,
  };
}
