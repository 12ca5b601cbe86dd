// How the plans stand, in plain words.
import {gettext, interpolate, ngettext} from "#i18n.js";
import {PLAN_STATES, overdue, unowned} from "#views/parts/plan/state.js";

/** @typedef {import("#types.js").PlanRow} PlanRow */

/** @param {string} state @param {number} n @returns {string} */
function inState(state, n) {
  switch (state) {
    case "open": return ngettext("%(n)s not begun", "%(n)s not begun", n);
    case "doing": return ngettext("%(n)s under way", "%(n)s under way", n);
    case "done": return ngettext("%(n)s done", "%(n)s done", n);
    default: return ngettext("%(n)s given up", "%(n)s given up", n);
  }
}

/** @param {string} pattern @param {number} n */
const filled = (pattern, n) => interpolate(pattern, {n}, true);

/**
 * "5 plans: 3 not begun, 2 done", then what wants somebody's eye; what there is none of is not told.
 * @param {PlanRow[]} plans @param {string} today
 * @returns {{all: string, wanting: string[]}}
 */
export function countWords(plans, today) {
  const states = PLAN_STATES.map((state) => ({state, n: plans.filter((plan) => plan.state === state).length}))
    .filter(({n}) => n > 0).map(({state, n}) => filled(inState(state, n), n));
  const free = plans.filter(unowned).length;
  const late = plans.filter((plan) => overdue(plan, today)).length;
  const words = filled(ngettext("%(n)s plan", "%(n)s plans", plans.length), plans.length);
  return {
    all: states.length === 0 ? words : interpolate(gettext("%(plans)s: %(states)s"), {plans: words, states: states.join(", ")}, true),
    wanting: [
      free > 0 && filled(ngettext("%(n)s has nobody yet", "%(n)s have nobody yet", free), free),
      late > 0 && filled(ngettext("%(n)s is past its day", "%(n)s are past their day", late), late),
    ].filter((each) => each !== false),
  };
}
