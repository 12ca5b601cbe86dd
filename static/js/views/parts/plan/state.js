// The words of a plan's states, and whether its day has passed.
import {gettext} from "#i18n.js";

export const PLAN_STATES = ["open", "doing", "done", "dropped"];

/** @param {string} state @returns {string} */
export function planState(state) {
  switch (state) {
    case "open": return gettext("Not begun");
    case "doing": return gettext("Under way");
    case "done": return gettext("Done");
    case "dropped": return gettext("Given up");
    default: return state;
  }
}

/** Done or given up: nobody waits for it any more. @param {{state: string}} plan */
export const over = (plan) => plan.state === "done" || plan.state === "dropped";

/** It wants somebody to see to it. @param {{owner: number | null, state: string}} plan */
export const unowned = (plan) => plan.owner === null && !over(plan);

/** Its day has passed, and it is neither done nor given up. @param {{due: string | null, state: string}} plan @param {string} today "YYYY-MM-DD" */
export const overdue = (plan, today) => plan.due !== null && plan.due < today && !over(plan);

/** The date where the event is, "YYYY-MM-DD". @param {number} now ms @param {string} timezone */
export const today = (now, timezone) => new Intl.DateTimeFormat("sv-SE", {timeZone: timezone}).format(now);
