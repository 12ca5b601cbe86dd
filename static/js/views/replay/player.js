// Where in the film we are, and how it moves: played, held, scrubbed, from moment to moment.
import {batch, computed, effect, signal, untracked} from "@preact/signals";

/** @typedef {import("#views/replay/reading.js").Reading} Reading */
/** @typedef {import("#views/replay/past.js").Past} Past */
/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {ReturnType<typeof createPlayer>} Player */

export const SPEEDS = [0.5, 1, 2, 4];

const DOZED = 250; // ms: a tab that slept does not leap
const PICTURE = 60; // ms between pictures while it plays
const CALM = 2_000; // the same for those who want no motion
const HELD = 14_000; // how long the last picture stays before it begins again
const TURN = 900; // and how long before that it begins to fade
const FRESH = 1.4; // seconds of film a changed note stays marked
const NEWS = 2.2; // seconds of film one line of news stays, while it plays

/**
 * @param {Reading} reading
 * @param {Past} past
 * @param {{loops?: boolean, calm?: () => boolean, frame?: (job: (now: number) => void) => number, cancel?: (id: number) => void}} [how]
 *   loops: begins again by itself; calm: whether pictures should follow each other slowly
 */
export function createPlayer(reading, past, {loops = false, calm = () => false, frame = requestAnimationFrame, cancel = cancelAnimationFrame} = {}) {
  const at = signal(0); // seconds of the film
  const playing = signal(false);
  const speed = signal(1);
  const shown = signal(0); // the place of the picture that is seen
  const turning = signal(false); // about to begin again
  const leaps = signal(0); // how often one went elsewhere: then nothing travels, all is simply there
  let [last, drawn, held, tick] = [0, -Infinity, 0, 0];
  let day = /** @type {import("./reading.js").Day | null} */ (null);

  const length = computed(() => reading.day.value?.film.length ?? 0);
  const atEnd = computed(() => at.value >= length.value);

  /** The picture of this place. */
  const show = () => {
    if (!day) return;
    const {timeline, film} = day;
    const place = Math.min(at.peek(), film.length);
    batch(() => {
      past.go(timeline, film.seqAt(place), film.timeAt(place));
      shown.value = place;
    });
  };

  /** @param {number} now milliseconds */
  const step = (now) => {
    tick = frame(step);
    const ms = Math.min(now - last, DOZED);
    last = now;
    if (at.peek() < length.peek()) at.value = Math.min(at.peek() + (ms / 1000) * speed.peek(), length.peek());
    else if (!loops) pause();
    else hold(ms);
    if (now - drawn >= (calm() ? CALM : PICTURE) || (at.peek() >= length.peek() && shown.peek() < length.peek())) {
      drawn = now;
      show();
    }
  };

  /** The last picture stays, fades, and the film begins again. @param {number} ms */
  const hold = (ms) => {
    held += ms;
    turning.value = held > HELD - TURN;
    if (held > HELD) seek(0);
  };

  const play = () => {
    if (playing.peek() || length.peek() === 0) return;
    if (atEnd.peek()) at.value = 0;
    [playing.value, last, held] = [true, performance.now(), 0];
    tick = frame(step);
  };
  const pause = () => {
    cancel(tick);
    playing.value = false;
    show();
  };
  /** To a place of the film, and no further than its ends. @param {number} seconds */
  const seek = (seconds) => {
    at.value = Math.min(Math.max(seconds, 0), length.peek());
    held = 0;
    batch(() => {
      turning.value = false;
      leaps.value += 1;
      show();
    });
  };

  // A longer film (the day goes on) or another journal: stay at the entry one looks at, or at the end.
  const stop = effect(() => {
    const is = reading.day.value;
    if (!is) return;
    const seq = day && at.peek() < day.film.length ? Math.min(day.film.seqAt(at.peek()), is.timeline.seq) : is.timeline.seq;
    day = is;
    at.value = is.film.place(seq);
    untracked(show);
  });

  return {
    at, playing, speed, length, atEnd, shown, turning, leaps, play, pause, seek,
    toggle: () => (playing.peek() ? pause() : play()),
    /** To the next moment, or the one before. @param {number} by 1 or -1 */
    step: (by) => { if (day) seek(day.film.step(at.peek(), by)); },
    /** @param {number} seq */
    seekSeq: (seq) => { if (day) seek(day.film.place(seq)); },
    /** The notes that have just changed, and how. */
    fresh: computed(() => {
      const film = reading.day.value?.film;
      const marks = (film?.momentsIn(shown.value - FRESH, shown.value) ?? []).filter(({topic}) => topic !== null);
      return new Map(marks.map(({topic, kind}) => [topic, kind]));
    }),
    /** What to tell: while it plays, a line stays long enough to be read. @returns {Moment | undefined} */
    get news() {
      const film = reading.day.value?.film;
      const place = shown.value;
      return film?.momentAt(playing.value && place < length.value ? Math.floor(place / NEWS) * NEWS : place);
    },
    stop() {
      cancel(tick);
      stop();
    },
  };
}
