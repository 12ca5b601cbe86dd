// What of the picture is shown: ties and people after the filters, and whose colour is whose.

/** @typedef {import("./data.js").Picture} Picture */
/** @typedef {import("./data.js").Ties} Ties */
/** @typedef {{topics: boolean, talks: boolean, networks: boolean}} Kinds */
/** @typedef {{organisation: string, among: Set<number> | null, kinds: Kinds}} Filter organisation: its key, or "" for all; among: ids of people, or null for all */
/** @typedef {{key: string, name: string, size: number, colour: number}} Organisation */
/**
 * @typedef {object} Shown
 * @property {number[]} ties places in the columns of the picture's ties
 * @property {Uint8Array} strong by tie, of all of them: how strong; 0 is not shown
 * @property {number[]} seen places of people
 * @property {Uint16Array} met by place: with how many they have a tie
 * @property {Uint16Array} across by place: with how many of other organisations
 * @property {number} crossing how many ties cross organisations
 */

export const COLOURS = 7; // as many as can be told apart
export const OTHERS = 0; // the colour of the smaller organisations
export const NONE = -1; // of whoever wrote none
const STRONGEST = 12; // ties above this are drawn no stronger

/** The same organisation, however it was typed. @param {string} name */
export const home = (name) => name.trim().toLowerCase().replaceAll(/\s+/g, " ");

/**
 * Organisations by size, the largest first, each with a colour's number.
 * @param {Iterable<{organisation: string}>} people
 * @returns {Organisation[]}
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
    .map((each, nth) => ({...each, colour: nth < COLOURS ? nth + 1 : OTHERS}));
}

/** Whether a tie between these two crosses organisations; who wrote none is nobody's colleague. @param {string} one @param {string} other */
export const crosses = (one, other) => one === "" || one !== other;

/** How strong a tie is by the kinds that are wanted; 0: none of them. @param {Ties} ties @param {number} tie @param {Kinds} kinds */
export const strength = ({topics, talks, networks}, tie, kinds) => Math.min(
  (kinds.topics ? topics[tie] : 0) + (kinds.talks ? 2 * talks[tie] : 0) + (kinds.networks ? 3 * networks[tie] : 0), STRONGEST);

/**
 * The ties that are shown, with who is left at their ends.
 * @param {Picture} picture @param {(string | null)[]} homes by place: an organisation's key, "" for who wrote none, null for who has gone
 * @param {Filter} filter
 * @returns {Shown}
 */
export function shown({people, ties}, homes, {organisation, among, kinds}) {
  const wanted = people.map((id, place) => homes[place] !== null && (!among || among.has(id)));
  const own = organisation === "" ? null : homes.map((key) => key === organisation);
  const strong = new Uint8Array(ties.one.length);
  const [met, across] = [new Uint16Array(people.length), new Uint16Array(people.length)];
  const kept = /** @type {number[]} */ ([]);
  let crossing = 0;
  for (let tie = 0; tie < strong.length; tie += 1) {
    const [one, other] = [ties.one[tie], ties.other[tie]];
    if (!wanted[one] || !wanted[other] || (own && !own[one] && !own[other])) continue;
    strong[tie] = strength(ties, tie, kinds);
    if (strong[tie] === 0) continue;
    kept.push(tie);
    met[one] += 1;
    met[other] += 1;
    if (!crosses(homes[one] ?? "", homes[other] ?? "")) continue;
    crossing += 1;
    across[one] += 1;
    across[other] += 1;
  }
  const seen = [...people.keys()].filter((place) => wanted[place] && (!own || own[place] || met[place] > 0));
  return {ties: kept, strong, seen, met, across, crossing};
}

/**
 * The strongest few ties of each: enough to lay people out by, and to draw where all would be a blot.
 * @param {Ties} ties @param {Shown} shown @param {number} most for each
 * @returns {number[]} the strongest first
 */
export function strongest(ties, {ties: kept, strong, met}, most) {
  const byStrength = Array.from({length: STRONGEST + 1}, () => /** @type {number[]} */ ([]));
  for (const tie of kept) byStrength[strong[tie]].push(tie);
  const counts = new Uint16Array(met.length);
  const few = /** @type {number[]} */ ([]);
  for (const alike of byStrength.reverse()) {
    for (const tie of alike) {
      const [one, other] = [ties.one[tie], ties.other[tie]];
      if (counts[one] >= most && counts[other] >= most) continue;
      counts[one] += 1;
      counts[other] += 1;
      few.push(tie);
    }
  }
  return few;
}

/**
 * Whom somebody has ties with, the strongest first.
 * @param {Ties} ties @param {{ties: number[], strong: Uint8Array}} shown @param {number} place
 * @returns {{place: number, tie: number}[]}
 */
export function near(ties, {ties: kept, strong}, place) {
  return kept.filter((tie) => ties.one[tie] === place || ties.other[tie] === place)
    .sort((a, b) => strong[b] - strong[a] || a - b)
    .map((tie) => ({place: ties.one[tie] === place ? ties.other[tie] : ties.one[tie], tie}));
}
