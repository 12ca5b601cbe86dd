// The picture's data: who met whom, fetched now and then while the wall moves.
import {signal} from "@preact/signals";
import {useEffect} from "preact/hooks";

/**
 * @typedef {[number, number, number, number, number]} Tie two places in `people`, then how many notes both signed up for, groups
 *   they were in at the same time, and networks both are in
 * @typedef {{seq: number, people: number[], ties: Tie[], measure: Record<"before" | "now", {within: number, across: number}>}} Picture
 */

const OFTEN = 5_000; // ms: never fetched oftener

/** @param {import("#types.js").Ctx} ctx */
export function usePicture(ctx) {
  const picture = signalOf(ctx.boot.code);
  const seq = ctx.store.seq.value;
  useEffect(() => {
    if (picture.value && picture.value.seq >= seq) return undefined;
    const wait = picture.value ? OFTEN : 0;
    const timer = setTimeout(() => {
      fetch(`${ctx.boot.urls.networks}picture.json`, {credentials: "same-origin"})
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((told) => { if (told) picture.value = told; })
        .catch(() => {}); // offline: the picture stays as it was
    }, wait);
    return () => clearTimeout(timer);
  }, [seq]);
  return picture;
}

const pictures = /** @type {Map<string, import("@preact/signals").Signal<Picture | null>>} */ (new Map());

/** @param {string} code */
function signalOf(code) {
  let found = pictures.get(code);
  if (!found) pictures.set(code, found = signal(/** @type {Picture | null} */ (null)));
  return found;
}
