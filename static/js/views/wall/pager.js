// Turns the pages by itself, brings a page forward when something happens on it, and obeys the
// arrow keys and the space bar where there is a keyboard.
import {batch, effect, signal} from "@preact/signals";

export const DWELL = 10_000;
export const DWELL_NOW = 16_000; // on a page with the slot that is on now
const HOLD = 9_000; // on a page brought forward: time to find and read the note
const CALM = 4_000; // never two forced turns closer than this

/**
 * @typedef {object} Pager
 * @property {import("@preact/signals").Signal<number>} page
 * @property {import("@preact/signals").Signal<boolean>} paused
 * @property {import("@preact/signals").Signal<number>} dwell milliseconds this page stays
 * @property {(count: number, stay?: (page: number) => number) => void} resize stay: how long a page does, in milliseconds
 * @property {() => void} begin from the first page
 * @property {(by: number) => void} turn
 * @property {(page: number) => void} bringForward
 * @property {() => void} stop
 */

/** @returns {Pager} */
export function createPager() {
  const page = signal(0);
  const paused = signal(false);
  const dwell = signal(DWELL);
  const count = signal(1);
  const stays = signal(0); // counts every restart of the waiting, so that the timer starts afresh
  let stay = /** @type {(page: number) => number} */ (() => DWELL);
  let forcedAt = -Infinity;

  /** @param {number} to @param {number} [time] */
  const show = (to, time) => {
    const index = ((to % count.value) + count.value) % count.value;
    batch(() => {
      dwell.value = time ?? stay(index);
      page.value = index;
      stays.value += 1;
    });
  };
  const stop = effect(() => {
    stays.value;
    if (paused.value || count.value < 2) return;
    const timer = setTimeout(() => show(page.peek() + 1), dwell.value);
    return () => clearTimeout(timer);
  });

  return {
    page, paused, dwell, stop,
    resize(pages, times = () => DWELL) {
      stay = times;
      count.value = Math.max(1, pages);
      if (page.peek() >= count.peek()) page.value = 0;
    },
    begin() { show(0); },
    turn(by) { show(page.peek() + by); },
    bringForward(to) {
      if (paused.peek() || performance.now() - forcedAt < CALM) return;
      forcedAt = performance.now();
      show(to, HOLD);
    },
  };
}

/**
 * @param {Pager} pager
 * @returns {() => void} takes the keys away again
 */
export function listenToKeys(pager) {
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight") pager.turn(1);
    else if (event.key === "ArrowLeft") pager.turn(-1);
    else if (event.key === " ") pager.paused.value = !pager.paused.value;
    else return;
    event.preventDefault();
  };
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
}
