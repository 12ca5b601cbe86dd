// The phases' names, and what one does in each.
import {gettext} from "#i18n.js";

/** The seven phases in order. */
export const PHASES = ["prepare", "welcome", "notes", "market", "sessions", "plenary", "closed"];

/**
 * @param {string} phase
 * @returns {string}
 */
export function phaseName(phase) {
  switch (phase) {
    case "prepare": return gettext("Getting ready");
    case "welcome": return gettext("Welcome");
    case "notes": return gettext("Writing notes");
    case "market": return gettext("Marketplace");
    case "sessions": return gettext("Groups at work");
    case "plenary": return gettext("Plenary");
    case "closed": return gettext("Closed");
    default: return phase;
  }
}

/**
 * One line on what to do now.
 * @param {string} phase
 * @returns {string}
 */
export function phaseHint(phase) {
  switch (phase) {
    case "prepare": return gettext("We start soon. Come in and find a chair.");
    case "welcome": return gettext("We gather in the circle.");
    case "notes": return gettext("Write what you want to talk about and put it on the wall.");
    case "market": return gettext("Walk along the wall and sign up for what draws you.");
    case "sessions": return gettext("Go where you learn or give something. Move on when you don't.");
    case "plenary": return gettext("We are back in the circle, and the baton goes round.");
    case "closed": return gettext("Thank you for today.");
    default: return "";
  }
}
