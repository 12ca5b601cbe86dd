// What happened to notes, in words.
import {gettext, interpolate} from "#i18n.js";

/** @typedef {{person: (id: number | null | undefined) => {name: string}, row: (kind: string, id: number | null | undefined) => any}} Look */

/** @type {Record<string, () => string>} */
const PLAIN = {
  "topic.post": () => gettext("%(who)s put up note %(number)s"),
  "topic.edit": () => gettext("%(who)s changed the words of note %(number)s"),
  "topic.withdraw": () => gettext("%(who)s took note %(number)s down"),
  "topic.hide": () => gettext("%(who)s hid note %(number)s"),
  "topic.show": () => gettext("%(who)s showed note %(number)s again"),
  "topic.open": () => gettext("%(who)s opened the group of note %(number)s"),
  "topic.close": () => gettext("%(who)s closed the group of note %(number)s"),
  "topic.rehang": () => gettext("%(who)s hung note %(number)s back on the wall"),
  "topic.reopen": () => gettext("%(who)s let the group of note %(number)s go on"),
  "topic.hand_over": () => gettext("%(who)s gave note %(number)s to %(convener)s"),
};

/** @typedef {(who: string, found: Record<string, any>, look: Look) => string} Words */

/** @type {Words} */
function placed(who, {topic}, look) {
  const [room, slot] = [look.row("room", topic?.room), look.row("slot", topic?.slot)];
  const names = {who, number: topic?.number ?? "?", room: room?.name ?? gettext("a room that is gone"), slot: slot?.label ?? ""};
  if (!topic?.room) return interpolate(gettext("%(who)s took note %(number)s out of its place"), names, true);
  return interpolate(slot ? gettext("%(who)s put note %(number)s in %(room)s, %(slot)s") : gettext("%(who)s put note %(number)s in %(room)s"), names, true);
}

/** @type {Words} */
function swapped(who, {topics}) {
  const [one, other] = topics.map((/** @type {any} */ topic) => topic.number).sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
  return interpolate(gettext("%(who)s let notes %(one)s and %(other)s change places"), {who, one: one ?? "?", other: other ?? "?"}, true);
}

/** @type {Words} */
function merged(who, {topics}, look) {
  const gone = topics.find((/** @type {any} */ topic) => topic.state === "merged");
  return interpolate(gettext("%(who)s merged note %(number)s into note %(into)s"), {who, number: gone?.number ?? "?", into: look.row("topic", gone?.merged_into)?.number ?? "?"}, true);
}

/** @type {Words} */
function signedUp(who, {attendance}, look) {
  return interpolate(gettext("%(who)s signed up for note %(number)s"), {who, number: look.row("topic", attendance?.topic)?.number ?? "?"}, true);
}

/** By action. @type {Record<string, Words>} */
export const noteDeeds = {
  ...Object.fromEntries(Object.entries(PLAIN).map(([action, pattern]) => [action, /** @type {Words} */ (who, {topic}, look) =>
    interpolate(pattern(), {who, number: topic?.number ?? "?", convener: look.person(topic?.convener).name}, true)])),
  "topic.place": placed,
  "topic.swap": swapped,
  "topic.merge": merged,
  "topic.join": signedUp,
  "topic.leave": (who) => interpolate(gettext("%(who)s signed off from a note"), {who}, true),
};
