// What of the picture is drawn: people and ties after the filters, and whose colour is whose.

/** @typedef {import("./data.js").Picture} Picture */
/** @typedef {import("./data.js").Tie} Tie */
/** @typedef {[number, number, number, boolean]} Line two places, how strong, and whether it crosses organisations */
/** @typedef {{topics: boolean, talks: boolean, networks: boolean}} Kinds */
/** @typedef {{organisation: string, among: Set<number> | null, kinds: Kinds}} Filter among: ids of people, or null for all */

export const COLOURS = 7; // as many as can be told apart; the other organisations share a quiet one

/** The same organisation, however it was typed. @param {string} name */
export const home = (name) => name.trim().toLocaleLowerCase().replaceAll(/\s+/g, " ");

/**
 * Organisations by size, the largest first, each with a colour's number; 0 for those that share one.
 * @param {Iterable<{organisation: string}>} people
 * @returns {{key: string, name: string, size: number, colour: number}[]}
 */
export function organisations(people) {
  const found = /** @type {Map<string, {key: string, name: string, size: number}>} */ (new Map());
  for (const {organisation} of people) {
    const key = home(organisation);
    if (!key) continue;
    const known = found.get(key);
    if (known) known.size += 1;
    else found.set(key, {key, name: organisation.trim(), size: 1});
  }
  return [...found.values()].sort((a, b) => b.size - a.size || a.name.localeCompare(b.name))
    .map((each, nth) => ({...each, colour: nth < COLOURS ? nth + 1 : 0}));
}

/** How strong a tie is by the kinds that are wanted; 0: none of them. @param {Tie} tie @param {Kinds} kinds */
export const strength = ([, , topics, talks, networks], kinds) => (kinds.topics ? topics : 0) + (kinds.talks ? 2 * talks : 0) + (kinds.networks ? 3 * networks : 0);

/**
 * The ties that are shown, with who is left at their ends.
 * @param {Picture} picture @param {(id: number) => string} homeOf "" for who wrote none @param {Filter} filter
 * @returns {{ties: Line[], seen: Set<number>}} seen: places
 */
export function shown(picture, homeOf, {organisation, among, kinds}) {
  const {people} = picture;
  const homes = people.map(homeOf);
  const ties = /** @type {Line[]} */ ([]);
  for (const tie of picture.ties) {
    const [one, other] = tie;
    const weight = strength(tie, kinds);
    if (weight === 0) continue;
    if (among && !(among.has(people[one]) && among.has(people[other]))) continue;
    if (organisation && homes[one] !== organisation && homes[other] !== organisation) continue;
    ties.push([one, other, weight, homes[one] === "" || homes[one] !== homes[other]]);
  }
  const seen = new Set(people.keys());
  if (among) for (const place of [...seen]) if (!among.has(people[place])) seen.delete(place);
  if (organisation) {
    const tied = new Set(ties.flatMap(([one, other]) => [one, other]));
    for (const place of [...seen]) if (homes[place] !== organisation && !tied.has(place)) seen.delete(place);
  }
  return {ties, seen};
}

/** The strongest few ties of each, enough to lay people out by. @param {Line[]} ties @param {number} most @returns {Line[]} */
export function strongest(ties, most = 8) {
  const counts = /** @type {Map<number, number>} */ (new Map());
  const kept = /** @type {Line[]} */ ([]);
  for (const tie of [...ties].sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])) {
    const [one, other] = tie;
    const [mine, theirs] = [counts.get(one) ?? 0, counts.get(other) ?? 0];
    if (mine >= most && theirs >= most) continue;
    counts.set(one, mine + 1);
    counts.set(other, theirs + 1);
    kept.push(tie);
  }
  return kept;
}

/**
 * Whom somebody has ties with, the strongest first.
 * @param {Line[]} ties @param {number} place
 * @returns {[number, Line][]}
 */
export function near(ties, place) {
  return ties.filter(([one, other]) => one === place || other === place)
    .sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])
    .map((tie) => [tie[0] === place ? tie[1] : tie[0], tie]);
}
