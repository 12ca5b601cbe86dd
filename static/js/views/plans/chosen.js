// Which plans are shown, in what order and under which headings. Pure reckoning over rows.
import {gettext, month, spoken} from "#i18n.js";
import {PLAN_STATES, overdue, planState, unowned} from "#views/parts/plan/state.js";

/** @typedef {import("#types.js").PlanRow} PlanRow */
/** @typedef {import("#views/plans/choice.js").Choice} Choice */
/** @typedef {{me: number | null, today: string, helps: (plan: number) => boolean, name: (person: number) => string}} Look helps: whether I do */
/** @typedef {{key: string, title: string, plans: PlanRow[]}} Group */

/** @param {PlanRow} plan @param {string} show @param {Look} look */
function shown(plan, show, {me, today, helps}) {
  switch (show) {
    case "mine": return me !== null && (plan.owner === me || helps(plan.id));
    case "unowned": return unowned(plan);
    case "overdue": return overdue(plan, today);
    default: return true;
  }
}

/** @param {PlanRow[]} plans @param {Pick<Choice, "show" | "owner">} choice @param {Look} look */
export const chosen = (plans, {show, owner}, look) => plans.filter((plan) => shown(plan, show, look) && (owner === null || plan.owner === owner));

/**
 * The list's groups: by who sees to them, by month or by state. What needs somebody comes first.
 * @param {PlanRow[]} plans in the order of their days
 * @param {Pick<Choice, "by" | "down">} choice
 * @param {Look} look
 * @returns {Group[]}
 */
export function grouped(plans, {by, down}, look) {
  const groups = /** @type {Map<string, Group>} */ (new Map());
  for (const plan of plans) {
    const [key, title] = HEADINGS[by](plan, look);
    const group = groups.get(key);
    if (group) group.plans.push(plan);
    else groups.set(key, {key, title, plans: [plan]});
  }
  const sorted = [...groups.values()].sort((a, b) => a.key.localeCompare(b.key, spoken()));
  return down ? sorted.reverse().map((group) => ({...group, plans: [...group.plans].reverse()})) : sorted;
}

/** A group's key, by which groups are ordered, and its heading. @type {Record<string, (plan: PlanRow, look: Look) => [string, string]>} */
const HEADINGS = {
  owner: (plan, {name}) => (plan.owner === null ? ["0", gettext("Nobody yet")] : [`1 ${name(plan.owner)} ${plan.owner}`, name(plan.owner)]),
  state: (plan) => [String(PLAN_STATES.indexOf(plan.state)), planState(plan.state)],
  due: (plan, {today}) => {
    if (overdue(plan, today)) return ["0", gettext("The day has passed")];
    return plan.due ? [`1 ${plan.due.slice(0, 7)}`, month(plan.due)] : ["2", gettext("No day set")];
  },
};

/** Everybody who sees to a plan, by name. @param {PlanRow[]} plans @param {Look["name"]} name @returns {number[]} */
export const owners = (plans, name) => [...new Set(plans.flatMap((plan) => plan.owner ?? []))].sort((a, b) => name(a).localeCompare(name(b), spoken()));
