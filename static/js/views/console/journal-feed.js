// The journal's latest lines, fetched when looked at and followed from then on.
import {effect, signal} from "@preact/signals";

/** @typedef {import("#types.js").Entry} Entry */

const PAGE = 200;

/**
 * @param {{boot: {urls: Record<string, string>}, store: {seq: import("@preact/signals").ReadonlySignal<number>}}} ctx
 * @param {(url: string) => Promise<{entries: Entry[]}>} get
 */
export function createFeed({boot, store}, get = fetched) {
  const entries = signal(/** @type {Entry[]} */ ([])); // oldest first
  const failed = signal(false);
  let busy = false;

  /** @param {number} after @param {number} limit */
  const ask = async (after, limit) => (await get(`${boot.urls.journal}?after=${after}&limit=${limit}`)).entries;

  /** One question at a time, again as long as the board is ahead. */
  const follow = async () => {
    if (busy) return;
    busy = true;
    try {
      for (let last = lastSeq(); last < store.seq.peek(); last = lastSeq()) {
        const fresh = await ask(last, PAGE);
        if (fresh.length === 0) break;
        entries.value = [...entries.peek(), ...fresh.filter((entry) => entry.seq > lastSeq())];
      }
      failed.value = false;
    } catch {
      failed.value = true;
    } finally {
      busy = false;
    }
  };
  const lastSeq = () => entries.peek().at(-1)?.seq ?? Math.max(0, store.seq.peek() - PAGE);
  const firstSeq = () => entries.value[0]?.seq ?? 1;

  return {
    entries, failed, follow,
    /** Whether there is more before what is shown. */
    hasEarlier: () => firstSeq() > 1,
    async earlier() {
      const first = firstSeq();
      const after = Math.max(0, first - 1 - PAGE);
      try {
        entries.value = [...await ask(after, first - 1 - after), ...entries.peek()];
      } catch {
        failed.value = true;
      }
    },
    /** Follow the board; answers what stops it. */
    start: () => effect(() => { store.seq.value; void follow(); }),
  };
}

/** @param {string} url */
async function fetched(url) {
  const answer = await fetch(url, {credentials: "same-origin", cache: "no-cache", signal: AbortSignal.timeout(20_000)});
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
