// The keys of the film, wherever on the page one is: but never while somebody types or chooses.

/** What a key does, by name. @typedef {Record<string, () => void>} Deeds */

const OWN = "input:not([type=range]), textarea, select, [contenteditable], summary";
const PAGE = 20; // Page Up and Page Down go so many parts of the film

/**
 * @param {{key: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean, defaultPrevented?: boolean, target: any}} event
 * @returns {string | null} the key to act on
 */
export function keyOf(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return null;
  if (event.target?.closest?.(OWN)) return null;
  if (event.key === " " && event.target?.closest?.("button, a[href], [role=tab]")) return null; // pressed, as anywhere
  return event.key;
}

/**
 * @param {import("#views/replay/player.js").Player} player
 * @returns {Deeds}
 */
export const deeds = (player) => ({
  " ": () => player.toggle(),
  ArrowRight: () => player.step(1),
  ArrowLeft: () => player.step(-1),
  PageDown: () => player.seek(player.at.peek() + player.length.peek() / PAGE),
  PageUp: () => player.seek(player.at.peek() - player.length.peek() / PAGE),
  Home: () => player.seek(0),
  End: () => player.seek(player.length.peek()),
});

/** @param {Deeds} does @returns {() => void} takes the keys away again */
export function listen(does) {
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const key = keyOf(event);
    if (key === null || !(key in does)) return;
    event.preventDefault();
    does[key]();
  };
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
}
