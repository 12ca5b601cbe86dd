// What is scrolled comes along when a note is held near its edge.

const MARGIN = 56; // pixels
const FASTEST = 16; // pixels a frame

/**
 * How far to scroll now: less than 0 near the start, more near the end, 0 between and outside.
 * @param {number} at
 * @param {number} start
 * @param {number} end
 */
export function edgeSpeed(at, start, end) {
  const margin = Math.min(MARGIN, (end - start) / 4);
  if (at < start - MARGIN || at > end + MARGIN || margin <= 0) return 0;
  if (at < start + margin) return -Math.round(FASTEST * Math.min(1, (start + margin - at) / margin));
  if (at > end - margin) return Math.round(FASTEST * Math.min(1, (at - end + margin) / margin));
  return 0;
}

/**
 * @param {Iterable<Element>} boxes that scroll
 * @param {{x: number, y: number}} point in the window
 */
export function edgePull(boxes, {x, y}) {
  for (const box of boxes) {
    const {left, right, top, bottom} = box.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) continue;
    box.scrollBy(edgeSpeed(x, left, right), edgeSpeed(y, Math.max(top, 0), Math.min(bottom, innerHeight)));
  }
  window.scrollBy(0, edgeSpeed(y, 0, innerHeight));
}
