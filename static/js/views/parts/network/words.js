// How many a network is, and from how many places.
import {gettext, interpolate, ngettext} from "#i18n.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** "7 members from 3 organisations" @param {Ctx} ctx @param {number} network @returns {string} */
export function memberWords({model}, network) {
  const people = model.members(network).map(model.person);
  const homes = new Set(people.map((person) => person.organisation.trim().toLocaleLowerCase()).filter(Boolean));
  const words = interpolate(ngettext("%(n)s member", "%(n)s members", people.length), {n: people.length}, true);
  if (homes.size < 2) return words;
  return interpolate(gettext("%(members)s from %(n)s organisations"), {members: words, n: homes.size}, true);
}
