// What sort of thing a comment is, in words.
import {gettext} from "#i18n.js";

/** The four kinds, the plain one first. */
export const KINDS = ["note", "insight", "question", "decision"];

/**
 * @param {string} kind
 * @returns {string}
 */
export function kindWord(kind) {
  switch (kind) {
    case "insight": return gettext("Insight");
    case "question": return gettext("Question");
    case "decision": return gettext("Decision");
    default: return gettext("Comment");
  }
}
