// The day as a film of a minute or a few: where in it each entry comes. It dwells on what is worth
// seeing and hurries over long stretches where nothing happens; its order is the journal's.

import {till} from "#views/replay/rising.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {ReturnType<typeof createFilm>} Film */
/** @typedef {{seq: number, ms: number}} Wait a long stretch before entry `seq` */
/** @typedef {{phase: string, from: number, to: number}} Stretch of the film, in its seconds */

const SHORTEST = 12; // seconds of film
const LONGEST = 240;
const EACH = 0.55; // seconds a moment adds
const BY_CLOCK = 0.35; // this part of the film runs by the clock, the rest dwells on moments
const LULL = 3 * 60_000; // a longer wait between two entries takes no longer in the film
const IDLE = 20 * 60_000; // a wait that is told as such
const HAIR = 0.001; // seconds: a place so near is that place
const TOLD = 3; // and takes as long as so many moments, to be read

/** How much of the film a moment gets against others. @param {Moment} moment */
const weight = ({kind}) => (kind === "phase" ? 3 : 1);

/** @param {Timeline} timeline */
export function createFilm(timeline) {
  const waits = waitsOf(timeline);
  const places = placed(timeline, waits); // by seq, in seconds
  const length = places[timeline.seq] ?? 0;

  /** The last entry that has happened. @param {number} at seconds */
  const seqAt = (at) => Math.max(till(places, at) - 1, Math.min(timeline.seq, 1));
  /** @param {number} seq */
  const place = (seq) => places[seq];
  /** @param {number} seq */
  const next = (seq) => Math.min(seq + 1, timeline.seq);
  /** How far one is from the last entry to the next, 0 to 1. @param {number} at seconds */
  const partAt = (at) => {
    const seq = seqAt(at);
    const span = places[next(seq)] - places[seq];
    return span > 0 ? Math.min(Math.max(at - places[seq], 0) / span, 1) : 0;
  };
  /** How many moments have happened there. @param {number} at seconds; before the film none */
  const told = (at) => (at < 0 ? 0 : till(timeline.moments, seqAt(at), ({seq}) => seq));

  return {
    /** In seconds. */
    length, seqAt, place,
    partAt,
    /** Where one is that part of the way from an entry to the next. @param {number} seq @param {number} part 0 to 1 */
    placeAfter: (seq, part) => places[seq] + part * (places[next(seq)] - places[seq]),
    /** What the clock said, in milliseconds: between two entries it runs evenly. @param {number} at seconds */
    timeAt(at) {
      const seq = seqAt(at);
      return timeline.time(seq) + partAt(at) * (timeline.time(next(seq)) - timeline.time(seq));
    },
    /** The last moment that has happened, or undefined. @param {number} at seconds @returns {Moment | undefined} */
    momentAt: (at) => timeline.moments[told(at) - 1],
    /** Moments that happened after one point of the film, up to another. @param {number} from @param {number} to @returns {Moment[]} */
    momentsIn: (from, to) => timeline.moments.slice(told(from), told(to)),
    /** Where the next moment is from here, or the one before. @param {number} at seconds @param {number} by 1 or -1 */
    step(at, by) {
      const nth = told(at) - 1;
      const here = nth >= 0 ? place(timeline.moments[nth].seq) : 0;
      if (by < 0) return at - here > 0.05 ? here : earlier(timeline.moments, places, nth, here);
      return later(timeline.moments, places, nth + 1, at) ?? length;
    },
    /**
     * The long wait one is in the midst of. @param {number} at seconds
     * @returns {Wait | undefined}
     */
    waitAt: (at) => waits.find(({seq}) => at > places[seq - 1] + HAIR && at < places[seq] - HAIR),
    bars: (/** @type {number} */ count) => bars(places, length, count),
    waits,
    phases: stretches(timeline, places, length),
    hours: (/** @type {number} */ minutes) => hours(timeline, places, minutes),
  };
}

/** @param {Moment[]} moments @param {Float64Array} places @param {number} nth @param {number} here */
function earlier(moments, places, nth, here) {
  for (let each = nth - 1; each >= 0; each -= 1) if (places[moments[each].seq] < here) return places[moments[each].seq];
  return 0;
}

/** @param {Moment[]} moments @param {Float64Array} places @param {number} nth @param {number} at */
function later(moments, places, nth, at) {
  for (let each = nth; each < moments.length; each += 1) if (places[moments[each].seq] > at) return places[moments[each].seq];
  return undefined;
}

/**
 * Where in the film each entry comes: partly by the clock, mostly by how much there is to see.
 * @param {Timeline} timeline @param {Wait[]} waits
 * @returns {Float64Array} by seq, in seconds; the first entry at 0
 */
function placed({seq: last, time, moments}, waits) {
  const weights = new Float64Array(last + 1);
  for (const moment of moments) weights[moment.seq] += weight(moment);
  if (moments.length > 0) for (const {seq} of waits) weights[seq] += TOLD;
  let [clock, seen] = [0, 0];
  for (let seq = 2; seq <= last; seq += 1) {
    clock += Math.min(time(seq) - time(seq - 1), LULL);
    seen += weights[seq];
  }
  const length = Math.min(Math.max(SHORTEST, EACH * (moments.length + TOLD * waits.length)), LONGEST);
  const byClock = clock === 0 ? 0 : seen === 0 ? 1 : BY_CLOCK;
  const places = new Float64Array(last + 1);
  for (let seq = 2; seq <= last; seq += 1) {
    const share = byClock * (clock && Math.min(time(seq) - time(seq - 1), LULL) / clock) + (1 - byClock) * (seen && weights[seq] / seen);
    places[seq] = places[seq - 1] + length * share;
  }
  return places;
}

/** How many entries come in each of `count` equal parts of the film. @param {Float64Array} places @param {number} length @param {number} count */
function bars(places, length, count) {
  const found = new Array(count).fill(0);
  for (let seq = 1; seq < places.length; seq += 1) {
    found[length > 0 ? Math.min(Math.floor((places[seq] / length) * count), count - 1) : 0] += 1;
  }
  return found;
}

/** @param {Timeline} timeline @returns {Wait[]} */
function waitsOf({seq: last, time}) {
  const found = [];
  for (let seq = 2; seq <= last; seq += 1) {
    const ms = time(seq) - time(seq - 1);
    if (ms >= IDLE) found.push({seq, ms});
  }
  return found;
}

/** @param {Timeline} timeline @param {Float64Array} places @param {number} length @returns {Stretch[]} */
function stretches({moments}, places, length) {
  const turns = moments.filter(({kind}) => kind === "phase");
  return turns.map(({phase, seq}, nth) => ({phase: phase ?? "", from: places[seq], to: nth + 1 < turns.length ? places[turns[nth + 1].seq] : length}));
}

/**
 * Where the clock strikes, each so many minutes: never two strikes at one place of the film.
 * @param {Timeline} timeline @param {Float64Array} places @param {number} minutes
 * @returns {{at: number, ms: number}[]} at: seconds
 */
function hours({seq: last, time}, places, minutes) {
  const step = minutes * 60_000;
  const found = [];
  for (let seq = 2; seq <= last; seq += 1) {
    const [from, to] = [time(seq - 1), time(seq)];
    const ms = Math.ceil((from + 1) / step) * step;
    if (ms > to || to - from >= IDLE) continue;
    found.push({ms, at: places[seq - 1] + (places[seq] - places[seq - 1]) * ((ms - from) / (to - from))});
  }
  return found;
}
