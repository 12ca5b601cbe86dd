// The picture while it lives: dots find their places a little at a time, and only what changed is drawn.
import {createPainter, fitted, nearest} from "#views/networks/canvas.js";
import {createLayout, RADIUS} from "#views/networks/layout.js";
import {lookAround, nearer} from "#views/networks/looking.js";

/** @typedef {import("./canvas.js").Scene} Scene */
/** @typedef {import("./canvas.js").View} View */
/** @typedef {import("./graph.js").Line} Line */
/** @typedef {import("./looking.js").Point} Point */
/**
 * @typedef {object} Shown what is drawn
 * @property {number[]} people ids
 * @property {Line[]} links what people are laid out by
 * @property {Line[]} ties what is drawn
 * @property {number[]} colours
 * @property {string[]} names
 * @property {Set<number>} seen
 * @property {number | null} focus
 * @property {Line[]} own
 */

const SLICE = 9; // ms of each frame for finding places: the rest is the page's
const REACH = 14; // px around a dot

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{press: (place: number | null) => void, calm: boolean}} wanted calm: nothing moves; the picture appears when it is ready
 */
export function createDrawing(canvas, {press, calm}) {
  const painter = createPainter(canvas);
  let shown = /** @type {Shown | null} */ (null);
  let layout = createLayout(0, []);
  let [still, own, hovered, frame] = [true, false, /** @type {number | null} */ (null), 0];
  let view = /** @type {View} */ ({x: 0, y: 0, k: 1});

  const later = () => { frame ||= requestAnimationFrame(draw); };
  const all = () => fitted([...(shown?.seen ?? [])].map((place) => layout.dots[place]), canvas.clientWidth, canvas.clientHeight);

  function draw() {
    frame = 0;
    if (!shown) return;
    if (!still) {
      const until = performance.now() + SLICE;
      while (!still && performance.now() < until) still = !layout.step();
      if (!own) view = all();
      later();
      if (calm && !still) return;
    }
    canvas.dataset.still = String(still);
    painter.paint(scene(shown), view, still);
  }

  /** @param {Shown} shown @returns {Scene} */
  const scene = ({ties, colours, names, seen, focus, own}) => ({
    dots: layout.dots, ties, colours, names, seen, own, focus: focus ?? (hovered !== null && seen.has(hovered) ? hovered : null),
  });

  /** @param {Point} at */
  const under = (at) => shown && nearest(scene(shown), view.x + at.x / view.k, view.y + at.y / view.k, Math.max(REACH / view.k, RADIUS));

  /** @param {View} to */
  const look = (to) => {
    [view, own] = [to, true];
    later();
  };
  const unlook = lookAround(canvas, {
    view: () => view,
    look,
    point(at) {
      const place = at && under(at);
      canvas.style.cursor = place === null ? "" : "pointer";
      if (place !== hovered) [hovered] = [place, later()];
    },
    press: (at) => press(under(at)),
  });
  const size = new ResizeObserver(() => {
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    if (!own) view = all();
    painter.forget();
    later();
  });
  size.observe(canvas);

  return {
    /** @param {Shown} now */
    show(now) {
      const was = new Map(shown?.people.map((id, place) => [id, layout.dots[place]]));
      const grown = shown?.links !== now.links || shown.people !== now.people;
      shown = now;
      if (grown) {
        layout = createLayout(now.people.length, now.links, was.size > 0 ? now.people.map((id) => was.get(id)) : []);
        still = false;
      }
      if (!own) view = all();
      later();
    },
    /** @param {number} times */
    nearer(times) { look(nearer(view, {x: 0, y: 0}, times)); },
    /** All of it again. */
    whole() {
      [view, own] = [all(), false];
      later();
    },
    /** Other colours, e.g. when night falls. */
    repaint() {
      painter.forget();
      later();
    },
    stop() {
      cancelAnimationFrame(frame);
      size.disconnect();
      unlook();
    },
  };
}
