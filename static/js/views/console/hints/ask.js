// Asking the server for a hint. Only what it answers counts: a question that fails has no answer, which is not an empty one.

/**
 * @param {string} url
 * @returns {Promise<any>}
 * @throws when it could not be fetched
 */
export async function ask(url) {
  const answer = await fetch(url, {credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(20_000)});
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** @typedef {{now: () => number, later: (run: () => void, ms: number) => any, cancel: (timer: any) => void}} Time */

/** @type {Time} */
const TIME = {now: () => Date.now(), later: (run, ms) => setTimeout(run, ms), cancel: (timer) => clearTimeout(timer)};

/**
 * Calls `deed` at once, and for as many calls as come within `ms` once more when they have passed.
 * @param {() => void} deed
 * @param {number} ms
 * @param {Time} [time]
 */
export function atMostEvery(deed, ms, time = TIME) {
  let last = -Infinity;
  let timer = /** @type {any} */ (null);
  const stop = () => { if (timer !== null) time.cancel(timer); timer = null; };
  const now = () => { stop(); last = time.now(); deed(); };
  return {
    call() {
      if (timer !== null) return;
      const wait = last + ms - time.now();
      if (wait <= 0) now();
      else timer = time.later(now, wait);
    },
    /** Without waiting: somebody pressed. */
    now,
    stop,
  };
}
