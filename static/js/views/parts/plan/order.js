// Plans in the order of what needs somebody: those nobody sees to first, then as they came.

/** @template {{owner: number | null, state: string}} T @param {T[]} plans @returns {T[]} */
export const byNeed = (plans) => [...plans].sort((a, b) => Number(a.owner !== null || over(a)) - Number(b.owner !== null || over(b)));

/** @param {{state: string}} plan */
const over = (plan) => plan.state === "done" || plan.state === "dropped";
