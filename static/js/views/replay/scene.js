// All that one showing of the day needs: the journal read, the past drawn from, the player, and what
// the wall's own drawing asks of its context.
import {computed, signal} from "@preact/signals";
import {createPast} from "#views/replay/past.js";
import {Player} from "#views/replay/player.js";
import {Reading} from "#views/replay/reading.js";
import {laterWords, momentWords} from "#views/replay/words.js";

/** Whether somebody would rather have nothing move. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * @param {Pick<import("#types.js").Ctx, "boot" | "store">} ctx the live one: its board is the poster
 * @param {{loops?: boolean}} [how]
 */
export function createScene({boot, store}, {loops = false} = {}) {
  const reading = new Reading({boot, store});
  const past = createPast({seq: store.seq.peek(), rows: store.snapshot()});
  const player = new Player(reading, past, {loops, calm: still});
  const followed = signal(/** @type {number | null} */ (null));
  const held = computed(() => !player.playing.value);
  return {
    reading, past, player,
    /** The note whose moments one looks at. */
    followed,
    /** One sentence: what has just happened, or how long nothing did. */
    news: computed(() => {
      const day = reading.day.value;
      const moment = player.news.value;
      const wait = day?.film.waitAt(player.shown.value);
      if (wait) return laterWords(wait.ms);
      past.store.seq.value; // read: the words are those the rows held then
      return momentWords(moment, past);
    }),
    /** What the wall's parts draw from. */
    ctx: {
      boot, store: past.store, model: past.model, clock: past.clock,
      socket: {live: signal("live"), here: signal(0)},
      pager: {paused: held},
      fresh: computed(() => {
        const marks = player.fresh.value;
        return followed.value === null || marks.has(followed.value) ? marks : new Map([...marks, [followed.value, "followed"]]);
      }),
    },
    stop() {
      player.stop();
      reading.stop();
    },
  };
}
