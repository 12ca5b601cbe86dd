// Actions not yet answered by the server, kept on this device so that a reload or an empty battery
// loses none. Each has a key of its own in the storage: two tabs never write over each other. A
// photo is too large for that storage and lies on a shelf beside it, under the same key.
import {computed, signal} from "@preact/signals";
import {shelf as browserShelf} from "#shelf.js";

/**
 * @typedef {object} Waiting
 * @property {string} key its idempotency key
 * @property {number} at when it was tapped, milliseconds by this device
 * @property {string} action
 * @property {Record<string, any>} fields what was tapped or typed
 * @property {"sending" | "waiting" | "refused"} state
 * @property {boolean} kept false when this device had no room to keep it over a reload
 * @property {Record<string, any> | null} problem why it was refused
 */
/** @typedef {ReturnType<typeof createOutbox>} Outbox */

const DAY = 24 * 60 * 60 * 1000;
const SHELVED = "shelved"; // stands in the storage where a photo would

/** Words and photos wait in lines of their own: nobody's sign-up waits for a picture. @param {{fields: Record<string, any>}} waiting */
export const lineOf = ({fields}) => ("photo" in fields ? "photos" : "words");

/** A key nobody else makes; crypto.randomUUID is missing where the hall's server has no TLS. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {{name: string, storage?: Storage | null, shelf?: import("#shelf.js").Shelf}} options name: of the event and the person
 */
export function createOutbox({name, storage = safeStorage(), shelf = browserShelf}) {
  const prefix = `openspace:outbox:${name}:`;
  const list = signal(load(storage, prefix));
  const waits = (/** @type {string} */ key) => list.peek().some((each) => prefix + each.key === key);
  // What another page has left there without the words, or finished meanwhile.
  if (storage) void shelf.remove((key) => key.startsWith(prefix) && !waits(key) && storage.getItem(key) === null);

  /** @param {Waiting} waiting @returns {boolean} */
  const keep = (waiting) => {
    const {fields} = waiting;
    const light = "photo" in fields ? {...waiting, kept: true, fields: {...fields, photo: SHELVED}} : waiting;
    try {
      storage?.setItem(prefix + waiting.key, JSON.stringify(light));
      return storage !== null;
    } catch {
      return false; // full: it stays in memory, and the page says so
    }
  };

  return {
    prefix,
    /** Everything, oldest first. */
    list,
    pending: computed(() => list.value.filter((each) => each.state !== "refused")),
    waiting: computed(() => list.value.filter((each) => each.state === "waiting")),
    refused: computed(() => list.value.filter((each) => each.state === "refused")),

    /** What comes after one that waits, waits too. @param {string} action @param {Record<string, any>} fields @returns {Waiting} */
    add(action, fields) {
      const state = list.peek().some((each) => each.state === "waiting" && lineOf(each) === lineOf({fields})) ? "waiting" : "sending";
      const waiting = /** @type {Waiting} */ ({key: newKey(), at: afterAll(list.peek()), action, fields, state, kept: true, problem: null});
      const kept = keep(waiting);
      waiting.kept = kept && !("photo" in fields);
      list.value = [...list.peek(), waiting];
      if (kept && "photo" in fields) {
        void shelf.put(prefix + waiting.key, fields.photo).then((put) => {
          if (!this.find(waiting.key)) void shelf.remove((key) => key === prefix + waiting.key);
          else if (put) this.change(waiting.key, {kept: true});
        });
      }
      return waiting;
    },

    /**
     * The fields with the photo from the shelf; null when the device has let go of it.
     * @param {Waiting} waiting
     * @returns {Promise<Record<string, any> | null>}
     */
    async whole({key, fields}) {
      if (fields.photo !== SHELVED) return fields;
      const photo = await shelf.get(prefix + key);
      return photo === null ? null : {...fields, photo};
    },

    /** @param {string} key */
    find: (key) => list.peek().find((each) => each.key === key),

    /** @param {string} key @param {Partial<Waiting>} change */
    change(key, change) {
      list.value = list.peek().map((each) => {
        if (each.key !== key) return each;
        const changed = {...each, ...change};
        keep(changed);
        return changed;
      });
    },

    /** The network is away: all of this line that is not answered waits. @param {string} line @param {Set<string>} answered */
    allWait(line, answered) {
      list.value = list.peek().map((each) => (each.state === "sending" && lineOf(each) === line && !answered.has(each.key) ? {...each, state: "waiting"} : each));
    },

    /** @param {string} key */
    remove(key) {
      storage?.removeItem(prefix + key);
      if ("photo" in (this.find(key)?.fields ?? {})) void shelf.remove((each) => each === prefix + key);
      list.value = list.peek().filter((each) => each.key !== key);
    },
  };
}

/** @param {Waiting[]} list a time later than all in it, so that order survives a reload */
const afterAll = (list) => Math.max(Date.now(), (list.at(-1)?.at ?? 0) + 1);

/**
 * What an earlier page left. Old refusals are let go.
 * @param {Storage | null} storage
 * @param {string} prefix
 * @returns {Waiting[]}
 */
function load(storage, prefix) {
  if (!storage) return [];
  const keys = Array.from({length: storage.length}, (_, nth) => storage.key(nth) ?? "").filter((key) => key.startsWith(prefix));
  const found = keys.flatMap((key) => {
    try {
      const waiting = /** @type {Waiting} */ (JSON.parse(storage.getItem(key) ?? ""));
      if (waiting.state !== "refused") return [{...waiting, state: /** @type {const} */ ("waiting"), kept: true}];
      if (Date.now() - waiting.at < DAY) return [waiting];
    } catch { /* not ours, or half written: of no use to anybody */ }
    storage.removeItem(key);
    return [];
  });
  return found.sort((a, b) => a.at - b.at);
}

/** A browser may refuse storage altogether. @returns {Storage | null} */
export function safeStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
