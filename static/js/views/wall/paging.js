// How a wall too big for the screen is cut into pages. Pure: sizes in, pages out.

/**
 * Cuts a list into the fewest pieces of at most `most`, as even as can be: 7 by 6 is 4 and 3.
 * @template T
 * @param {T[]} list
 * @param {number} most
 * @returns {T[][]}
 */
export function evenly(list, most) {
  const pieces = Math.ceil(list.length / Math.max(1, most));
  const cuts = [];
  for (let nth = 0; nth < pieces; nth += 1) {
    cuts.push(list.slice(Math.round((nth * list.length) / pieces), Math.round(((nth + 1) * list.length) / pieces)));
  }
  return cuts;
}

/**
 * A page shows a piece of the grid, or notes that have no place (`loose`), never both.
 * @template R, S
 * @typedef {{rooms: R[], slots: S[], loose: any[]}} Page
 */

/**
 * The pages of the wall: all rooms for the first slots, then all rooms for the next; last the notes
 * without a place, where they are too many to hang beside the grid or there is no grid.
 * @template R, S
 * @param {{rooms: R[], slots: S[], loose: any[], fit: ReturnType<typeof fitWall>}} wall
 * @returns {Page<R, S>[]}
 */
export function wallPages({rooms, slots, loose, fit}) {
  const pages = /** @type {Page<R, S>[]} */ ([]);
  for (const some of evenly(slots, fit.columns)) {
    for (const these of evenly(rooms, fit.rows)) pages.push({rooms: these, slots: some, loose: []});
  }
  if (pages.length > 0 && loose.length <= fit.beside * BESIDE_PAGES) return pages;
  return [...pages, ...evenly(loose, fit.loose).map((some) => ({rooms: [], slots: [], loose: some}))];
}

/**
 * What fits in the space, and how big the letters may be. Width and height are in screen pixels,
 * and `unit` is the wall's unit of length: a 1920th of the width or a 1080th of the height.
 * @param {{width: number, height: number, unit: number, rooms: number, slots: number}} space
 */
export function fitWall({width, height, unit, rooms, slots}) {
  const [wide, high] = [width / unit - SIDE, height / unit - HEAD];
  const rows = Math.max(1, Math.floor(high / MIN_ROW));
  const columns = Math.max(1, Math.floor(wide / MIN_COLUMN));
  const column = wide / (evenly(Array.from({length: slots}), columns)[0]?.length || 1);
  const row = Math.min(high / (evenly(Array.from({length: rooms}), rows)[0]?.length || 1), MAX_ROW);
  const title = Math.max(MIN_TITLE, Math.min(MAX_TITLE, row * 0.185, column * 0.098));
  const looseColumns = Math.max(1, Math.floor((wide + SIDE) / LOOSE_COLUMN));
  return {
    rows, columns, row: row * unit, ...lettering(row, title, column, unit),
    beside: Math.max(1, Math.floor((high + HEAD - WAY_IN) / LOOSE_ROW)),
    looseColumns, loose: looseColumns * Math.max(1, Math.floor((high + HEAD - LOOSE_HEAD) / LOOSE_ROW)),
  };
}

/**
 * The whole wall on one page, as from further away: the rooms in blocks side by side, and how small
 * all of it is (1: as near as ever).
 * @param {{width: number, height: number, unit: number, rooms: number, slots: number}} space as for fitWall
 * @returns {{blocks: number, zoom: number, fit: ReturnType<typeof fitWall>}} fit: of one block, before it is made small
 */
export function wholeWall({width, height, unit, rooms, slots}) {
  let best = {blocks: 1, zoom: 0};
  for (let blocks = 1; blocks <= Math.max(1, Math.min(rooms, MOST_BLOCKS)); blocks += 1) {
    const wide = (SIDE + Math.max(slots, 1) * MIN_COLUMN) * blocks;
    const high = HEAD + Math.max(1, Math.ceil(rooms / blocks)) * MIN_ROW;
    const zoom = Math.min(1, (width / unit / wide) * 0.999, (height / unit / high) * 0.999); // never a row too few by a hair
    if (zoom > best.zoom) best = {blocks, zoom};
  }
  const {blocks, zoom} = best;
  const fit = fitWall({width: width / zoom / blocks, height: height / zoom, unit, rooms: Math.ceil(rooms / blocks), slots});
  return {blocks, zoom, fit};
}

/**
 * The size of the titles, how many lines of them a note holds, from how many letters a title is
 * set small to get one line more, to how many letters it leaves the convener's name and
 * organisation two lines, and whether all stands closer together so that a small row holds three
 * lines of a long title.
 * @param {number} row @param {number} title @param {number} column all three in wall units
 * @param {number} unit
 */
function lettering(row, title, column, unit) {
  const small = Math.max(MIN_TITLE, title * 0.86);
  const dense = row < DENSE_ROW;
  const foot = Math.max(19, title * 0.72) * (dense ? 1.1 : 1.2);
  const room = row - (dense ? 21 : 31) - foot; // without the margins, the paper's edges and the foot
  const lines = Math.max(2, Math.floor(room / (title * 1.12)));
  const over = Math.max(0, Math.floor((room - foot) / (title * 1.12))); // lines of title over a foot of two
  const perLine = (column - 40) / (title * 0.52);
  return {title: title * unit, small: small * unit, lines, linesSmall: Math.max(2, Math.floor(room / (small * (dense ? 1.04 : 1.08)))),
    dense, long: Math.floor(perLine * lines * 0.82), short: Math.floor(perLine * over * 0.82)};
}

/**
 * How big the letters of the rooms' names may be, so that their longest word stays whole: as big as
 * the titles, but never under the least. Words longer than ROOM_WORD have to be broken then.
 * @param {{name: string}[]} rooms @param {number} title in pixels @param {number} unit
 */
export function roomLetters(rooms, title, unit) {
  const longest = Math.max(1, ...rooms.flatMap(({name}) => name.split(/[\s/–-]+/)).map((word) => word.length));
  return Math.max(MIN_TITLE * unit, Math.min(title * 0.95, (ROOM_WIDTH * unit) / (longest * LETTER)));
}

// In wall units, so in pixels at 1920 × 1080, and the same as in wall.css. Titles are never under 25;
// a row of 116 holds two lines of title, one of 121 three, and one of convener and counts; a column of 252 holds most
// Danish words whole.
const MIN_TITLE = 25;
const MAX_TITLE = 40;
const MIN_ROW = 116;
const MAX_ROW = 260;
const DENSE_ROW = 135; // under this everything stands closer together
const MIN_COLUMN = 252;
const HEAD = 64; // the row of time slots
const SIDE = 186; // the column of room names
const ROOM_WIDTH = 172; // of that column, for the names
const LETTER = 0.56; // a letter's width in a name, as a part of its height
export const ROOM_WORD = Math.floor(ROOM_WIDTH / MIN_TITLE / LETTER);
const WAY_IN = 400; // QR code, address and heading above the notes beside the grid
const LOOSE_ROW = 136; // a note without a place, with the gap under it
const LOOSE_COLUMN = 330;
const LOOSE_HEAD = 70;
const MOST_BLOCKS = 8;
const BESIDE_PAGES = 3; // so many pages may turn beside the grid before the notes get the whole wall
