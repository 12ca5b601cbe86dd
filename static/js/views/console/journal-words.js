// A line of the journal in words. Names and titles are those the board holds now: who has gone is
// "someone", and what is hidden stays hidden.
import {gettext, interpolate, time} from "#i18n.js";
import {noteTitle} from "#views/parts/note.js";
import {phaseName} from "#views/parts/phase.js";
import {noteDeeds} from "#views/console/journal-notes.js";
import {CROWD_IN_PLENARY, outcomeDeeds} from "#views/console/journal-outcomes.js";

/** @typedef {import("#types.js").Entry} Entry */
/** @typedef {{person: (id: number | null | undefined) => {name: string}, row: (kind: string, id: number | null | undefined) => any}} Look */
/** @typedef {Record<string, any>} Found the rows an entry put, the first of each kind */

/** What the crowd does all the time: kept apart, or a facilitator's own doings drown in it. */
const CROWD = new Set(["person.join", "person.edit", "person.feed", "person.move", "person.forget", "topic.join", "topic.leave", "baton.ask", "baton.withdraw", ...CROWD_IN_PLENARY]);
/** What the server never takes back. */
const FOR_GOOD = new Set(["person.forget", "event.create"]);

/** @param {{action: string}} entry */
export const byCrowd = ({action}) => CROWD.has(action);

/** @param {{action: string}} entry */
export const canUndo = ({action}) => !FOR_GOOD.has(action);

/** @type {Record<string, (found: Found, look: Look) => string>} */
const PATTERNS = {
  "event.create": () => gettext("%(who)s made this Open Space"),
  "event.edit": () => gettext("%(who)s changed the words about the event"),
  "event.phase": () => gettext("%(who)s moved on to “%(phase)s”"),
  "event.timer": ({event}) => (event?.phase_ends_at ? gettext("%(who)s set the agreed time to end at %(until)s") : gettext("%(who)s took the agreed time away")),
  "event.announce": ({event}) => (event?.announcement ? gettext("%(who)s announced “%(text)s”") : gettext("%(who)s took the announcement down")),
  "room.add": () => gettext("%(who)s added the room %(room)s"),
  "room.edit": () => gettext("%(who)s changed the room %(room)s"),
  "room.remove": () => gettext("%(who)s took a room away"),
  "slot.add": () => gettext("%(who)s added the time %(slot)s"),
  "slot.edit": () => gettext("%(who)s changed the time %(slot)s"),
  "slot.remove": () => gettext("%(who)s took a time away"),
  "person.join": () => gettext("%(name)s came in"),
  "person.edit": () => gettext("%(who)s changed name or organisation"),
  "person.feed": () => gettext("%(who)s chose whether a calendar may fetch their plan"),
  "person.forget": () => gettext("Somebody left for good"),
  "person.role": ({person}) => (person?.role === "facilitator" ? gettext("%(who)s made %(name)s a facilitator") : gettext("%(who)s made %(name)s a participant")),
  "person.remove": () => gettext("%(who)s removed somebody"),
  "person.move": ({person}) => (person?.at ? gettext("%(who)s went to note %(at)s") : gettext("%(who)s moved on")),
  "comment.add": () => gettext("%(who)s added to note %(commented)s"),
  "comment.edit": () => gettext("%(who)s changed a comment on note %(commented)s"),
  "comment.remove": () => gettext("%(who)s took a comment away"),
  "baton.ask": () => gettext("%(who)s asked for the baton"),
  "baton.withdraw": () => gettext("%(who)s left the queue for the baton"),
  "baton.pass": ({holding}) => (holding ? gettext("%(who)s passed the baton to %(holder)s") : gettext("%(who)s took the baton back")),
  "baton.rest": () => gettext("%(who)s laid the baton down"),
  "entry.undo": () => gettext("%(who)s undid something"),
};

/** @param {Entry} entry @returns {Found} */
function rowsPut({action, put}) {
  const first = Object.fromEntries(Object.entries(put ?? {}).map(([kind, rows]) => [kind, Object.values(rows)[0]]));
  const turns = Object.values(put?.turn ?? {});
  return {...first, action, holding: turns.find((turn) => turn.state === "holding"), topics: Object.values(put?.topic ?? {})};
}

/**
 * "Anna put note 12 in Library, Round 2".
 * @param {Entry} entry
 * @param {Look} look
 */
export function entryWords(entry, look) {
  const found = rowsPut(entry);
  const number = (/** @type {number | undefined} */ id) => look.row("topic", id)?.number ?? "?";
  const named = (/** @type {string} */ kind, /** @type {string} */ field) => (look.row(kind, found[kind]?.id) ?? found[kind])?.[field] ?? "";
  const who = look.person(entry.actor).name;
  const told = noteDeeds[entry.action] ?? outcomeDeeds[entry.action];
  if (told) return told(who, found, look);
  const pattern = PATTERNS[entry.action]?.(found, look) ?? gettext("%(who)s did something");
  return interpolate(pattern, {
    who, name: look.person(found.person?.id).name, phase: phaseName(found.event?.phase ?? ""),
    until: found.event?.phase_ends_at ? time(found.event.phase_ends_at) : "", text: found.event?.announcement ?? "",
    room: named("room", "name"), slot: named("slot", "label"), at: number(found.person?.at), commented: number(found.comment?.topic),
    holder: look.person(found.holding?.person).name,
  }, true);
}

/** The note an entry is about, if one: to open it. @param {Entry} entry @param {Look} look @returns {{id: number, title: string} | null} */
export function entryNote(entry, look) {
  const {topics, attendance, comment} = rowsPut(entry);
  const topic = look.row("topic", topics[0]?.id ?? attendance?.topic ?? comment?.topic);
  return topic ? {id: topic.id, title: noteTitle(topic)} : null;
}
