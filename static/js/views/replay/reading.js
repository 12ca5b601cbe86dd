// The journal read: all of it once, and from then on what the socket tells. What is hidden or
// forgotten meanwhile is gone from the past too, so then it is read anew.
import {signal} from "@preact/signals";
import {createFilm} from "#views/replay/film.js";
import {createTimeline} from "#views/replay/timeline.js";

/** @typedef {import("#types.js").Entry} Entry */
/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {{timeline: Timeline, film: import("./film.js").Film}} Day */
/** @typedef {ReturnType<typeof readDay>} Reading */

const SOON = 400; // ms: a burst of entries makes one longer film
const AGAIN = 1_000;
const LONGEST_WAIT = 20_000;

/**
 * @param {{boot: {urls: Record<string, string>}, store: import("#store.js").Store}} ctx
 * @param {{fetch?: typeof globalThis.fetch, wait?: (job: () => void, ms: number) => void}} [outside]
 */
export function readDay({boot, store}, {fetch = (url, init) => globalThis.fetch(url, init), wait = setTimeout} = {}) {
  const day = signal(/** @type {Day | null} */ (null));
  const failing = signal(false);
  let heard = /** @type {Entry[]} */ ([]);
  let veiling = new Set([""]);
  let [busy, stopped, failures] = [false, false, 0];

  /** @param {() => void} job @param {number} ms */
  const later = (job, ms) => {
    busy = true;
    wait(() => { busy = false; if (!stopped) job(); }, ms);
  };

  const read = async () => {
    [busy, heard] = [true, []];
    const found = await fetched(boot.urls.story, fetch);
    busy = false;
    if (stopped) return;
    failing.value = found === null;
    failures = found === null ? failures + 1 : 0;
    // Full jitter: a whole hall reads anew at the same moment.
    if (!found) return later(read, Math.random() * Math.min(LONGEST_WAIT, AGAIN * 2 ** failures));
    veiling = new Set(found.veiling);
    const timeline = createTimeline();
    timeline.add(found.entries);
    goOn(timeline);
  };

  /** Add what was heard; where something is missing or veiled, read anew. @param {Timeline} timeline */
  const goOn = (timeline) => {
    const seq = timeline.seq;
    const news = heard.filter((entry) => entry.seq > seq);
    heard = [];
    const follows = seq + news.length >= store.seq.peek() && news.every((entry, nth) => entry.seq === seq + 1 + nth);
    if (!follows || news.some((entry) => veiling.has(entry.action))) return later(read, Math.random() * AGAIN);
    timeline.add(news);
    if (news.length > 0 || day.peek()?.timeline !== timeline) day.value = {timeline, film: createFilm(timeline)};
    return undefined;
  };

  const unhear = store.hear((entry) => { heard.push(entry); });
  const unfollow = store.seq.subscribe(() => {
    const known = day.peek();
    if (known && !busy) later(() => goOn(known.timeline), SOON);
  });
  void read();
  return {
    /** The journal and its film; null until it is here. */
    day,
    /** It does not come; it is tried again by itself. */
    failing,
    stop() {
      stopped = true;
      unhear();
      unfollow();
    },
  };
}

/** @param {string} url @param {typeof globalThis.fetch} fetch @returns {Promise<{veiling: string[], entries: Entry[]} | null>} */
async function fetched(url, fetch) {
  try {
    const answer = await fetch(url, {credentials: "same-origin", cache: "no-cache"});
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
