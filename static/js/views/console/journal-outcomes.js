// What happened in plenary and after, in words: the wall's scenes, the circle, conclusions, plans, networks.
import {gettext, interpolate} from "#i18n.js";
import {sceneName} from "#views/console/plenary/showing.js";

/** @typedef {(who: string, found: Record<string, any>, look: {person: (id: number | null | undefined) => {name: string}, row: (kind: string, id: number | null | undefined) => any}) => string} Words */

/** @type {Record<string, () => string>} */
const PLAIN = {
  "topic.vote": () => gettext("Somebody gave dots"),
  "topic.arrange": () => gettext("%(who)s let several notes change places"),
  "conclusion.propose": () => gettext("%(who)s proposed “%(text)s”"),
  "conclusion.edit": () => gettext("%(who)s worded a conclusion anew: “%(text)s”"),
  "conclusion.withdraw": () => gettext("%(who)s took a conclusion back"),
  "conclusion.stand": () => gettext("%(who)s took a stance"),
  "conclusion.adopt": () => gettext("%(who)s wrote down that the meeting has agreed: “%(text)s”"),
  "conclusion.gather": () => gettext("%(who)s gathered a note under a conclusion, or took it out"),
  "plan.propose": () => gettext("%(who)s proposed the plan “%(plan)s”"),
  "plan.edit": () => gettext("%(who)s changed the plan “%(plan)s”"),
  "plan.take": () => gettext("%(who)s sees to the plan “%(plan)s”"),
  "plan.support": () => gettext("%(who)s will help with a plan"),
  "plan.unsupport": () => gettext("%(who)s won’t help with a plan after all"),
  "plan.progress": () => gettext("%(who)s told how the plan “%(plan)s” goes"),
  "plan.withdraw": () => gettext("%(who)s took a plan back"),
  "network.found": () => gettext("%(who)s founded the network “%(network)s”"),
  "network.join": () => gettext("%(who)s joined a network"),
  "network.leave": () => gettext("%(who)s left a network"),
  "network.edit": () => gettext("%(who)s changed the network “%(network)s”"),
  "network.meet": () => gettext("%(who)s set when the network “%(network)s” meets"),
  "network.end": () => gettext("%(who)s ended a network"),
  "baton.say": () => gettext("%(who)s wrote closing words down"),
};

const LONG = 60; // letters of a conclusion in one line

/** @param {string} text */
const short = (text) => (text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text);

/** @type {Words} */
function plain(who, found, look) {
  /** The words as they are now: what was taken back stays so. @param {string} kind @param {string} field */
  const now = (kind, field) => short((look.row(kind, found[kind]?.id) ?? found[kind])?.[field] ?? "");
  return interpolate(PLAIN[found.action](), {who, text: now("conclusion", "text"), plan: now("plan", "what"), network: now("network", "name")}, true);
}

/** @type {Words} */
function shown(who, {event}, look) {
  const topic = event?.scene === "gallery" ? look.row("topic", event.showing) : null;
  if (topic) return interpolate(gettext("%(who)s let the wall show note %(number)s"), {who, number: topic.number}, true);
  if (!event?.scene) return interpolate(gettext("%(who)s left it to the wall what it shows"), {who}, true);
  return interpolate(gettext("%(who)s let the wall show: %(scene)s"), {who, scene: sceneName(event.scene)}, true);
}

/** @type {Words} */
const circled = (who, {event}) => interpolate(event?.circle
  ? gettext("%(who)s let the baton go round the whole circle") : gettext("%(who)s ended the round of the baton"), {who}, true);

/** By action. @type {Record<string, Words>} */
export const outcomeDeeds = {...Object.fromEntries(Object.keys(PLAIN).map((action) => [action, plain])), "event.show": shown, "baton.circle": circled};

/** What the crowd does all the time in plenary. */
export const CROWD_IN_PLENARY = ["topic.vote", "conclusion.stand", "plan.support", "plan.unsupport", "network.join", "network.leave"];
