// Drawing the picture: dots over ties. Ties are kept as a bitmap while one only looks around.
import {RADIUS} from "#views/networks/layout.js";

/** @typedef {import("./layout.js").Dot} Dot */
/** @typedef {import("./graph.js").Line} Line */
/** @typedef {{x: number, y: number, k: number}} View what is in the middle, and pixels for each unit */
/**
 * @typedef {object} Scene
 * @property {Dot[]} dots
 * @property {Line[]} ties those that are drawn for all
 * @property {number[]} colours each place's colour
 * @property {string[]} names
 * @property {Set<number>} seen places that are drawn
 * @property {number | null} focus a place
 * @property {Line[]} own the focused one's ties, all of them
 */

const MANY = 4_000; // more ties than this are drawn when all lies still
const READABLE = 1.7; // pixels for each unit, from where names are written
const NAMES = 120; // as many as can be told apart on one screen

/** A view of all of it. @param {Iterable<Dot>} dots @param {number} width @param {number} height @returns {View} */
export function fitted(dots, width, height) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const {x = 0, y = 0} of dots) {
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  if (left > right) return {x: 0, y: 0, k: 1};
  return {x: (left + right) / 2, y: (top + bottom) / 2, k: Math.min(width / (right - left + 48), height / (bottom - top + 48), 2.5)};
}

/** Who is under a point, or null. @param {Scene} scene @param {number} x in units @param {number} y @param {number} within units */
export function nearest({dots, seen}, x, y, within) {
  let [found, best] = [/** @type {number | null} */ (null), within * within];
  for (const place of seen) {
    const far = ((dots[place].x ?? 0) - x) ** 2 + ((dots[place].y ?? 0) - y) ** 2;
    if (far <= best) [found, best] = [place, far];
  }
  return found;
}

/** @param {View | undefined} one @param {View} other */
const same = (one, other) => one?.x === other.x && one.y === other.y && one.k === other.k;

/** @param {HTMLCanvasElement} canvas */
export function createPainter(canvas) {
  const ground = document.createElement("canvas");
  let kept = /** @type {{view: View, ties: Line[]} | null} */ (null);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

  /** @param {CanvasRenderingContext2D} pen @param {View} view */
  const place = (pen, view) => {
    const scale = devicePixelRatio * view.k;
    pen.setTransform(scale, 0, 0, scale, pen.canvas.width / 2 - scale * view.x, pen.canvas.height / 2 - scale * view.y);
  };

  /** The ties as they lie, drawn anew only when they or the view have changed. @param {Scene} scene @param {View} view */
  const groundFor = (scene, view) => {
    ground.width = canvas.width;
    ground.height = canvas.height;
    const under = /** @type {CanvasRenderingContext2D} */ (ground.getContext("2d"));
    place(under, view);
    allTies(under, scene, view, canvas);
    kept = {view: {...view}, ties: scene.ties};
  };

  /** @param {Scene} scene @param {View} view @param {boolean} still nothing is moving */
  const paint = (scene, view, still) => {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (!still) kept = null;
    else if (kept?.ties !== scene.ties || !same(kept.view, view)) groundFor(scene, view);
    if (kept) pen.drawImage(ground, 0, 0);
    place(pen, view);
    if (!kept && scene.ties.length <= MANY) allTies(pen, scene, view, canvas);
    lines(pen, scene, scene.own, token(canvas, "--tie-own"), 1.8 / view.k);
    dots(pen, scene, canvas);
    names(pen, scene, view, canvas);
  };
  return {paint, forget: () => { kept = null; }};
}

/** @param {Element} canvas @param {string} name */
const token = (canvas, name) => getComputedStyle(canvas).getPropertyValue(name).trim();

/** Ties across organisations over those within. @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {View} view @param {Element} canvas */
function allTies(pen, scene, view, canvas) {
  const faint = scene.own.length > 0 ? 0.35 : 1;
  pen.globalAlpha = faint * Math.max(Math.min(900 / Math.max(scene.ties.length, 1), 0.6), 0.1);
  for (const across of [false, true]) {
    const some = scene.ties.filter((tie) => tie[3] === across);
    lines(pen, scene, some, token(canvas, across ? "--tie-across" : "--tie"), 1 / view.k);
  }
  pen.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {Line[]} ties @param {string} colour @param {number} width */
function lines(pen, {dots}, ties, colour, width) {
  pen.beginPath();
  for (const [one, other] of ties) {
    pen.moveTo(dots[one].x ?? 0, dots[one].y ?? 0);
    pen.lineTo(dots[other].x ?? 0, dots[other].y ?? 0);
  }
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

/** Dots of one colour together: a few fills instead of thousands. @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {Element} canvas */
function dots(pen, {dots, colours, seen, focus, own}, canvas) {
  const met = new Set(own.flatMap(([one, other]) => [one, other]));
  if (focus !== null) met.add(focus);
  for (const [colour, places] of grouped(seen, colours)) {
    pen.fillStyle = token(canvas, `--org-${colour}`);
    discs(pen, dots, places.filter((place) => focus === null || met.has(place)), 1);
    discs(pen, dots, places.filter((place) => focus !== null && !met.has(place)), 0.22);
  }
  if (focus === null) return;
  pen.beginPath();
  pen.arc(dots[focus].x ?? 0, dots[focus].y ?? 0, RADIUS + 3, 0, 7);
  pen.strokeStyle = token(canvas, "--ink");
  pen.lineWidth = 2.5;
  pen.stroke();
}

/** @param {Set<number>} seen @param {number[]} colours */
function grouped(seen, colours) {
  const groups = /** @type {Map<number, number[]>} */ (new Map());
  for (const place of seen) {
    const group = groups.get(colours[place]);
    if (group) group.push(place);
    else groups.set(colours[place], [place]);
  }
  return groups;
}

/** @param {CanvasRenderingContext2D} pen @param {Dot[]} dots @param {number[]} places @param {number} alpha */
function discs(pen, dots, places, alpha) {
  pen.globalAlpha = alpha;
  pen.beginPath();
  for (const place of places) {
    const {x = 0, y = 0} = dots[place];
    pen.moveTo(x + RADIUS, y);
    pen.arc(x, y, RADIUS, 0, 7);
  }
  pen.fill();
  pen.globalAlpha = 1;
}

/** Names where there is room to read them, and always the focused one's. @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {View} view @param {Element} canvas */
function names(pen, {dots, names, seen, focus}, view, canvas) {
  const named = /** @type {number[]} */ ([]);
  if (view.k >= READABLE) {
    const [half, high] = [canvas.clientWidth / 2 / view.k, canvas.clientHeight / 2 / view.k];
    for (const place of seen) {
      const {x = 0, y = 0} = dots[place];
      if (place !== focus && Math.abs(x - view.x) < half && Math.abs(y - view.y) < high) named.push(place);
    }
  }
  pen.textAlign = "center";
  pen.lineJoin = "round";
  const {fontFamily} = getComputedStyle(canvas);
  for (const place of [...(named.length <= NAMES ? named : []), ...(focus === null ? [] : [focus])]) {
    pen.font = `${place === focus ? 700 : 500} ${(place === focus ? 15 : 12.5) / view.k}px ${fontFamily}`;
    pen.lineWidth = 4 / view.k;
    pen.strokeStyle = token(canvas, "--paper");
    pen.fillStyle = token(canvas, "--ink");
    const at = /** @type {[string, number, number]} */ ([names[place], dots[place].x ?? 0, (dots[place].y ?? 0) - RADIUS - 5 / view.k]);
    pen.strokeText(...at);
    pen.fillText(...at);
  }
}
