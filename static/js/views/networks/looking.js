// Looking around in the picture: dragged and scrolled with a mouse, pinched with two fingers (one
// finger scrolls the page, unless the picture fills the screen), moved with keys, and a press on a dot.

/** @typedef {{x: number, y: number, k: number}} View what is in the middle, and pixels for each unit */
/** @typedef {{x: number, y: number}} Point pixels from the picture's middle */
/**
 * @typedef {object} Hands
 * @property {() => View} view
 * @property {(view: View) => void} look
 * @property {() => void} whole
 * @property {(at: Point | null) => void} point
 * @property {(at: Point) => void} press
 */

const [LEAST, MOST] = [0.04, 8];
const CLICK = 5; // px: less than this was a press and not a drag
const STEP = 70; // px by an arrow key

/** @param {View} one @param {View} other */
export const same = (one, other) => one.x === other.x && one.y === other.y && one.k === other.k;

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

/** Of two fingers each moves the picture half as far. @param {Point} now @param {Point} was @returns {Point} */
const halved = (now, was) => ({x: (now.x - was.x) / 2, y: (now.y - was.y) / 2});

/** There is no page to scroll where the picture fills the screen. */
const alone = () => document.fullscreenElement !== null;

/**
 * @param {HTMLCanvasElement} canvas @param {Hands} hands
 * @returns {() => void} stops listening
 */
export function lookAround(canvas, hands) {
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {...fingers(canvas, hands), ...wheels(canvas, hands), ...keys(hands)};
  for (const [name, listener] of Object.entries(listeners)) canvas.addEventListener(name, listener, {passive: name.startsWith("pointer")});
  return () => { for (const [name, listener] of Object.entries(listeners)) canvas.removeEventListener(name, listener); };
}

/** @param {HTMLCanvasElement} canvas @param {MouseEvent} event @returns {Point} */
function pointOf(canvas, event) {
  const box = canvas.getBoundingClientRect();
  return {x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2};
}

/** A mouse or fingers. @param {HTMLCanvasElement} canvas @param {Hands} hands */
function fingers(canvas, hands) {
  const down = /** @type {Map<number, Point>} */ (new Map());
  let far = 0;
  return {
    /** @param {PointerEvent} event */
    pointerdown(event) {
      if (event.button !== 0) return;
      if (event.pointerType === "mouse") canvas.setPointerCapture(event.pointerId);
      if (down.size === 0) far = 0;
      down.set(event.pointerId, pointOf(canvas, event));
    },
    /** @param {PointerEvent} event */
    pointermove(event) {
      const [now, was] = [pointOf(canvas, event), down.get(event.pointerId)];
      if (!was) return event.pointerType === "mouse" ? hands.point(now) : undefined;
      far += Math.hypot(now.x - was.x, now.y - was.y);
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      if (other) hands.look(nearer(moved(hands.view(), halved(now, was)), middle(now, other), apart(now, other) / apart(was, other)));
      else if (far >= CLICK && (event.pointerType === "mouse" || alone())) hands.look(moved(hands.view(), {x: now.x - was.x, y: now.y - was.y}));
      down.set(event.pointerId, now);
      return undefined;
    },
    /** @param {PointerEvent} event */
    pointerup(event) {
      if (down.delete(event.pointerId) && down.size === 0 && far < CLICK) hands.press(pointOf(canvas, event));
    },
    /** @param {PointerEvent} event */
    pointercancel(event) { down.delete(event.pointerId); },
    pointerleave() { hands.point(null); },
  };
}

/** The page scrolls with a plain wheel; with Ctrl, or pinched on a pad, the picture comes nearer. @param {HTMLCanvasElement} canvas @param {Hands} hands */
function wheels(canvas, hands) {
  return {
    /** @param {WheelEvent} event */
    wheel(event) {
      if (!event.ctrlKey && !event.metaKey && !alone()) return;
      event.preventDefault();
      hands.look(nearer(hands.view(), pointOf(canvas, event), Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.004 : 0.1))));
    },
    /** @param {MouseEvent} event */
    dblclick(event) { hands.look(nearer(hands.view(), pointOf(canvas, event), 2)); },
  };
}

/** @type {Record<string, Point>} */
const ARROWS = {ArrowLeft: {x: STEP, y: 0}, ArrowRight: {x: -STEP, y: 0}, ArrowUp: {x: 0, y: STEP}, ArrowDown: {x: 0, y: -STEP}};

/** Where the picture has the focus. @param {Hands} hands */
function keys(hands) {
  return {
    /** @param {KeyboardEvent} event */
    keydown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      if (arrow) hands.look(moved(hands.view(), arrow));
      else if (event.key === "+" || event.key === "=") hands.look(nearer(hands.view(), {x: 0, y: 0}, 1.4));
      else if (event.key === "-") hands.look(nearer(hands.view(), {x: 0, y: 0}, 1 / 1.4));
      else if (event.key === "0") hands.whole();
      else return;
      event.preventDefault();
    },
  };
}
