// Ties as threads: each half in the colour of its own end, so that a thread of two colours crosses
// organisations. All of one colour and strength are drawn with one stroke.

const BEND = 0.16; // of a thread's length

/** @typedef {import("./canvas.js").Frame} Frame */

/** Thin, middling and strong ties, as times the width. @param {number} strong */
const weight = (strong) => (strong < 3 ? 1 : strong < 6 ? 1.7 : 2.6);

/**
 * @param {CanvasRenderingContext2D} pen @param {Frame} frame @param {number[]} lines
 * @param {{alpha: number, width: number}} how width in px
 */
export function stroke(pen, frame, lines, {alpha, width}) {
  const {scene: {ties, strong, colours}, palette, place} = frame;
  const threads = /** @type {Map<string, {path: Path2D, colour: number, weight: number}>} */ (new Map());
  /** @param {number} colour @param {number} times */
  const thread = (colour, times) => {
    const key = `${colour} ${times}`;
    let found = threads.get(key);
    if (!found) threads.set(key, found = {path: new Path2D(), colour, weight: times});
    return found.path;
  };
  for (const tie of lines) {
    const [one, other, times] = [ties.one[tie], ties.other[tie], weight(strong[tie])];
    halves(place.x[one], place.y[one], place.x[other], place.y[other], thread(colours[one], times), thread(colours[other], times), frame);
  }
  pen.globalAlpha = alpha;
  pen.lineCap = "butt";
  for (const {path, colour, weight: times} of threads.values()) {
    pen.strokeStyle = palette.colours.get(colour) ?? palette.soft;
    pen.lineWidth = width * times;
    pen.stroke(path);
  }
  pen.globalAlpha = 1;
}

/**
 * A bow towards the middle of the picture, in two halves.
 * @param {number} x @param {number} y @param {number} toX @param {number} toY @param {Path2D} first @param {Path2D} second
 * @param {{width: number, height: number}} size
 */
function halves(x, y, toX, toY, first, second, {width, height}) {
  const [middleX, middleY] = [(x + toX) / 2, (y + toY) / 2];
  const [acrossX, acrossY] = [BEND * (toY - y), BEND * (x - toX)];
  const inwards = acrossX * (width / 2 - middleX) + acrossY * (height / 2 - middleY) < 0 ? -1 : 1;
  const [bowX, bowY] = [middleX + inwards * acrossX, middleY + inwards * acrossY];
  const [halfX, halfY] = [(middleX + bowX) / 2, (middleY + bowY) / 2];
  first.moveTo(x, y);
  first.quadraticCurveTo((x + bowX) / 2, (y + bowY) / 2, halfX, halfY);
  second.moveTo(halfX, halfY);
  second.quadraticCurveTo((toX + bowX) / 2, (toY + bowY) / 2, toX, toY);
}
