// Doing something from a page: busy while it is on its way, the refusal beside what was tapped.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {toast} from "#views/parts/toast.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#act.js").Problem} Problem */

/**
 * @param {Ctx} ctx
 * @param {{leaves?: boolean}} [form] leaves: what has to wait leaves the form, and the outbox has it; so it also tells a refusal that comes late
 * @returns {{busy: boolean, problem: Problem | null, clear: () => void,
 *   run: (action: string, fields: Record<string, any>, then?: (result: any, seq: number) => void) => Promise<boolean>}}
 */
export function useAction(ctx, {leaves = false} = {}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const shown = useRef(true);
  useEffect(() => { shown.current = true; return () => { shown.current = false; }; }, []);
  /** @param {string} action @param {Record<string, any>} fields @param {(result: any, seq: number) => void} [then] */
  const run = async (action, fields, then) => {
    setProblem(null);
    setBusy(true);
    try {
      const done = await ctx.act(action, fields);
      then?.(done.result, done.seq);
      return true;
    } catch (error) {
      const refusal = /** @type {Problem} */ (error);
      if (refusal.code === undefined) throw error;
      if (refusal.code === "dropped") return false;
      if (refusal.late && leaves) return false;
      if (shown.current) {
        setProblem(refusal);
        if (refusal.late) ctx.drop(refusal.key); // it is said here, so not among the waiting too
      } else if (!refusal.late) toast(refusalWords(refusal), {tone: "error"});
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {busy, problem, run, clear: () => setProblem(null)};
}

/** A refusal on one line, with what is wrong in each field. @param {Record<string, any>} problem */
export const refusalWords = ({title, detail, errors = {}}) => `${title}. ${Object.values(errors).flat().join(" ") || detail}`;

/** @param {{problem: {title: string, detail: string, errors?: Record<string, string[]>} | null, fields?: string[]}} props fields: whose errors are shown at the field itself */
export function ProblemBox({problem, fields = []}) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => { if (problem) box.current?.scrollIntoView({block: "nearest"}); }, [problem]);
  if (!problem) return null;
  const others = Object.entries(problem.errors ?? {}).filter(([name]) => !fields.includes(name));
  return html`<div class="problem" role="alert" ref=${box}><strong>${problem.title}</strong>
    ${problem.detail && html`<p>${problem.detail}</p>`}
    ${others.map(([name, messages]) => html`<p key=${name}>${messages.join(" ")}</p>`)}</div>`;
}

/**
 * A button that tells when it is busy. Pressing again meanwhile does nothing.
 * @param {{busy?: boolean, onClick?: () => void, class?: string, type?: string, disabled?: boolean, children?: any, [more: string]: any}} props
 */
export function Button({busy = false, onClick, class: look = "", type = "button", children, ...more}) {
  return html`<button type=${type} class=${`button ${look}`} aria-busy=${busy || null} ...${more}
    onClick=${(/** @type {Event} */ event) => { if (busy) event.preventDefault(); else onClick?.(); }}>${children}${
      busy && html`<span class="visually-hidden"> ${gettext("on its way")}</span>`}</button>`;
}
