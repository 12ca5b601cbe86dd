// The picture's data: who met whom, fetched gently while the wall moves.
import {effect, signal} from "@preact/signals";

/**
 * @typedef {object} Ties columns: a tie is a place in all of them
 * @property {number[]} one a place in `people`
 * @property {number[]} other
 * @property {number[]} topics how many notes both signed up for
 * @property {number[]} talks how many groups they were in at the same time
 * @property {number[]} networks how many networks both are in
 */
/** @typedef {Record<"within" | "across", number>} Count */
/** @typedef {{seq: number, people: number[], ties: Ties, measure: Record<"before" | "now", Count>}} Picture */

const OFTEN = 5_000; // ms: never fetched oftener
const EACH_TIE = 0.1; // ms longer for each: a picture of two hundred thousand ties is heavy on the hall's Wi-Fi
const TYING = ["attendance", "membership", "person", "topic"]; // the rows ties come from

/**
 * Follows the wall for as long as the page is open.
 * @param {import("#types.js").Ctx} ctx
 * @param {{fetch?: typeof globalThis.fetch, page?: Document}} [from]
 */
export function followPicture({boot, store}, {fetch = (url, init) => globalThis.fetch(url, init), page = document} = {}) {
  const picture = signal(/** @type {Picture | null} */ (null));
  const failed = signal(false);
  let [wanted, timer] = [0, /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined)];

  const look = async () => {
    timer = undefined;
    if (page.visibilityState === "hidden") return;
    try {
      const answer = await fetch(`${boot.urls.networks}picture.json`, {credentials: "same-origin"});
      if (!answer.ok) throw new Error(String(answer.status));
      picture.value = await answer.json();
    } catch { // the picture stays as it was; what is wrong is said
      failed.value = true;
      return soon();
    }
    failed.value = false;
    // The server serves a picture for a little while, so the newest ties may be missing from it.
    if ((picture.peek()?.seq ?? 0) < wanted) soon();
  };
  const soon = () => {
    const wait = picture.peek() || failed.peek() ? OFTEN + EACH_TIE * (picture.peek()?.ties.one.length ?? 0) : 0;
    timer ??= setTimeout(look, wait * (1 + Math.random() / 2));
  };

  effect(() => {
    for (const kind of TYING) store.table(kind);
    wanted = store.seq.peek();
    soon();
  });
  page.addEventListener("visibilitychange", () => { if (page.visibilityState === "visible") soon(); });
  return {picture, failed};
}
