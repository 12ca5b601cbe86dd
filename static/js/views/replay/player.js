// Where in the film we are, and how it moves: played, held, scrubbed, from moment to moment.
import {batch, computed, effect, signal, untracked} from "@preact/signals";

/** @typedef {import("./moments.js").Moment} Moment */
/**
 * @typedef {object} Ways how it plays
 * @property {boolean} [loops] begins again by itself
 * @property {() => boolean} [calm] whether pictures should follow each other slowly
 * @property {(job: (now: number) => void) => number} [frame]
 * @property {(id: number) => void} [cancel]
 */

export const SPEEDS = [0.5, 1, 2, 4];

const DOZED = 250; // ms: a tab that slept does not leap
const PICTURE = 60; // ms between pictures while it plays
const CALM = 2_000; // the same for those who want no motion
const HELD = 14_000; // how long the last picture stays before it begins again
const TURN = 900; // and how long before that it begins to fade
const FRESH = 1.4; // seconds of film a changed note stays marked
const NEWS = 2.2; // seconds of film one line of news stays, while it plays

export class Player {
  at = signal(0); // seconds of the film
  playing = signal(false);
  speed = signal(1);
  shown = signal(0); // the place of the picture that is seen
  turning = signal(false); // about to begin again
  leaps = signal(0); // how often one went elsewhere: then nothing travels, all is simply there

  day = /** @type {import("./reading.js").Day | null} */ (null);
  last = 0;
  drawn = -Infinity;
  held = 0;
  tick = 0;

  /** @param {import("./reading.js").Reading} reading @param {import("./past.js").Past} past @param {Ways} [ways] */
  constructor(reading, past, {loops = false, calm = () => false, frame = requestAnimationFrame, cancel = cancelAnimationFrame} = {}) {
    this.past = past;
    this.loops = loops;
    this.calm = calm;
    this.frame = (/** @type {(now: number) => void} */ job) => frame(job);
    this.cancel = (/** @type {number} */ id) => cancel(id);
    this.length = computed(() => reading.day.value?.film.length ?? 0);
    this.atEnd = computed(() => this.at.value >= this.length.value);
    this.fresh = computed(() => this.marks(reading.day.value, this.shown.value));
    this.news = computed(() => this.latest(reading.day.value, this.shown.value));
    this.unfollow = effect(() => this.follow(reading.day.value));
  }

  stop() {
    this.cancel(this.tick);
    this.unfollow();
  }

  // Moving

  play = () => {
    if (this.playing.peek() || this.length.peek() === 0) return;
    if (this.atEnd.peek()) this.at.value = 0;
    [this.playing.value, this.last, this.held] = [true, performance.now(), 0];
    this.tick = this.frame(this.run);
  };

  pause = () => {
    this.cancel(this.tick);
    this.playing.value = false;
    this.show();
  };

  toggle = () => { if (this.playing.peek()) this.pause(); else this.play(); };

  /** To a place of the film, and no further than its ends. @param {number} seconds */
  seek(seconds) {
    this.held = 0;
    batch(() => {
      this.at.value = Math.min(Math.max(seconds, 0), this.length.peek());
      this.turning.value = false;
      this.leaps.value += 1;
      this.show();
    });
  }

  /** @param {number} seq */
  seekSeq(seq) { if (this.day) this.seek(this.day.film.place(seq)); }

  /** To the next moment, or the one before. @param {number} by 1 or -1 */
  step(by) { if (this.day) this.seek(this.day.film.step(this.at.peek(), by)); }

  /** One frame. @param {number} now milliseconds */
  run = (now) => {
    this.tick = this.frame(this.run);
    const ms = Math.min(now - this.last, DOZED);
    this.last = now;
    if (!this.atEnd.peek()) this.at.value = Math.min(this.at.peek() + (ms / 1000) * this.speed.peek(), this.length.peek());
    else if (this.loops) this.hold(ms);
    else this.pause();
    const last = this.atEnd.peek() && this.shown.peek() < this.length.peek();
    if (last || now - this.drawn >= (this.calm() ? CALM : PICTURE)) {
      this.drawn = now;
      this.show();
    }
  };

  /** The last picture stays, fades, and the film begins again. @param {number} ms */
  hold(ms) {
    this.held += ms;
    this.turning.value = this.held > HELD - TURN;
    if (this.held > HELD) this.seek(0);
  }

  // Showing

  /** The picture of this place. */
  show() {
    if (!this.day) return;
    const {timeline, film} = this.day;
    const place = Math.min(this.at.peek(), film.length);
    batch(() => {
      this.past.go(timeline, film.seqAt(place), film.timeAt(place));
      this.shown.value = place;
    });
  }

  /**
   * A longer film (the day goes on) or another journal: stay where one is between its entries, or at the end.
   * @param {import("./reading.js").Day | null} is
   */
  follow(is) {
    if (!is) return;
    const [film, at] = [this.day?.film, this.at.peek()];
    this.day = is;
    this.at.value = film && at < film.length ? is.film.placeAfter(Math.min(film.seqAt(at), is.timeline.seq), film.partAt(at)) : is.film.length;
    untracked(() => this.show());
  }

  /** The notes that have just changed, and how. @param {import("./reading.js").Day | null} day @param {number} place */
  marks(day, place) {
    const moments = (day?.film.momentsIn(place - FRESH, place) ?? []).filter(({topic}) => topic !== null);
    return new Map(moments.map(({topic, kind}) => [/** @type {number} */ (topic), /** @type {string} */ (kind)]));
  }

  /**
   * What to tell: while it plays, one moment stays long enough to be read.
   * @param {import("./reading.js").Day | null} day @param {number} place @returns {Moment | undefined}
   */
  latest(day, place) {
    const moving = this.playing.value && place < this.length.value;
    return day?.film.momentAt(moving ? Math.floor(place / NEWS) * NEWS : place);
  }
}
