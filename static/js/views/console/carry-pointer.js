// Carrying a note with a mouse, a pen or a finger. A finger lifts it by its handle at once, or
// anywhere on it after a moment's rest: until then it scrolls the wall.
import {edgePull} from "#views/console/edge-pull.js";
import {placeNamed} from "#views/console/carry.js";

/** @typedef {import("#views/console/carry.js").Carry} Carry */
/** @typedef {{id: number, topic: number, x: number, y: number, waits: boolean, lifted: boolean}} Press */

const FAR = 6; // pixels before a press is a pull
const REST = 320; // milliseconds a finger rests before the note comes along

/**
 * Answers what stops it.
 * @param {HTMLElement} root holds the notes, and everything a note can be dropped on
 * @param {Carry} carry
 */
export function followPointer(root, carry) {
  let press = /** @type {Press | null} */ (null);
  let rest = 0;
  let frame = 0;

  const lift = () => {
    if (!press || press.lifted) return;
    if (!carry.pick(press.topic, "pointer")) return end();
    press.lifted = true;
    root.setPointerCapture(press.id);
    frame = requestAnimationFrame(pull);
  };
  const end = () => {
    clearTimeout(rest);
    cancelAnimationFrame(frame);
    press = null;
  };
  /** Near an edge the wall comes along; what is under the note changes with it. */
  const pull = () => {
    if (!press?.lifted) return;
    if (!carry.held.peek()) return end(); // Escape, or out of the hand
    edgePull(root.querySelectorAll("[data-pull]"), carry.point.peek());
    under();
    frame = requestAnimationFrame(pull);
  };
  const under = () => {
    const {x, y} = carry.point.peek();
    const spot = /** @type {HTMLElement | null} */ (document.elementFromPoint(x, y)?.closest("[data-place]") ?? null);
    carry.moveTo(placeNamed(spot?.dataset.place));
  };

  /** @type {Record<string, (event: any) => void>} */
  const listeners = {
    /** @param {PointerEvent} event */
    pointerdown(event) {
      const target = /** @type {Element} */ (event.target);
      const note = /** @type {HTMLElement | null} */ (target.closest("[data-note]"));
      if (press || !note || event.button !== 0 || !event.isPrimary || carry.held.peek()) return;
      const waits = event.pointerType === "touch" && !target.closest("[data-handle]");
      press = {id: event.pointerId, topic: Number(note.dataset.note), x: event.clientX, y: event.clientY, waits, lifted: false};
      carry.point.value = {x: event.clientX, y: event.clientY};
      if (waits) rest = window.setTimeout(lift, REST);
    },
    /** @param {PointerEvent} event */
    pointermove(event) {
      if (!press || event.pointerId !== press.id) return;
      if (!press.lifted) {
        if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < FAR) return;
        if (press.waits) return end(); // it scrolls
        lift();
      }
      if (!press?.lifted) return;
      carry.point.value = {x: event.clientX, y: event.clientY};
      under();
    },
    /** @param {PointerEvent} event */
    pointerup(event) {
      if (!press || event.pointerId !== press.id) return;
      const {lifted} = press;
      end();
      if (!lifted || !carry.held.peek()) return;
      carry.point.value = {x: event.clientX, y: event.clientY};
      under();
      carry.drop();
    },
    pointercancel() {
      if (press?.lifted) carry.cancel();
      end();
    },
    /** @param {TouchEvent} event */
    touchmove(event) { if (press?.lifted) event.preventDefault(); },
    /** @param {Event} event */
    contextmenu(event) { if (press?.waits || press?.lifted) event.preventDefault(); },
    /** A link would be dragged by the browser itself. @param {Event} event */
    dragstart(event) { event.preventDefault(); },
  };
  for (const [name, listener] of Object.entries(listeners)) root.addEventListener(name, listener, {passive: false});
  return () => {
    end();
    for (const [name, listener] of Object.entries(listeners)) root.removeEventListener(name, listener);
  };
}
