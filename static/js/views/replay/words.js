// The picture in words: what the clock says, where the meeting is, what has just happened.
import {day, gettext, interpolate, ngettext, time} from "#i18n.js";
import {phaseName} from "#views/parts/phase.js";
import {sentence} from "#views/wall/news.js";

/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {import("./past.js").Past} Past */
/** @typedef {import("./reading.js").Day} Day */

/** @param {number} ms */
const iso = (ms) => new Date(ms).toISOString();

/** "13:47". @param {number} ms */
export const clockWords = (ms) => time(iso(ms));

/** The day, where the film is of more than one; else nothing. @param {Day | null} shown @param {number} ms */
export function dayWords(shown, ms) {
  if (!shown) return "";
  const {timeline} = shown;
  const [first, last] = [timeline.time(1), timeline.time(timeline.seq)].map((each) => day(iso(each)));
  return first === last ? "" : day(iso(ms));
}

/** @param {number} n */
export const noteCount = (n) => interpolate(ngettext("%(n)s note", "%(n)s notes", n), {n}, true);

/** @param {number} n */
export const peopleCount = (n) => interpolate(ngettext("%(n)s person", "%(n)s people", n), {n}, true);

/** "55 minutes later": how long a stretch was where nothing happened. @param {number} ms */
export function laterWords(ms) {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 90) return interpolate(ngettext("%(n)s minute later", "%(n)s minutes later", minutes), {n: minutes}, true);
  const hours = Math.round(minutes / 60);
  if (hours < 36) return interpolate(ngettext("%(n)s hour later", "%(n)s hours later", hours), {n: hours}, true);
  const days = Math.round(hours / 24);
  return interpolate(ngettext("%(n)s day later", "%(n)s days later", days), {n: days}, true);
}

/** One sentence about a moment, from the rows as they were; "" where there is nothing to say. @param {Moment | undefined} moment @param {Past} past */
export function momentWords(moment, {store, model}) {
  if (!moment) return "";
  if (moment.kind === "phase") return interpolate(gettext("Now: %(phase)s"), {phase: phaseName(moment.phase ?? "")}, true);
  return sentence(/** @type {any} */ (moment), {
    topic: model.topic, place: model.placeName,
    name: (/** @type {number | null} */ id) => model.person(id).name,
    row: ({kind, id}) => store.row(kind, id),
  });
}

/** "13:47, Marketplace, 38 notes, 412 people". @param {Past} past @param {Day | null} shown */
export function pictureWords(past, shown) {
  const ms = past.time.value;
  const phase = phaseName(past.model.event.value?.phase ?? "");
  return [dayWords(shown, ms), clockWords(ms), phase, noteCount(past.model.onTheWall.value.length), peopleCount(past.store.table("person").size)]
    .filter(Boolean).join(", ");
}
