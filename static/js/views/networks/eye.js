// What part of the picture one sees: all of it, until one looks around oneself.
import {same} from "#views/networks/looking.js";

/** @typedef {import("./looking.js").View} View */

const GLIDE = 0.22; // of what is left, in each frame

/** @param {boolean} calm nothing glides */
export function createEye(calm) {
  const whole = /** @type {View} */ ({x: 0, y: 0, k: 1});
  let [own, fresh] = [false, true];
  const eye = {
    view: whole,
    goal: whole,
    touched: 0, // ms: when the view last changed
    /** @param {View} to @param {{slowly?: boolean}} [how] */
    look(to, {slowly = false} = {}) {
      [own, eye.goal, eye.touched] = [true, to, performance.now()];
      if (!slowly || calm) eye.view = to;
    },
    whole() { own = false; },
    resized() { fresh = true; },
    /** A little nearer to where one wants to look. @param {() => View} fit all of it @returns {boolean} whether there is more to go */
    glide(fit) {
      if (!own) eye.goal = fit();
      if (calm || (fresh && !own)) eye.view = eye.goal;
      fresh = false;
      if (same(eye.view, eye.goal)) return false;
      const {view: from, goal: to} = eye;
      const close = Math.abs(from.k / to.k - 1) < 0.002 && Math.hypot(from.x - to.x, from.y - to.y) * to.k < 0.5;
      const part = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * GLIDE;
      eye.view = close ? to : {x: part(from.x, to.x), y: part(from.y, to.y), k: part(from.k, to.k)};
      eye.touched = performance.now();
      return !close;
    },
  };
  return eye;
}
