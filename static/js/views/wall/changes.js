// What has just happened, read off the rows themselves: this table before, this table now.
import {effect, signal} from "@preact/signals";
import {OUTCOMES, compareOutcomes} from "#views/wall/plenary/changes.js";

/**
 * @typedef {object} Change
 * @property {"posted" | "moved" | "running" | "closed" | "rehung" | "withdrawn" | "edited" | "joined" | "commented" | "arrived"
 *   | import("./plenary/changes.js").Outcome["kind"]} kind
 * @property {number | null} topic
 * @property {number | null} person
 * @property {import("./plenary/changes.js").Outcome["row"]} [row] what it is about, where that is no note
 * @property {number} at milliseconds, by this screen's clock
 */

/** @typedef {Map<number, any>} Table */

/** @param {any} was @param {any} is @returns {Change["kind"] | null} */
function topicChange(was, is) {
  if (!was) return "posted";
  if (was.state !== is.state) return is.state === "merged" ? "withdrawn" : is.state === "posted" ? "edited" : is.state;
  if (was.room !== is.room || was.slot !== is.slot) return "moved";
  return was.title !== is.title || was.hidden !== is.hidden ? "edited" : null;
}

/**
 * @param {Record<string, Table>} was
 * @param {Record<string, Table>} is
 * @returns {Omit<Change, "at">[]} in the order they matter least to most
 */
export function compare(was, is) {
  const found = /** @type {Omit<Change, "at">[]} */ ([]);
  for (const [id, row] of is.person) {
    if (!was.person.has(id)) found.push({kind: "arrived", topic: null, person: row.id});
  }
  for (const [id, row] of is.attendance) {
    if (!was.attendance.has(id) && was.topic.has(row.topic)) found.push({kind: "joined", topic: row.topic, person: row.person});
  }
  for (const [id, row] of is.comment) {
    if (!was.comment.has(id)) found.push({kind: "commented", topic: row.topic, person: row.person});
  }
  for (const [id, row] of is.topic) {
    const before = was.topic.get(id);
    const kind = before === row ? null : topicChange(before, row);
    if (kind) found.push({kind, topic: row.id, person: row.convener});
  }
  return [...found, ...compareOutcomes(was, is)];
}

const KINDS = ["person", "attendance", "comment", "topic", ...OUTCOMES];

/**
 * Watches the store. A whole board loaded anew tells nothing: everything in it would look new.
 * @param {{table: (kind: string) => Table, seq: {value: number}}} store
 */
export function watchChanges(store) {
  const latest = signal(/** @type {Change[]} */ ([]));
  let before = /** @type {Record<string, Table> | null} */ (null);
  const stop = effect(() => {
    const now = Object.fromEntries(KINDS.map((kind) => [kind, new Map(store.table(kind))]));
    const first = !before || before.topic.size + before.person.size === 0;
    const found = first ? [] : compare(/** @type {Record<string, Table>} */ (before), now);
    before = now;
    if (found.length) latest.value = found.map((each) => ({...each, at: performance.now()}));
  });
  return {latest, stop};
}
