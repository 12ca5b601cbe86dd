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
  "person.link": () => gettext("Change your personal link"),
  "person.sign_out": () => gettext("Sign your other devices out"),
  "person.forget": () => gettext("Leave for good"),
  "baton.ask": () => gettext("Ask for the baton"),
  "baton.withdraw": () => gettext("Leave the queue for the baton"),
  "baton.pass": () => gettext("Pass the baton on"),
  "baton.rest": () => gettext("Lay the baton down"),
  "baton.say": () => gettext("Write closing words down"),
  "topic.vote": () => gettext("Give dots to note %(number)s"),
  "conclusion.propose": () => gettext("Propose “%(text)s”"),
  "conclusion.edit": () => gettext("Word a conclusion anew: “%(text)s”"),
  "conclusion.stand": () => gettext("Take a stance on a conclusion"),
  "plan.propose": () => gettext("Propose the plan “%(plan)s”"),
  "plan.edit": () => gettext("Change the plan “%(plan)s”"),
  "plan.withdraw": () => gettext("Take back the plan “%(plan)s”"),
  "plan.take": () => gettext("See to the plan “%(plan)s”"),
  "plan.support": () => gettext("Help with the plan “%(plan)s”"),
  "plan.unsupport": () => gettext("No longer help with the plan “%(plan)s”"),
  "plan.progress": () => gettext("Tell how the plan “%(plan)s” goes"),
  "network.found": () => gettext("Found the network “%(network)s”"),
  "network.join": () => gettext("Join the network “%(network)s”"),
  "network.leave": () => gettext("Leave the network “%(network)s”"),
  "network.meet": () => gettext("Set when the network “%(network)s” meets"),
};

/** @typedef {{topic: (id: number) => {number: number} | undefined, plan: (id: number) => {what: string} | undefined, network: (id: number) => {name: string} | undefined}} Known */

/**
 * @param {{action: string, fields: Record<string, any>}} deed
 * @param {Known} model
 */
export function deedWords({action, fields}, model) {
  if (action === "person.move") return moveWords(fields, model);
  const pattern = PATTERNS[action]?.() ?? gettext("Something you did");
  return interpolate(pattern, {
    number: model.topic(fields.topic)?.number ?? "", title: fields.title ?? "", text: short(fields.text ?? ""),
    plan: short(fields.what ?? model.plan(fields.plan)?.what ?? ""),
    network: short(fields.name ?? model.network(fields.network)?.name ?? ""),
  }, true);
}

/** @param {Record<string, any>} fields @param {Known} model */
function moveWords(fields, model) {
  if (fields.topic === null) return gettext("Tell that you moved on");
  return interpolate(gettext("Tell that you are at note %(number)s"), {number: model.topic(fields.topic)?.number ?? ""}, true);
}

/** @param {string} text */
const short = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
