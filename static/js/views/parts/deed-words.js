// What a waiting or refused action would do, in words.
import {gettext, interpolate} from "#i18n.js";

/** @type {Record<string, () => string>} */
const PATTERNS = {
  "topic.post": () => gettext("Put up your note “%(title)s”"),
  "topic.edit": () => gettext("Change note %(number)s"),
  "topic.place": () => gettext("Hang note %(number)s in its place"),
  "topic.swap": () => gettext("Let note %(number)s change places"),
  "topic.join": () => gettext("Sign up for note %(number)s"),
  "topic.leave": () => gettext("Take you off note %(number)s"),
  "topic.open": () => gettext("Open the group of note %(number)s"),
  "topic.close": () => gettext("Close the group of note %(number)s"),
  "topic.rehang": () => gettext("Hang note %(number)s back on the wall"),
  "topic.reopen": () => gettext("Open the group of note %(number)s again"),
  "topic.hand_over": () => gettext("Hand over note %(number)s"),
  "topic.withdraw": () => gettext("Take down note %(number)s"),
  "topic.merge": () => gettext("Merge note %(number)s"),
  "comment.add": () => gettext("Add to note %(number)s: “%(text)s”"),
  "comment.edit": () => gettext("Change your comment: “%(text)s”"),
  "comment.remove": () => gettext("Take away your comment"),
  "person.edit": () => gettext("Change what we know about you"),
  "person.feed": () => gettext("Change your calendar’s address"),
  "person.forget": () => gettext("Leave for good"),
  "baton.ask": () => gettext("Ask for the baton"),
  "baton.withdraw": () => gettext("Leave the queue for the baton"),
  "baton.pass": () => gettext("Pass the baton on"),
  "baton.rest": () => gettext("Lay the baton down"),
};

/**
 * @param {{action: string, fields: Record<string, any>}} deed
 * @param {{topic: (id: number) => {number: number} | undefined}} model
 */
export function deedWords({action, fields}, model) {
  if (action === "person.move") return moveWords(fields, model);
  const pattern = PATTERNS[action]?.() ?? gettext("Something you did");
  const number = model.topic(fields.topic)?.number ?? "";
  return interpolate(pattern, {number, title: fields.title ?? "", text: short(fields.text ?? "")}, true);
}

/** @param {Record<string, any>} fields @param {{topic: (id: number) => {number: number} | undefined}} model */
function moveWords(fields, model) {
  if (fields.topic === null) return gettext("Tell that you moved on");
  return interpolate(gettext("Tell that you are at note %(number)s"), {number: model.topic(fields.topic)?.number ?? ""}, true);
}

/** @param {string} text */
const short = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
