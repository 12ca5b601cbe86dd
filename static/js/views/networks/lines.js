// Ties as threads: each half in the colour of its own end, so that a thread of two colours crosses
// organisations. All of one colour and strength are drawn with one stroke.
import {same} from "#views/networks/looking.js";

const BEND = 0.16; // of a thread's length

/** @typedef {import("./canvas.js").Frame} Frame */
/** @typedef {import("./looking.js").View} View */

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

const MANY = 2_500; // more lines than this are not drawn anew for each frame

/** The lines among all, kept as a bitmap while one only looks around. */
export function createWeb() {
  const sheet = document.createElement("canvas");
  let kept = /** @type {{view: View, lines: number[], ink: string} | null} */ (null);

  /** @param {Frame} frame */
  const keep = (frame) => {
    sheet.width = Math.round(frame.width * frame.scale);
    sheet.height = Math.round(frame.height * frame.scale);
    const under = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    under.setTransform(frame.scale, 0, 0, frame.scale, 0, 0);
    stroke(under, frame, frame.scene.lines, {alpha: faint(frame.scene.lines.length), width: 1});
    kept = {view: {...frame.view}, lines: frame.scene.lines, ink: frame.palette.ink};
  };

  /** The bitmap as it lies in a later view. @param {Frame} frame @param {View} was */
  const lay = ({pen, view, width, height}, was) => {
    const times = view.k / was.k;
    pen.drawImage(sheet, (1 - times) * width / 2 + (was.x - view.x) * view.k, (1 - times) * height / 2 + (was.y - view.y) * view.k, width * times, height * times);
  };

  /** @param {Frame} frame @param {{moving: boolean, resting: boolean}} how */
  const draw = (frame, {moving, resting}) => {
    const {pen, scene, view} = frame;
    const behind = scene.focus === null ? 1 : 0.16;
    if (scene.mix === 0) return true;
    if (scene.lines.length <= MANY) {
      stroke(pen, frame, scene.lines, {alpha: scene.mix * behind * faint(scene.lines.length), width: 1});
      return true;
    }
    if (moving) {
      kept = null;
      stroke(pen, frame, scene.lines.slice(0, MANY / 2), {alpha: scene.mix * behind * faint(scene.lines.length), width: 1});
      return false;
    }
    const fits = kept?.lines === scene.lines && same(kept.view, view);
    if (!fits && (resting || kept?.lines !== scene.lines)) keep(frame);
    pen.globalAlpha = behind;
    if (kept) lay(frame, kept.view);
    pen.globalAlpha = 1;
    return fits || resting;
  };
  return {draw, forget: () => { kept = null; }};
}

/** The more lines, the fainter each. @param {number} many */
const faint = (many) => Math.min(Math.max(9 / Math.sqrt(many + 1), 0.08), 0.55);
