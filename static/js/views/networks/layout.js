// Where everybody stands. Before the day: among their own, an island for each organisation. Now: near
// those they have ties with. The same picture for the same ties, since d3-force begins each time from
// the same places and throws no dice of its own.
import {forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY} from "d3-force";

/** @typedef {{x: Float32Array, y: Float32Array}} Places by place in the picture; units are about a dot's width */
/** @typedef {{key: string, x: number, y: number, r: number}} Island */
/** @typedef {{index?: number, x?: number, y?: number}} Dot */

const LONELY = 0.3; // how strongly whoever has no tie yet is drawn in, so that they stay near the others
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const SPACE = 17; // between neighbours on an island
const ALONE = 26; // between those who wrote no organisation
const SEA = 14; // between islands
const WIDE = 1.4; // people are laid out this much wider than high, before they are fitted to the screen

/** @param {number} count @returns {Places} */
export const nowhere = (count) => ({x: new Float32Array(count), y: new Float32Array(count)});

/**
 * Before the day: the largest organisation in the middle, the others around it; whoever wrote none
 * stands among others, but further apart.
 * @param {(string | null)[]} homes by place
 * @param {number} wide how much wider than high the screen is
 * @returns {Places & {islands: Island[]}}
 */
export function before(homes, wide) {
  const groups = /** @type {Map<string, number[]>} */ (new Map());
  homes.forEach((home, place) => {
    const group = groups.get(home ?? "");
    if (group) group.push(place);
    else groups.set(home ?? "", [place]);
  });
  const at = nowhere(homes.length);
  const taken = /** @type {Island[]} */ ([]);
  for (const [key, people] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    const apart = key === "" ? ALONE : SPACE;
    const r = apart * (0.6 * Math.sqrt(people.length) + 0.55);
    const island = {key, r, ...shore(taken, r, wide)};
    taken.push(island);
    people.forEach((place, nth) => {
      const out = apart * 0.6 * Math.sqrt(nth + (people.length > 1 ? 0.5 : 0));
      at.x[place] = island.x + out * Math.cos(nth * GOLDEN);
      at.y[place] = island.y + out * Math.sin(nth * GOLDEN);
    });
  }
  return {...at, islands: taken.filter(({key}) => key !== "")};
}

/** The nearest free water for an island, looked for in growing rings around those that lie there. @param {Island[]} taken @param {number} r @param {number} wide */
function shore(taken, r, wide) {
  const last = taken.at(-1);
  const from = last ? 0.7 * Math.hypot(last.x / wide, last.y) : 0; // smaller ones may fit a little further in
  for (let out = from; ; out += r / 2) {
    const turns = Math.max(Math.ceil(8 * out / r), 1);
    for (let turn = 0; turn < turns; turn += 1) {
      const angle = taken.length * GOLDEN + 2 * Math.PI * turn / turns;
      const [x, y] = [wide * out * Math.cos(angle), out * Math.sin(angle)];
      if (taken.every((each) => (each.x - x) ** 2 + (each.y - y) ** 2 >= (each.r + r + SEA) ** 2)) return {x, y};
    }
  }
}

/**
 * Now: a little further with each step.
 * @param {Places} from where they stood
 * @param {{one: number, other: number, strong: number}[]} links the ties they are laid out by
 * @param {{again?: boolean}} [how] again: they stood well before a few ties changed
 * @returns {{step: () => boolean, places: () => Places}} step: false when they stand still
 */
export function settling(from, links, {again = false} = {}) {
  const count = from.x.length;
  const dots = /** @type {Dot[]} */ (Array.from(from.x, (x, place) => ({x, y: from.y[place]})));
  const crowd = count > 800; // reckoned more coarsely: nobody sees the difference, but everybody waits
  const room = count > 400 ? 9 : 15;
  const gravity = crowd ? 0.022 : 0.05;
  const tied = new Set(links.flatMap(({one, other}) => [one, other]));
  /** @param {number} strength */
  const inwards = (strength) => (/** @type {Dot} */ _dot, /** @type {number} */ place) => (tied.has(place) ? strength : LONELY);
  const simulation = forceSimulation(/** @type {any[]} */ (dots))
    .force("tie", forceLink(links.map(({one, other, strong}) => ({source: one, target: other, strong}))).distance(room * 3)
      .strength((/** @type {any} */ link) => Math.min(0.03 + link.strong * 0.03, 0.4)))
    .force("apart", forceManyBody().strength((_dot, place) => (tied.has(place ?? 0) ? -room * 7 : -room)).theta(crowd ? 1.5 : 0.9).distanceMax(crowd ? 500 : 900))
    .force("room", forceCollide(room))
    .force("x", forceX(0).strength(inwards(gravity / WIDE)))
    .force("y", forceY(0).strength(inwards(gravity * WIDE)))
    .alphaDecay(crowd ? 0.05 : 0.028)
    .stop();
  if (again) simulation.alpha(0.3);
  if (links.length === 0) simulation.alpha(0); // as before the day
  return {
    step() {
      if (simulation.alpha() < simulation.alphaMin()) return false;
      simulation.tick();
      return simulation.alpha() > simulation.alphaMin();
    },
    places: () => ({x: Float32Array.from(dots, (dot) => dot.x ?? 0), y: Float32Array.from(dots, (dot) => dot.y ?? 0)}),
  };
}

/** The same, as wide for its height as the screen is. @param {Places} places @param {number} wide @returns {Places} */
export function widened({x, y}, wide) {
  const times = wide * spread(y) / Math.max(spread(x), 1);
  return {x: x.map((each) => each * Math.min(Math.max(times, 0.6), 1.7)), y};
}

/** @param {Float32Array} along */
const spread = (along) => Math.sqrt(along.reduce((sum, each) => sum + each * each, 0) / Math.max(along.length, 1));

/** Places by person, for those who are new from elsewhere. @param {number[]} people @param {Map<number, number>} was @param {Places} places @param {Places} others @returns {Places} */
export function carried(people, was, places, others) {
  /** @param {"x" | "y"} axis */
  const along = (axis) => Float32Array.from(people, (id, place) => {
    const old = was.get(id);
    return old === undefined ? others[axis][place] : places[axis][old];
  });
  return {x: along("x"), y: along("y")};
}
