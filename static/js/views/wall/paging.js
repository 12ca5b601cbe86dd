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
 * @template R, S
 * @typedef {{rooms: R[], slots: S[]}} Page
 */

/**
 * The pages of the grid: all rooms for the first slots, then all rooms for the next.
 * @template R, S
 * @param {R[]} rooms
 * @param {S[]} slots
 * @param {{rows: number, columns: number}} fit how many rows and columns the screen holds
 * @returns {Page<R, S>[]}
 */
export function gridPages(rooms, slots, fit) {
  const pages = [];
  for (const some of evenly(slots, fit.columns)) {
    for (const these of evenly(rooms, fit.rows)) pages.push({rooms: these, slots: some});
  }
  return pages;
}

/**
 * How many rows and columns fit, and how big the letters may be. All in screen pixels but `unit`,
 * which is the wall's unit of length: a 1920th of the width or a 1080th of the height.
 * @param {{width: number, height: number, unit: number, rooms: number, slots: number}} space
 */
export function fitGrid({width, height, unit, rooms, slots}) {
  const rows = Math.max(1, Math.floor(height / (MIN_ROW * unit)));
  const columns = Math.max(1, Math.floor(width / (MIN_COLUMN * unit)));
  const shownRows = Math.min(rows, evenly(Array.from({length: rooms}), rows)[0]?.length || 1);
  const shownColumns = Math.min(columns, evenly(Array.from({length: slots}), columns)[0]?.length || 1);
  const row = Math.min(height / shownRows / unit, MAX_ROW);
  const title = Math.min(row * 0.185, (width / shownColumns / unit) * 0.098);
  return {rows, columns, row: row * unit, ...lettering(row, title, width / shownColumns / unit, unit)};
}

/**
 * The size of the titles, how many lines of them a note holds, from how many letters a title is
 * set small to get one line more, and whether the convener's name and organisation may take two lines.
 * @param {number} row @param {number} wish @param {number} column all three in wall units
 * @param {number} unit
 */
function lettering(row, wish, column, unit) {
  const title = Math.max(MIN_TITLE, Math.min(MAX_TITLE, wish));
  const small = Math.max(MIN_TITLE, title * 0.86);
  const foot = Math.max(19, title * 0.72) * 1.2;
  const tall = row - 31 - foot > title * 1.12 * 3 + foot;
  const room = row - 31 - foot * (tall ? 2 : 1);
  const lines = Math.max(2, Math.floor(room / (title * 1.12)));
  const perLine = (column - 40) / (title * 0.52);
  return {title: title * unit, small: small * unit, lines, linesSmall: Math.max(2, Math.floor((row - 31 - foot) / (small * 1.08))),
    convenerLines: tall ? 2 : 1, long: Math.floor(perLine * lines * 0.9)};
}

// In wall units, so in pixels at 1920 × 1080. Titles are never under 25; a row of 116 holds two lines
// of title and one of convener and counts; a column of 252 holds most Danish words whole.
export const MIN_TITLE = 25;
const MAX_TITLE = 40;
export const MIN_ROW = 116;
const MAX_ROW = 260;
const MIN_COLUMN = 252;
