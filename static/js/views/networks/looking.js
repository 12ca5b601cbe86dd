// Looking around in the picture: dragged and scrolled with a mouse, pinched with two fingers (one
// finger scrolls the page), and a press on a dot.

/** @typedef {import("./canvas.js").View} View */
/** @typedef {{x: number, y: number}} Point pixels from the picture's middle */

const [LEAST, MOST] = [0.08, 6];
const CLICK = 5; // px: less than this was a press and not a drag

/**
 * The view after coming `times` as near; the point stays under the finger.
 * @param {View} view @param {Point} at @param {number} times @returns {View}
 */
export function nearer(view, at, times) {
  const k = Math.min(Math.max(view.k * times, LEAST), MOST);
  return {k, x: view.x + at.x / view.k - at.x / k, y: view.y + at.y / view.k - at.y / k};
}

/** @param {View} view @param {Point} by pixels @returns {View} */
export const moved = (view, by) => ({...view, x: view.x - by.x / view.k, y: view.y - by.y / view.k});

/** @param {Point} one @param {Point} other */
const middle = (one, other) => ({x: (one.x + other.x) / 2, y: (one.y + other.y) / 2});

/** @param {Point} one @param {Point} other */
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) || 1;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{view: () => View, look: (view: View) => void, point: (at: Point | null) => void, press: (at: Point) => void}} to
 * @returns {() => void} stops listening
 */
export function lookAround(canvas, to) {
  const down = /** @type {Map<number, Point>} */ (new Map());
  let far = 0;
  /** @param {MouseEvent} event @returns {Point} */
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return {x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2};
  };
  const listeners = {
    /** @param {PointerEvent} event */
    pointerdown(event) {
      if (event.pointerType === "mouse") canvas.setPointerCapture(event.pointerId);
      if (down.size === 0) far = 0;
      down.set(event.pointerId, at(event));
    },
    /** @param {PointerEvent} event */
    pointermove(event) {
      const [now, was] = [at(event), down.get(event.pointerId)];
      if (!was) return event.pointerType === "mouse" ? to.point(now) : undefined;
      far += apart(now, was) > 1 ? apart(now, was) : 0;
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      if (other) to.look(nearer(moved(to.view(), halved(now, was)), middle(now, other), apart(now, other) / apart(was, other)));
      else if (event.pointerType === "mouse") to.look(moved(to.view(), {x: now.x - was.x, y: now.y - was.y}));
      down.set(event.pointerId, now);
    },
    /** @param {PointerEvent} event */
    pointerup(event) {
      if (down.delete(event.pointerId) && down.size === 0 && far < CLICK) to.press(at(event));
    },
    /** @param {PointerEvent} event */
    pointercancel(event) { down.delete(event.pointerId); },
    pointerleave() { to.point(null); },
    /** The page scrolls with a plain wheel; with Ctrl, or pinched on a pad, the picture comes nearer. @param {WheelEvent} event */
    wheel(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      to.look(nearer(to.view(), at(event), Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.004 : 0.1))));
    },
    /** @param {MouseEvent} event */
    dblclick(event) { to.look(nearer(to.view(), at(event), 2)); },
  };
  const told = /** @type {[string, any][]} */ (Object.entries(listeners));
  for (const [name, listener] of told) canvas.addEventListener(name, listener, {passive: name !== "wheel"});
  return () => { for (const [name, listener] of told) canvas.removeEventListener(name, listener); };
}

/** Of two fingers each moves the picture half as far. @param {Point} now @param {Point} was @returns {Point} */
const halved = (now, was) => ({x: (now.x - was.x) / 2, y: (now.y - was.y) / 2});
