// Reckoning with the agreed time frame.
import {signal} from "@preact/signals";

/** The minutes typed beside the countdown: used by the next phase pressed, or by Set. */
export const minutesTyped = signal("");
/** Why the server would not have them, whichever button sent them. */
export const minutesRefused = signal(/** @type {string[] | undefined} */ (undefined));

const MINUTE = 60_000;
const MOST = 24 * 60;

/**
 * The whole minutes from now that a time frame lasts once `change` minutes are added; null when
 * nothing would be left. The action takes whole minutes from now, so it is off by half a minute at most.
 * @param {string | null} endsAt ISO 8601; null or past: nothing is left
 * @param {number} now milliseconds
 * @param {number} change minutes, negative to shorten
 * @returns {number | null}
 */
export function minutesAfter(endsAt, now, change) {
  const left = endsAt ? Math.max(0, Date.parse(endsAt) - now) / MINUTE : 0;
  const minutes = Math.min(MOST, Math.round(left + change));
  return minutes >= 1 ? minutes : null;
}
