// A note's comments in the order they are told: what was seen, what is asked, what was decided, and the rest.

const ORDER = ["insight", "question", "decision", "note"];

/**
 * Grouped by kind, in each the oldest first; `first` marks where a group begins.
 * @template {{kind: string, id: number}} T
 * @param {T[]} comments
 * @returns {{comment: T, kind: string, first: boolean}[]}
 */
export function byKind(comments) {
  const sorted = comments.map((comment) => ({comment, kind: ORDER.includes(comment.kind) ? comment.kind : "note"}))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.comment.id - b.comment.id);
  return sorted.map((each, nth) => ({...each, first: each.kind !== sorted[nth - 1]?.kind}));
}
