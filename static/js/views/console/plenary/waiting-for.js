// What still wants the facilitator's eye in each subject, as a figure and in words.
import {interpolate, ngettext} from "#i18n.js";
import {unowned} from "#views/parts/plan/state.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {Ctx["model"]} model */
const notBack = (model) => model.onTheWall.value.filter((topic) => topic.state === "closed").length;

/** @param {Ctx["model"]} model */
const notAdopted = (model) => model.conclusions.value.filter((conclusion) => !conclusion.adopted).length;

/** @param {Ctx} ctx @param {string} subject @returns {{n: number, words: string} | null} null: nothing waits */
export function waitingFor({model}, subject) {
  /** @param {number} n @param {string} pattern */
  const told = (n, pattern) => (n === 0 ? null : {n, words: interpolate(pattern, {n}, true)});
  switch (subject) {
    case "back": { const n = notBack(model); return told(n, ngettext("%(n)s on its way back", "%(n)s on their way back", n)); }
    case "conclusions": { const n = notAdopted(model); return told(n, ngettext("%(n)s not adopted yet", "%(n)s not adopted yet", n)); }
    case "plans": { const n = model.plans.value.filter(unowned).length; return told(n, ngettext("%(n)s nobody sees to", "%(n)s nobody sees to", n)); }
    default: return null;
  }
}
