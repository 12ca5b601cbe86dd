// What goes on which page of a scene, so that nothing shrinks below what the back of the hall can read.

const KIND_ORDER = ["insight", "question", "decision", "note"];
const LETTERS = 420; // of comments under one note on a page of three
const LETTERS_LARGE = 1500; // under the one note shown large
const EACH = 60; // what a short comment takes all the same, in letters

/**
 * @template T
 * @param {T[]} items @param {number} size
 * @returns {T[][]} at least one page
 */
export function inPages(items, size) {
  const pages = [];
  for (let at = 0; at < items.length; at += size) pages.push(items.slice(at, at + size));
  return pages.length ? pages : [[]];
}

/** Insights, then questions, decisions and the rest; in each the oldest first. @template {{kind: string, id: number}} T @param {T[]} comments @returns {T[]} */
export const byKind = (comments) => [...comments].sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || a.id - b.id);

/**
 * A note's comments in parts that can be read at a time; always at least one part.
 * @template {{text: string}} T
 * @param {T[]} comments @param {boolean} [large]
 * @returns {T[][]}
 */
export function inParts(comments, large = false) {
  const most = large ? LETTERS_LARGE : LETTERS;
  const parts = [/** @type {T[]} */ ([])];
  let length = 0;
  for (const comment of comments) {
    const takes = Math.max(comment.text.length, EACH);
    if (length > 0 && length + takes > most) { parts.push([]); length = 0; }
    /** @type {T[]} */ (parts.at(-1)).push(comment);
    length += takes;
  }
  return parts;
}

/**
 * The gallery's sheets: each re-hung note, once for each part of its comments.
 * @param {any[]} topics @param {(topic: number) => any[]} commentsOf @param {boolean} [large]
 * @returns {{topic: any, comments: any[], part: number, parts: number}[]}
 */
export function sheets(topics, commentsOf, large = false) {
  return topics.flatMap((topic) => {
    const parts = inParts(byKind(commentsOf(topic.id)), large);
    return parts.map((comments, part) => ({topic, comments, part, parts: parts.length}));
  });
}
