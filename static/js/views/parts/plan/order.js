// Plans in the order of what needs somebody: those nobody sees to first, then as they came.
import {unowned} from "#views/parts/plan/state.js";

/** @template {{owner: number | null, state: string}} T @param {T[]} plans @returns {T[]} */
export const byNeed = (plans) => [...plans].sort((a, b) => Number(unowned(b)) - Number(unowned(a)));
