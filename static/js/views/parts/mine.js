// What only I may see of myself: my dots, how I am reached and where I share it, my calendar's
// address and my personal link. In no row, so it is fetched, and fetched again when the page comes back into view.
import {signal} from "@preact/signals";
import {useEffect} from "preact/hooks";

/** @typedef {{contact: string, dots: Record<string, number>, shares_contact: number[], feed: string | null, link: string | null, qr: string | null}} Mine */

const mine = signal(/** @type {Mine | null} */ (null));

/** @param {import("#types.js").Ctx} ctx @returns {Promise<boolean>} whether it came */
export async function refreshMine(ctx) {
  if (ctx.boot.me === null) return false;
  try {
    const answer = await fetch(ctx.boot.urls.me, {credentials: "same-origin"});
    if (answer.ok) mine.value = await answer.json();
    return answer.ok;
  } catch { // offline: what was known stays
    return false;
  }
}

/** My private facts, or null until they are known. @param {import("#types.js").Ctx} ctx */
export function useMine(ctx) {
  useEffect(() => {
    const look = () => { if (document.visibilityState === "visible") void refreshMine(ctx); };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return mine;
}
