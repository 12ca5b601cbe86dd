// Short confirmations, spoken politely and gone by themselves. Errors that need an answer belong
// beside what caused them, not here.
import {html} from "htm/preact";
import {signal} from "@preact/signals";

/** @typedef {{id: number, text: string, tone: "plain" | "warn" | "error", action?: {label: string, run: () => void}}} Toast */

const toasts = signal(/** @type {Toast[]} */ ([]));
let last = 0;

/**
 * Say something; it leaves after `seconds` (default six, ten when it offers an action).
 * @param {string} text
 * @param {{tone?: "plain" | "warn" | "error", action?: {label: string, run: () => void}, seconds?: number}} [options]
 * @returns {() => void} takes it away at once
 */
export function toast(text, {tone = "plain", action, seconds = action ? 10 : 6} = {}) {
  const id = ++last;
  const leave = () => remove(id);
  toasts.value = [...toasts.value.slice(-2), {id, text, tone, action}];
  setTimeout(leave, seconds * 1000);
  return leave;
}

/** @param {number} id */
const remove = (id) => { toasts.value = toasts.value.filter((each) => each.id !== id); };

/** Put once on each page. A tap takes a toast away: on a small phone it may lie over a button. */
export function Toasts() {
  return html`<div class="toasts" role="status">${toasts.value.map((each) => html`
    <div class="toast" key=${each.id} data-tone=${each.tone} onClick=${() => remove(each.id)}><span>${each.text}</span>
      ${each.action && html`<button type="button" class="button" onClick=${each.action.run}>${each.action.label}</button>`}
    </div>`)}</div>`;
}
