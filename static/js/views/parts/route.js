// Where on a page one is, in the address's hash, so that Back works and a link can be passed on.
import {computed, signal} from "@preact/signals";

/** @typedef {{name: "wall" | "topic" | "plan" | "new" | "me" | "outcomes" | "dots" | "conclusions" | "plans" | "networks" | "network" | "person", id: number | null}} Route */

const NAMES = new Set(["wall", "topic", "plan", "new", "me", "outcomes", "dots", "conclusions", "plans", "networks", "network", "person"]);

const ONE = new Set(["topic", "network", "person"]); // pages of one thing

const hash = signal(globalThis.location?.hash ?? "");
globalThis.window?.addEventListener("hashchange", () => { hash.value = location.hash; });

/**
 * "#/topic/12" → {name: "topic", id: 12}; anything unknown is the wall.
 * @param {string} text
 * @returns {Route}
 */
export function parseRoute(text) {
  const [name, id] = text.replace(/^#\/?/, "").split("/");
  const number = /^\d+$/.test(id ?? "") ? Number(id) : null;
  if (!NAMES.has(name) || (ONE.has(name) && number === null)) return {name: "wall", id: null};
  return /** @type {Route} */ ({name, id: number});
}

export const route = computed(() => parseRoute(hash.value));

/** @param {number} topic */
export const topicHref = (topic) => `#/topic/${topic}`;

/** @param {string} to e.g. "#/wall" */
export function go(to) {
  location.hash = to;
}

/** The address of one of the phone's pages, from any of the event's pages. @param {import("#types.js").Boot} boot @param {string} to e.g. "#/new" */
export const phoneHref = (boot, to) => (boot.view === "phone" ? to : boot.urls.phone + to);
