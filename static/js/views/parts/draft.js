// Words being typed, kept on this device until they are sent: a phone call must not cost a note.
import {signal} from "@preact/signals";
import {safeStorage} from "#outbox.js";
import {shelf} from "#shelf.js";

/**
 * @template {Record<string, any>} T
 * @param {string} name
 * @param {T} empty
 */
export function createDraft(name, empty) {
  const key = `openspace:draft:${name}`;
  const storage = safeStorage();
  const words = signal({...empty, ...read(storage, key)});
  return {
    words,
    /** @param {Partial<T>} change */
    write(change) {
      words.value = {...words.peek(), ...change};
      try {
        storage?.setItem(key, JSON.stringify(words.peek()));
      } catch { /* no room: the words stay on the page */ }
    },
    clear() {
      words.value = {...empty};
      storage?.removeItem(key);
    },
  };
}

/** @param {Storage | null} storage @param {string} key */
function read(storage, key) {
  try {
    return JSON.parse(storage?.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}

const drafts = /** @type {Map<string, any>} */ (new Map());

/**
 * The same draft each time, so that leaving the page and coming back finds the words.
 * @template {Record<string, any>} T
 * @param {string} name
 * @param {T} empty
 * @returns {ReturnType<typeof createDraft<T>>}
 */
export function draftFor(name, empty) {
  if (!drafts.has(name)) drafts.set(name, createDraft(name, empty));
  return drafts.get(name);
}

/** Nothing anybody typed at this event stays on the device. @param {string} code the event's */
export function forgetWords(code) {
  const storage = safeStorage();
  const ours = Object.keys(storage ?? {}).filter((key) => key.startsWith("openspace:") && key.includes(`:${code}:`));
  for (const key of ours) storage?.removeItem(key);
  void shelf.remove((key) => key.includes(`:${code}:`));
  drafts.clear();
  photos.clear();
}

const photos = /** @type {Map<string, import("@preact/signals").Signal<import("#views/parts/topic/photo.js").Ready | null>>} */ (new Map());

/** The photo one has chosen for a comment: kept while the page is open, too large for the storage. @param {import("#types.js").Ctx} ctx @param {number} topic */
export function photoDraft(ctx, topic) {
  const name = `${ctx.boot.code}:${ctx.boot.me}:${topic}`;
  const found = photos.get(name) ?? signal(null);
  photos.set(name, found);
  return found;
}

/** The note one is writing. @param {import("#types.js").Ctx} ctx */
export const noteDraft = (ctx) => draftFor(`note:${ctx.boot.code}:${ctx.boot.me}`,
  {title: "", text: "", room: /** @type {number | null} */ (null), slot: /** @type {number | null} */ (null), problem: /** @type {any} */ (null)});

/** The comment one is writing. @param {import("#types.js").Ctx} ctx @param {number} topic */
export const commentDraft = (ctx, topic) => draftFor(`comment:${ctx.boot.code}:${ctx.boot.me}:${topic}`, {text: "", kind: "note"});
