// The wall as it was: a store of its own that leaps along the timeline, with a clock that says what
// the clock said then. Views draw from it as from the live one.
import {batch, computed, signal} from "@preact/signals";
import {createStore} from "#store.js";
import {createModel} from "#wall-model.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {ReturnType<typeof createPast>} Past */

const BEAT = 20_000; // the slot that was on, and those that were over, are looked up so often (ms of the day)

/** @param {import("#types.js").Board} poster what is seen until the journal is here */
export function createPast(poster) {
  const store = createStore();
  const time = signal(Date.now());
  const clock = {
    now: () => time.peek(),
    tick: computed(() => Math.floor(time.value / BEAT)),
    countdown: () => ({text: "", over: false, fraction: 0}),
    sync() {}, start() {}, stop() {},
  };
  let timeline = /** @type {Timeline | null} */ (null);
  store.load(poster);

  return {
    store,
    /** What the clock said, in milliseconds. */
    time,
    clock,
    model: createModel(store, clock),
    /**
     * To entry `seq` of this timeline, at this time of the day.
     * @param {Timeline} on @param {number} seq @param {number} ms
     */
    go(on, seq, ms) {
      batch(() => {
        if (on !== timeline) store.load({seq: 0, rows: {}}); // another journal: what it veils must not stay
        timeline = on;
        if (store.seq.peek() !== seq) store.leap(on.between(store.seq.peek(), seq));
        time.value = ms;
      });
    },
  };
}
