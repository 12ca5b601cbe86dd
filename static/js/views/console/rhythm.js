// A day's rhythm: so many times of so many minutes, with breaks between.
import {momentOf} from "#views/console/zoned-time.js";

/** @typedef {{day: string, starts: string, count: number, minutes: number, pause: number, label: string}} Rhythm */
/** @typedef {{label: string, starts_at: string, ends_at: string}} Time as slot.add takes it */

const MINUTE = 60_000;
export const MOST = 20;

/**
 * The times as moments in UTC. Lengths are what a watch shows, also the night the clocks change.
 * @param {Rhythm} rhythm
 * @param {string} zone the event's timezone
 * @param {number} [from] the number of the first one
 * @returns {Time[]} none when something does not add up
 */
export function rhythmTimes({day, starts, count, minutes, pause, label}, zone, from = 1) {
  const first = momentOf(day, starts, zone);
  const whole = [count, minutes, pause].every(Number.isInteger);
  if (first === null || !whole || count < 1 || count > MOST || minutes < 1 || pause < 0) return [];
  return Array.from({length: count}, (_, nth) => {
    const begins = first + nth * (minutes + pause) * MINUTE;
    return {
      label: `${label.trim()} ${from + nth}`.trim(),
      starts_at: new Date(begins).toISOString(),
      ends_at: new Date(begins + minutes * MINUTE).toISOString(),
    };
  });
}

/**
 * Times already there that the new ones would lie over.
 * @template {{starts_at: string, ends_at: string}} S
 * @param {S[]} slots
 * @param {Time[]} times
 * @returns {S[]}
 */
export function overlapping(slots, times) {
  return slots.filter((slot) => times.some((time) => Date.parse(slot.starts_at) < Date.parse(time.ends_at) && Date.parse(time.starts_at) < Date.parse(slot.ends_at)));
}
