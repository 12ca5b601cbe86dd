// The server's time, so that every screen counts down together whatever its own clock says.
import {computed, signal} from "@preact/signals";

/** @typedef {ReturnType<typeof createClock>} Clock */

const SECOND = 1000;

/**
 * @param {{page?: Document | null, time?: () => number}} [options] page: ticks only while it is seen
 */
export function createClock({page = globalThis.document ?? null, time = () => Date.now()} = {}) {
  const offset = signal(0);
  const tick = signal(0);
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  let frame = /** @type {{endsAt: string, whole: number} | null} */ (null);
  const now = () => time() + offset.value;

  const beat = () => {
    tick.value += 1;
    timer = setTimeout(beat, SECOND - ((time() + offset.peek()) % SECOND));
  };
  const follow = () => {
    clearTimeout(timer);
    if (page?.visibilityState !== "hidden") beat();
  };

  return {
    /** Milliseconds by the server's clock. */
    now,
    /** Changes each second while the page is seen. */
    tick: computed(() => tick.value),

    /**
     * The server says what time it is. Small differences are only the way here and are left alone,
     * or every pulse would make the countdown hop.
     * @param {string} serverTime ISO 8601
     */
    sync(serverTime) {
      const measured = new Date(serverTime).getTime() - time();
      if (Number.isFinite(measured) && Math.abs(measured - offset.peek()) > 400) offset.value = measured;
    },

    /** Begin ticking. */
    start() {
      page?.addEventListener("visibilitychange", follow);
      follow();
    },
    stop() {
      page?.removeEventListener("visibilitychange", follow);
      clearTimeout(timer);
    },

    /**
     * What is left of the agreed time frame; past it, how long it has been over.
     * `fraction` is what is left of the longest wait this screen has seen for it, 1 to 0.
     * @param {string | null} endsAt
     * @returns {{text: string, over: boolean, fraction: number}}
     */
    countdown(endsAt) {
      if (!endsAt) return {text: "", over: false, fraction: 0};
      const left = new Date(endsAt).getTime() - now();
      if (frame?.endsAt !== endsAt || left > frame.whole) frame = {endsAt, whole: Math.max(left, 1)};
      const over = left <= 0;
      const text = figures(over ? Math.floor(-left / SECOND) : Math.ceil(left / SECOND));
      return {text: over ? `+${text}` : text, over, fraction: over ? 0 : left / frame.whole};
    },
  };
}

/** "4:09", "1:04:09". @param {number} seconds */
function figures(seconds) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
