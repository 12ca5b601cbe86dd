// The journal read: all of it once, and from then on what the socket tells. What is hidden or
// forgotten meanwhile is gone from the past too, so then it is read anew.
import {signal} from "@preact/signals";
import {createFilm} from "#views/replay/film.js";
import {Timeline} from "#views/replay/timeline.js";

/** @typedef {import("#types.js").Entry} Entry */
/** @typedef {{timeline: Timeline, film: import("./film.js").Film}} Day */

const SOON = 400; // ms: a burst of entries makes one longer film
const AGAIN = 1_000;
const LONGEST_WAIT = 20_000;

export class Reading {
  /** The journal and its film; null until it is here. */
  day = signal(/** @type {Day | null} */ (null));
  /** It does not come; it is tried again by itself. */
  failing = signal(false);

  heard = /** @type {Entry[]} */ ([]);
  veiling = new Set([""]);
  busy = false; // reading, or about to
  stopped = false;
  failures = 0;

  /**
   * @param {{boot: {urls: Record<string, string>}, store: import("#store.js").Store}} ctx
   * @param {{fetch?: typeof globalThis.fetch, wait?: (job: () => void, ms: number) => void}} [outside]
   */
  constructor({boot, store}, {fetch = (url, init) => globalThis.fetch(url, init), wait = (job, ms) => { setTimeout(job, ms); }} = {}) {
    this.url = boot.urls.story;
    this.store = store;
    this.fetch = fetch;
    this.wait = wait;
    this.ends = [store.hear((entry) => { this.heard.push(entry); }), store.seq.subscribe(this.told)];
    void this.read();
  }

  stop() {
    this.stopped = true;
    for (const end of this.ends) end();
  }

  /** @param {() => void} job @param {number} ms */
  later(job, ms) {
    this.busy = true;
    this.wait(() => { this.busy = false; if (!this.stopped) job(); }, ms);
  }

  told = () => {
    const known = this.day.peek();
    if (known && !this.busy) this.later(() => this.goOn(known.timeline), SOON);
  };

  read = async () => {
    [this.busy, this.heard] = [true, []];
    const found = await this.get();
    this.busy = false;
    if (this.stopped) return;
    this.failing.value = found === null;
    this.failures = found === null ? this.failures + 1 : 0;
    // Full jitter: a whole hall reads anew at the same moment.
    if (!found) return this.later(this.read, Math.random() * Math.min(LONGEST_WAIT, AGAIN * 2 ** this.failures));
    this.veiling = new Set(found.veiling);
    const timeline = new Timeline();
    timeline.add(found.entries);
    this.goOn(timeline);
  };

  /** Add what was heard; where something is missing or veiled, read anew. @param {Timeline} timeline */
  goOn(timeline) {
    const {seq} = timeline;
    const news = this.heard.filter((entry) => entry.seq > seq);
    this.heard = [];
    const follows = seq + news.length >= this.store.seq.peek() && news.every((entry, nth) => entry.seq === seq + 1 + nth);
    if (!follows || news.some((entry) => this.veiling.has(entry.action))) return this.later(this.read, Math.random() * AGAIN);
    timeline.add(news);
    if (news.length > 0 || this.day.peek()?.timeline !== timeline) this.day.value = {timeline, film: createFilm(timeline)};
    return undefined;
  }

  /** @returns {Promise<{veiling: string[], entries: Entry[]} | null>} null when it did not come */
  async get() {
    try {
      const answer = await this.fetch(this.url, {credentials: "same-origin", cache: "no-cache"});
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }
}
