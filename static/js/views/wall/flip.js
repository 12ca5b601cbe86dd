// A note that changes place travels there, so the eye can follow: First, Last, Invert, Play.
import {useLayoutEffect, useRef} from "preact/hooks";

// A note that leaves one page may hang on the next, shown a moment later.
const LINGER = 1_500; // milliseconds

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** @typedef {{element: HTMLElement, x: number, y: number, width: number, zoom: number, seen: number}} Spot */

/**
 * Where every note lies, told by layout alone: a note still on its way counts as arrived. What hangs
 * in an element with data-zoom is seen so much smaller.
 * @param {HTMLElement} root
 * @returns {Map<string, Spot>}
 */
function places(root) {
  const found = new Map();
  const seen = performance.now();
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-note]"))) {
    let [x, y, zoom] = [0, 0, 1];
    for (let each = /** @type {HTMLElement | null} */ (element); each && each !== root; each = /** @type {HTMLElement | null} */ (each.offsetParent)) {
      const far = Number(each.dataset.zoom ?? 1);
      [x, y, zoom] = [x * far + each.offsetLeft, y * far + each.offsetTop, zoom * far];
    }
    found.set(element.dataset.note, {element, x, y, width: element.offsetWidth * zoom, zoom, seen});
  }
  return found;
}

/**
 * @param {{current: HTMLElement | null}} root what holds all notes, on the grid and beside it
 * @param {unknown} layout changes when everything shifts at once (another size, another page):
 *   then nothing travels, for a whole wall in motion shows nothing
 */
export function useFlip(root, layout) {
  const was = useRef({layout, places: /** @type {ReturnType<typeof places>} */ (new Map())});
  useLayoutEffect(() => {
    if (!root.current) return;
    const now = places(root.current);
    const seen = performance.now();
    const gone = [...was.current.places].filter(([id, place]) => !now.has(id) && seen - place.seen < LINGER);
    const travels = [...now].filter(([id, to]) => {
      const from = was.current.places.get(id);
      return from && Math.abs(from.x - to.x) + Math.abs(from.y - to.y) > 6;
    });
    const shifted = was.current.layout !== layout && travels.length > 3;
    if (!shifted && !still()) for (const [id, to] of travels) travel(/** @type {Spot} */ (was.current.places.get(id)), to);
    was.current = {layout, places: new Map([...gone, ...now])};
  });
}

/** @param {Spot} from @param {Spot} to */
function travel(from, to) {
  const scale = from.width / (to.width || 1);
  const [x, y] = [(from.x - to.x) / to.zoom, (from.y - to.y) / to.zoom];
  to.element.animate([
    {transform: `translate(${x}px, ${y}px) scale(${scale})`, transformOrigin: "0 0", zIndex: 5},
    {transform: `translate(${x * 0.4}px, ${y * 0.4 - 24}px) scale(${1 + (scale - 1) * 0.4}) rotate(-1.5deg)`, transformOrigin: "0 0", zIndex: 5, offset: 0.5},
    {transform: "none", transformOrigin: "0 0", zIndex: 5},
  ], {duration: 760, easing: "cubic-bezier(.3, .1, .2, 1)"});
}
