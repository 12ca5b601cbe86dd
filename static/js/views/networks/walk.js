// Where the dots are while they walk from one place to another, all at once and gently.
import {nowhere} from "#views/networks/layout.js";

/** @typedef {import("./layout.js").Places} Places */

/** Slow, fast, slow. @param {number} part 0 to 1 */
const gently = (part) => (part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2);

export function createWalk() {
  let from = nowhere(0);
  let [to, mixFrom, mixTo, began, lasts] = [from, 0, 0, 0, 0];
  const walk = {
    at: from,
    mix: 0, // 0: as before the day; 1: as now
    /** At once. @param {Places} places @param {number} mix */
    put(places, mix) {
      from = to = walk.at = places;
      walk.mix = mixFrom = mixTo = mix;
      lasts = 0;
    },
    /** @param {Places} places @param {number} mix @param {{at: number, lasts: number}} when ms: when to set off, and for how long */
    go(places, mix, when) {
      [from, to, mixFrom, mixTo, began, lasts] = [walk.at, places, walk.mix, mix, when.at, when.lasts];
    },
    /** @param {number} now ms @returns {boolean} whether they are still on their way */
    step(now) {
      if (lasts === 0) return false;
      const part = Math.min(Math.max((now - began) / lasts, 0), 1);
      if (part === 1) {
        walk.put(to, mixTo);
        return false;
      }
      const done = gently(part);
      walk.at = {x: between(from.x, to.x, done), y: between(from.y, to.y, done)};
      walk.mix = mixFrom + (mixTo - mixFrom) * done;
      return true;
    },
  };
  return walk;
}

/** @param {Float32Array} from @param {Float32Array} to @param {number} done */
const between = (from, to, done) => from.map((each, place) => each + (to[place] - each) * done);
