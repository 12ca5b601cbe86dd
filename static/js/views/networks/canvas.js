// Drawing the picture: who is where, the ties between them, and names where there is room to read them.
import {labels} from "#views/networks/labels.js";
import {createWeb, stroke} from "#views/networks/lines.js";
import {NONE} from "#views/networks/graph.js";

/** @typedef {import("./layout.js").Places} Places */
/** @typedef {import("./layout.js").Island} Island */
/** @typedef {import("./looking.js").View} View */
/** @typedef {{ground: string, ink: string, soft: string, colours: Map<number, string>, face: string, display: string, letters: number}} Palette */
/**
 * @typedef {object} Scene
 * @property {Places} at
 * @property {number} mix 0: as before the day; 1: as now
 * @property {import("./data.js").Ties} ties
 * @property {number[]} lines places in ties, the strongest first
 * @property {Uint8Array} strong by tie
 * @property {number[]} own the lines of whoever is looked at
 * @property {number[]} colours by place
 * @property {string[]} names by place
 * @property {number[]} order places that are shown, those to name first
 * @property {Set<number>} seen the same
 * @property {number | null} focus a place
 * @property {Set<number>} near places the focused one has ties with
 * @property {number | null} me
 * @property {(Island & {name: string, colour: number})[]} islands
 */

/** A view of all of it. @param {Places} at @param {number} width px @param {number} height px @returns {View} */
export function fitted({x, y}, width, height) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let place = 0; place < x.length; place += 1) {
    [left, right] = [Math.min(left, x[place]), Math.max(right, x[place])];
    [top, bottom] = [Math.min(top, y[place]), Math.max(bottom, y[place])];
  }
  if (left > right) return {x: 0, y: 0, k: 1};
  const k = Math.min((width - 72) / Math.max(right - left, 1), (height - 64) / Math.max(bottom - top, 1), 3);
  return {x: (left + right) / 2, y: (top + bottom) / 2, k: Math.max(k, 0.05)};
}

const REACH = 6; // px around a dot that still count as a press on it

/** Who is under a point, or null. @param {Places} at @param {Iterable<number>} seen @param {View} view @param {import("./looking.js").Point} point */
export function nearest({x, y}, seen, view, point) {
  const [toX, toY, reach] = [view.x + point.x / view.k, view.y + point.y / view.k, (radius(view.k) + REACH) / view.k];
  let [found, best] = [/** @type {number | null} */ (null), reach * reach];
  for (const place of seen) {
    const far = (x[place] - toX) ** 2 + (y[place] - toY) ** 2;
    if (far <= best) [found, best] = [place, far];
  }
  return found;
}

/** Dots keep a size one can see and press, however far away. @param {number} k */
export const radius = (k) => Math.min(Math.max(5.2 * k, 2.4), 9);

/** @param {HTMLCanvasElement} canvas */
export function createPainter(canvas) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const web = createWeb();
  let palette = /** @type {Palette | null} */ (null);

  /**
   * @param {Scene} scene @param {View} view
   * @param {{moving: boolean, resting: boolean}} how moving: dots are on their way; resting: nothing has changed for a moment
   * @returns {boolean} whether it is all drawn; else once more when all rests
   */
  const paint = (scene, view, {moving, resting}) => {
    const {clientWidth: width, clientHeight: height} = canvas;
    const scale = canvas.width / Math.max(width, 1);
    palette ??= read(canvas);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    const seen = /** @type {Frame} */ ({pen, scene, view, width, height, scale, palette, r: radius(view.k), place: placed(scene.at, view, width, height)});
    if (scene.mix < 1) islands(seen);
    const whole = web.draw(seen, {moving, resting});
    if (scene.mix === 1 && scene.own.length > 0) stroke(pen, seen, scene.own, {alpha: Math.min(8 / Math.sqrt(scene.own.length), 0.85), width: scene.own.length > 100 ? 1.1 : 1.6});
    dots(seen);
    if (!moving) labels(seen);
    return whole;
  };
  return {paint, forget: () => { palette = null; web.forget(); }};
}

/** @typedef {{pen: CanvasRenderingContext2D, scene: Scene, view: View, width: number, height: number, scale: number, palette: Palette, place: Places, r: number}} Frame place: where on the screen; r: a dot's radius; px */

/** @param {Places} at @param {View} view @param {number} width @param {number} height @returns {Places} */
function placed({x, y}, view, width, height) {
  const [left, top] = [width / 2 - view.x * view.k, height / 2 - view.y * view.k];
  return {x: x.map((each) => each * view.k + left), y: y.map((each) => each * view.k + top)};
}

/** What the stylesheet says. @param {HTMLCanvasElement} canvas @returns {Palette} */
function read(canvas) {
  const style = getComputedStyle(canvas);
  /** @param {string} name */
  const token = (name) => style.getPropertyValue(name).trim();
  const colours = /** @type {[number, string][]} */ ([-1, 0, 1, 2, 3, 4, 5, 6, 7].map((colour) => [colour, token(`--org-${Math.max(colour, 0)}`)]));
  return {
    ground: token("--ground"), ink: token("--ink"), soft: token("--ink-soft"), colours: new Map(colours),
    face: style.fontFamily, display: token("--display"), letters: parseFloat(style.fontSize),
  };
}

/** Organisations before the day, each a shore around its people. @param {Frame} frame */
function islands({pen, scene, view, width, height, palette}) {
  for (const {x, y, r, colour} of scene.islands) {
    pen.globalAlpha = 0.13 * (1 - scene.mix);
    pen.fillStyle = palette.colours.get(colour) ?? palette.soft;
    pen.beginPath();
    pen.arc((x - view.x) * view.k + width / 2, (y - view.y) * view.k + height / 2, r * view.k, 0, 7);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** Dots of one colour together: a few fills instead of thousands. @param {Frame} frame */
function dots(frame) {
  const {scene, place, r} = frame;
  const plain = scene.focus === null;
  /** @type {Map<number, {near: number[], far: number[]}>} */
  const groups = new Map([...frame.palette.colours.keys()].map((colour) => [colour, {near: [], far: []}]));
  for (let each = 0; each < place.x.length; each += 1) {
    const stays = scene.seen.has(each) && (plain || each === scene.focus || scene.near.has(each));
    groups.get(scene.colours[each])?.[stays ? "near" : "far"].push(each);
  }
  for (const [colour, {far}] of groups) discs(frame, far, colour, 0.16);
  for (const [colour, {near}] of groups) discs(frame, near, colour, 1);
  for (const each of new Set([scene.me, scene.focus])) if (each !== null) ring(frame, each);
}

/** Whoever wrote no organisation is a ring. @param {Frame} frame @param {number[]} places @param {number} colour @param {number} alpha */
function discs({pen, place, palette, r}, places, colour, alpha) {
  if (places.length === 0) return;
  pen.globalAlpha = alpha;
  pen.beginPath();
  for (const each of places) {
    pen.moveTo(place.x[each] + r, place.y[each]);
    pen.arc(place.x[each], place.y[each], r, 0, 7);
  }
  pen.fillStyle = colour === NONE ? palette.ground : palette.colours.get(colour) ?? palette.soft;
  pen.fill();
  pen.lineWidth = colour === NONE ? Math.max(r / 3, 1.2) : Math.min(r / 4, 1.5);
  pen.strokeStyle = colour === NONE ? palette.colours.get(0) ?? palette.soft : palette.ground;
  pen.stroke();
  pen.globalAlpha = 1;
}

/** @param {Frame} frame @param {number} each */
function ring({pen, place, palette, scene, r}, each) {
  pen.beginPath();
  pen.arc(place.x[each], place.y[each], r + 3, 0, 7);
  pen.strokeStyle = palette.ink;
  pen.lineWidth = each === scene.focus ? 2.5 : 1.5;
  pen.stroke();
}
