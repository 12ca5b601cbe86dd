// What was just done is told, with a way back.
import {gettext} from "#i18n.js";
import {toast} from "#views/parts/toast.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/**
 * Undo entry `seq`; a refusal (something later builds on it) is told.
 * @param {Ctx} ctx
 * @param {number} seq
 * @returns {Promise<boolean>}
 */
export async function undo(ctx, seq) {
  try {
    const {result} = await ctx.act("entry.undo", {seq});
    undone(result);
    return true;
  } catch (error) {
    const problem = /** @type {import("#act.js").Problem} */ (error);
    if (problem.code === undefined) throw error;
    if (problem.code !== "dropped" && !problem.late) toast(`${problem.title}. ${problem.detail}`, {tone: "error"});
    return false;
  }
}

/** What did not come back is told. @param {{detail?: string}} result of entry.undo */
export function undone({detail}) {
  toast(detail || gettext("Undone."), detail ? {tone: "warn", seconds: 10} : {});
}

/**
 * For `useAction`'s run: says `words`, with Undo. The entry is the newest one the board holds.
 * @param {Ctx} ctx
 * @param {string} words
 */
export function toldWithUndo(ctx, words) {
  return (/** @type {any} */ _result, /** @type {number} */ seq) => told(ctx, words, seq);
}

/** @param {Ctx} ctx @param {string} words @param {number} seq */
export function told(ctx, words, seq) {
  const leave = toast(words, {action: {label: gettext("Undo"), run: () => { leave(); void undo(ctx, seq); }}});
}
