// The latest news, as one sentence for the foot of the wall.
import {gettext, interpolate} from "#i18n.js";
import {noteTitle} from "#views/parts/note.js";
import {SPOKEN_OUTCOMES, outcomeSentence} from "#views/wall/plenary/news.js";

/**
 * @param {import("./changes.js").Change} change
 * @param {{topic: (id: number) => any, name: (person: number | null) => string, place: (topic: any) => string,
 *   row: (about: {kind: string, id: number}) => any}} look
 *   place: "Library · Round 2", empty when the note has none
 * @returns {string} empty when there is nothing to say
 */
export function sentence(change, look) {
  if (change.kind === "arrived") {
    return interpolate(gettext("%(name)s is here. Welcome!"), {name: look.name(change.person)}, true);
  }
  if (change.row) return outcomeSentence(/** @type {import("./plenary/changes.js").Outcome} */ (change), look);
  const topic = change.topic === null ? null : look.topic(change.topic);
  if (!topic || topic.hidden) return "";
  const words = {name: look.name(change.person), number: topic.number, title: noteTitle(topic), place: look.place(topic)};
  const kind = change.kind === "moved" && !words.place ? "loosened" : change.kind;
  const pattern = PATTERNS[kind]?.();
  return pattern ? interpolate(pattern, words, true) : "";
}

/** @type {Record<string, () => string>} */
const PATTERNS = {
  posted: () => gettext("New: %(name)s has put up note %(number)s, “%(title)s”"),
  moved: () => gettext("%(place)s: note %(number)s hangs here now, “%(title)s”"),
  loosened: () => gettext("Note %(number)s is looking for a place: “%(title)s”"),
  running: () => gettext("Note %(number)s has begun: “%(title)s”"),
  closed: () => gettext("Note %(number)s is finished: “%(title)s”"),
  rehung: () => gettext("Back on the wall: note %(number)s, “%(title)s”"),
  withdrawn: () => gettext("Note %(number)s has been taken down: “%(title)s”"),
  joined: () => gettext("%(name)s has signed up for note %(number)s, “%(title)s”"),
  commented: () => gettext("%(name)s has added to note %(number)s, “%(title)s”"),
};

/** What a screen reader hears: only notes and where they stand, never who signs up. */
export const SPOKEN = new Set(["posted", "moved", "running", "closed", "rehung", "withdrawn", ...SPOKEN_OUTCOMES]);
