// What has come of the day, as one sentence for the foot of the wall.
import {gettext, interpolate} from "#i18n.js";

const LETTERS = 90; // of somebody's words in one line of news

/** @param {string} words @returns {string} */
export const shortened = (words) => (words.length > LETTERS ? `${words.slice(0, LETTERS).trimEnd()}…` : words);

/** What the row is called: a conclusion's text, what a plan does, a network's name. @param {any} row @returns {string} */
const called = (row) => shortened(row.text ?? row.what ?? row.name ?? "");

/**
 * How people stand is told by the bars alone: nobody's stance is news of theirs.
 * @param {import("./changes.js").Outcome} change
 * @param {{row: (about: {kind: string, id: number}) => any, name: (person: number | null) => string}} look
 * @returns {string} empty when there is nothing to say
 */
export function outcomeSentence(change, look) {
  const row = look.row(change.row);
  const pattern = row && PATTERNS[change.kind]?.();
  return pattern ? interpolate(pattern, {name: look.name(change.person), what: called(row)}, true) : "";
}

/** @type {Record<string, () => string>} */
const PATTERNS = {
  proposed: () => gettext("A conclusion is proposed: “%(what)s”"),
  adopted: () => gettext("The meeting agrees: “%(what)s”"),
  planned: () => gettext("A new action plan: “%(what)s”"),
  taken: () => gettext("%(name)s sees to “%(what)s”"),
  done: () => gettext("Done: “%(what)s”"),
  founded: () => gettext("A new network: “%(what)s”"),
  member: () => gettext("%(name)s has joined the network “%(what)s”"),
};

/** Worth being spoken. */
export const SPOKEN_OUTCOMES = ["proposed", "adopted", "planned", "taken", "done", "founded"];
