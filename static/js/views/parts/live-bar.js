// The calm bar: says when a screen is not live, and what is waiting to be sent. The board stays.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";

/**
 * Nothing when all is well. `waiting` is the number of actions in the outbox.
 * @param {{live: "connecting" | "live" | "offline", waiting?: number}} props
 */
export function LiveBar({live, waiting = 0}) {
  const off = live === "offline";
  return html`<div role="status">${(off || waiting > 0) && html`<div class="live-bar" data-live=${live}>
    <span class="dot" aria-hidden="true"></span>
    ${off && html`<span>${gettext("Not live at the moment. What you see may have changed; we keep trying.")}</span>`}
    ${waiting > 0 && html`<span>${interpolate(
      ngettext("%(n)s thing is waiting to be sent", "%(n)s things are waiting to be sent", waiting),
      {n: waiting}, true)}</span>`}
  </div>`}</div>`;
}
