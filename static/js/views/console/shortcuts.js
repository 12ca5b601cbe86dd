// One key for what is done again and again. Never while somebody types, and never when switched off.

/**
 * The key to act on, or null.
 * @param {{key: string, repeat?: boolean, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, defaultPrevented?: boolean, target: any}} event
 * @param {{on: boolean, dialogOpen: boolean}} now
 */
export function keyOf(event, {on, dialogOpen}) {
  if (!on || dialogOpen || event.repeat || event.defaultPrevented) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.target?.closest?.("input, textarea, select, [contenteditable]")) return null;
  if (ARROWS.has(event.key)) return event.target?.closest?.(OWN_ARROWS) ? null : event.key;
  return event.key.length === 1 ? event.key.toLowerCase() : null;
}

const ARROWS = new Set(["ArrowLeft", "ArrowRight"]);
/** Where arrows already move something: the grid scrolls, a note is carried. */
const OWN_ARROWS = ".wall-space";

/**
 * Answers what stops it.
 * @param {import("#views/console/desk.js").Desk} desk
 * @param {Record<string, () => void>} deeds by key
 */
export function followShortcuts(desk, deeds) {
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const key = keyOf(event, {on: desk.keysOn.peek(), dialogOpen: document.querySelector("dialog[open]") !== null});
    if (key === null || !(key in deeds)) return;
    event.preventDefault();
    deeds[key]();
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}
