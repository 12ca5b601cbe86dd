// What stands on which page of a scene: papers poured into columns like a newspaper. Pure: measured
// heights in, pages out; nothing is ever shrunk to fit.

/**
 * @typedef {object} Measured one paper, all in pixels
 * @property {number} frame its edges, title and all that stands on every part of it
 * @property {number[]} pieces the heights of what may go on in the next column
 * @property {number} again how much taller a later part is than its frame and pieces: what it repeats, less what it leaves out
 */

/** @typedef {{item: number, from: number, to: number, part: number, parts: number, height: number}} Cut a paper, or a part of it */
/** @typedef {Cut[]} Column */
/** @typedef {Column[]} Page */

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

/**
 * How many pieces from `from` on go into `room`: one at least, for it fits nowhere better. Only where
 * a later part has more room for the first one, the first part has none.
 * @param {Measured} paper @param {number} from @param {number} part @param {number} room
 */
function take({frame, pieces, again}, from, part, room) {
  const head = frame + (part > 0 ? again : 0);
  const first = pieces[from] ?? 0;
  if (part === 0 && head + first > room && head + again + first <= room) return {to: 0, height: head};
  let height = head + first;
  let to = Math.min(from + 1, pieces.length);
  while (to < pieces.length && height + pieces[to] <= room) height += pieces[to++];
  return {to, height};
}

/**
 * A paper stays whole where a column can hold it. A longer one begins where it stands, if more than
 * its head gets room there, and goes on in the next columns.
 * @param {Measured[]} papers @param {number} room the height of a column @param {number} gap between papers
 * @returns {Column[]}
 */
export function pour(papers, room, gap) {
  const columns = /** @type {Column[]} */ ([]);
  let left = 0;
  papers.forEach((paper, item) => {
    const whole = paper.frame + sum(paper.pieces);
    const least = whole > room ? Math.max(paper.frame + sum(paper.pieces.slice(0, 2)), room / 2) : whole;
    if (columns.length === 0 || least > left - gap) left = -1;
    const cuts = /** @type {Cut[]} */ ([]);
    let from = 0;
    do {
      if (left < 0 || cuts.length > 0) { columns.push([]); left = room + gap; }
      const {to, height} = take(paper, from, cuts.length, left - gap);
      cuts.push({item, from, to, part: cuts.length, parts: 0, height});
      columns[columns.length - 1].push(cuts[cuts.length - 1]);
      left -= height + gap;
      from = to;
    } while (from < paper.pieces.length);
    for (const cut of cuts) cut.parts = cuts.length;
  });
  return columns;
}

/**
 * The same papers in the same order in at most so many columns, the longest as short as can be:
 * three short notes hang side by side and not under each other.
 * @param {Cut[]} cuts @param {number} columns @param {number} gap
 * @returns {Page}
 */
export function evened(cuts, columns, gap) {
  if (columns === 1) return [cuts];
  const limits = cuts.flatMap((_, from) => cuts.slice(from).map((__, nth) =>
    sum(cuts.slice(from, from + nth + 1).map((cut) => cut.height + gap)))).sort((a, b) => a - b);
  /** @param {number} limit */
  const under = (limit) => {
    const page = /** @type {Page} */ ([]);
    let height = Infinity;
    for (const cut of cuts) {
      height += cut.height + gap;
      if (height > limit) { page.push([]); height = cut.height + gap; }
      page[page.length - 1].push(cut);
    }
    return page;
  };
  const longest = Math.max(0, ...cuts.map((cut) => cut.height + gap));
  return limits.filter((limit) => limit >= longest).map(under).find((page) => page.length <= columns) ?? [];
}

/**
 * @param {Measured[]} papers @param {{columns: number, height: number, gap: number}} space
 * @returns {Page[]}
 */
export function pack(papers, {columns, height, gap}) {
  const poured = pour(papers, height, gap);
  const pages = /** @type {Page[]} */ ([]);
  for (let at = 0; at < poured.length; at += columns) pages.push(evened(poured.slice(at, at + columns).flat(), columns, gap));
  return pages;
}

/** The first and last paper on a page, counted from 1. @param {Page} page */
export function span(page) {
  const items = page.flat().map((cut) => cut.item + 1);
  return {from: Math.min(...items), to: Math.max(...items)};
}

/** How long a page with so many letters stays, in milliseconds: nobody reads all of it, many read some. @param {number} letters */
export const readingTime = (letters) => Math.round(Math.min(Math.max(8_000 + letters * 15, 10_000), 30_000));
