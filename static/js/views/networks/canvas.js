// Drawing the picture: dots over ties. Ties are kept as a bitmap while one only looks around.
import {RADIUS} from "#views/networks/layout.js";

/** @typedef {import("./layout.js").Dot} Dot */
/** @typedef {{x: number, y: number, k: number}} View what is in the middle, and pixels for each unit */
/** @typedef {{dots: Dot[], ties: [number, number, number][], colours: number[], seen: Set<number>, focus: number | null, near: Set<number>}} Scene */

const MANY = 4_000; // more ties than this are drawn when all lies still

/** A view of all of it. @param {Dot[]} dots @param {number} width @param {number} height @returns {View} */
export function fitted(dots, width, height) {
  const xs = dots.map((dot) => dot.x ?? 0);
  const ys = dots.map((dot) => dot.y ?? 0);
  if (xs.length === 0) return {x: 0, y: 0, k: 1};
  const [left, right] = [xs.reduce((a, b) => Math.min(a, b)) - 24, xs.reduce((a, b) => Math.max(a, b)) + 24];
  const [top, bottom] = [ys.reduce((a, b) => Math.min(a, b)) - 24, ys.reduce((a, b) => Math.max(a, b)) + 24];
  return {x: (left + right) / 2, y: (top + bottom) / 2, k: Math.min(width / (right - left), height / (bottom - top), 2.5)};
}

/** @param {HTMLCanvasElement} canvas */
export function createPainter(canvas) {
  const style = getComputedStyle(canvas);
  const token = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const ground = document.createElement("canvas");
  let kept = /** @type {{view: View, scene: Scene} | null} */ (null);

  /** @param {CanvasRenderingContext2D} pen @param {View} view */
  const place = (pen, view) => {
    const {width, height} = pen.canvas;
    const scale = devicePixelRatio;
    pen.setTransform(scale * view.k, 0, 0, scale * view.k, width / 2 - scale * view.k * view.x, height / 2 - scale * view.k * view.y);
  };

  /** @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {[number, number, number][]} ties @param {string} colour @param {number} width */
  const lines = (pen, {dots}, ties, colour, width) => {
    pen.beginPath();
    for (const [one, other] of ties) {
      pen.moveTo(dots[one].x ?? 0, dots[one].y ?? 0);
      pen.lineTo(dots[other].x ?? 0, dots[other].y ?? 0);
    }
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  };

  /** The ties as they lie, drawn anew only when they or the view have changed. @param {Scene} scene @param {View} view */
  const groundFor = (scene, view) => {
    ground.width = canvas.width;
    ground.height = canvas.height;
    const pen = /** @type {CanvasRenderingContext2D} */ (ground.getContext("2d"));
    place(pen, view);
    pen.globalAlpha = Math.max(Math.min(600 / Math.max(scene.ties.length, 1), 0.55), 0.06);
    lines(pen, scene, scene.ties, token("--tie"), 1 / view.k);
    kept = {view: {...view}, scene};
  };

  /** @param {Scene} scene @param {View} view @param {boolean} still nothing is moving */
  const paint = (scene, view, still) => {
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (still && (kept?.scene !== scene || kept.view.k !== view.k || kept.view.x !== view.x || kept.view.y !== view.y)) groundFor(scene, view);
    if (kept?.scene === scene) {
      const ratio = view.k / kept.view.k;
      const scale = devicePixelRatio * view.k;
      pen.setTransform(ratio, 0, 0, ratio, canvas.width / 2 * (1 - ratio) + scale * (kept.view.x - view.x), canvas.height / 2 * (1 - ratio) + scale * (kept.view.y - view.y));
      pen.drawImage(ground, 0, 0);
    } else if (scene.ties.length <= MANY) {
      place(pen, view);
      pen.globalAlpha = 0.3;
      lines(pen, scene, scene.ties, token("--tie"), 1 / view.k);
      pen.globalAlpha = 1;
    }
    place(pen, view);
    if (scene.focus !== null) {
      const own = scene.ties.filter(([one, other]) => one === scene.focus || other === scene.focus);
      lines(pen, scene, own, token("--tie-own"), 2 / view.k);
    }
    dotsOf(pen, scene, token);
  };
  return {paint, forget: () => { kept = null; }};
}

/** Dots of one colour together: a few fills instead of thousands. @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {(name: string) => string} token */
function dotsOf(pen, {dots, colours, seen, focus, near}, token) {
  const groups = /** @type {Map<number, number[]>} */ (new Map());
  for (const place of seen) {
    const group = groups.get(colours[place]);
    if (group) group.push(place);
    else groups.set(colours[place], [place]);
  }
  for (const [colour, places] of groups) {
    pen.fillStyle = token(`--org-${colour}`);
    for (const [alpha, some] of /** @type {[number, number[]][]} */ (focus === null ? [[1, places]] : [[0.25, places.filter((place) => !near.has(place))], [1, places.filter((place) => near.has(place))]])) {
      pen.globalAlpha = alpha;
      pen.beginPath();
      for (const place of some) {
        const {x = 0, y = 0} = dots[place];
        pen.moveTo(x + RADIUS, y);
        pen.arc(x, y, RADIUS, 0, 7);
      }
      pen.fill();
    }
  }
  pen.globalAlpha = 1;
  if (focus === null) return;
  pen.beginPath();
  pen.arc(dots[focus].x ?? 0, dots[focus].y ?? 0, RADIUS + 3, 0, 7);
  pen.strokeStyle = token("--ink");
  pen.lineWidth = 2.5;
  pen.stroke();
}
