// What stands for a photo where it cannot be seen: what was written with it.

const MOST = 200; // letters; the rest stands beside it

/** @param {{text: string}} comment @returns {string} on one line, without the Markdown's marks */
export function photoAlt({text}) {
  const plain = text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/^[\s>#*+-]+/gm, "").replace(/[*_`~]+/g, "").replace(/\s+/g, " ").trim();
  return plain.length > MOST ? `${plain.slice(0, MOST - 1)}…` : plain;
}
