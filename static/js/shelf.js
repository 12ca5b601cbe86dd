// Photos that wait to be sent, in the browser's database: the storage that keeps waiting words has
// room for one or two at most. Every answer is a promise, and none fails: a browser may refuse it all.

const NAME = "openspace";
const PHOTOS = "photos";

/** @typedef {{put: (key: string, photo: string) => Promise<boolean>, get: (key: string) => Promise<string | null>, remove: (test: (key: string) => boolean) => Promise<void>}} Shelf */

let opened = /** @type {Promise<IDBDatabase | null> | null} */ (null);

/** @returns {Promise<IDBDatabase | null>} */
function open() {
  opened ??= new Promise((resolve) => {
    try {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(PHOTOS);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = asked.onblocked = () => resolve(null);
    } catch { // none in this browser, or not in a private window
      resolve(null);
    }
  });
  return opened;
}

/**
 * Runs one request; `otherwise` where it cannot be done.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(photos: IDBObjectStore) => IDBRequest} ask
 * @param {T} otherwise
 * @param {(answer: any) => T} [read]
 * @returns {Promise<T>}
 */
async function request(mode, ask, otherwise, read = (answer) => answer) {
  const database = await open();
  if (!database) return otherwise;
  return new Promise((resolve) => {
    try {
      const change = database.transaction(PHOTOS, mode);
      const asked = ask(change.objectStore(PHOTOS));
      // Not when asked but when all of it is done: a full disk is found out last.
      change.oncomplete = () => resolve(read(asked.result));
      change.onerror = change.onabort = () => resolve(otherwise);
    } catch { // the browser has closed it meanwhile
      resolve(otherwise);
    }
  });
}

/** @type {Shelf} */
export const shelf = {
  /** Whether it is kept now. */
  put: (key, photo) => request("readwrite", (photos) => photos.put(photo, key), false, () => true),
  get: (key) => request("readonly", (photos) => photos.get(key), null, (photo) => photo ?? null),
  /** Those whose key passes. */
  async remove(test) {
    const keys = await request("readonly", (photos) => photos.getAllKeys(), /** @type {IDBValidKey[]} */ ([]));
    for (const key of keys.filter((each) => test(String(each)))) {
      await request("readwrite", (photos) => photos.delete(key), undefined);
    }
  },
};
