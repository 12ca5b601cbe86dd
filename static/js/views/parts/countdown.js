// The agreed time frame, counted down by the server's clock.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";

/**
 * @typedef {object} Clock what clock.js gives
 * @property {() => number} now
 * @property {{value: number}} tick
 * @property {(endsAt: string | null) => {text: string, over: boolean, fraction: number}} countdown
 */

/**
 * Nothing at all when no time frame is agreed. Past the agreed time it says so in words:
 * nobody is rung out, it is over when it is over.
 * @param {{endsAt: string | null | undefined, clock: Clock, label?: string}} props
 */
export function Countdown({endsAt, clock, label}) {
  if (!endsAt) return null;
  clock.tick.value; // read, so that each second draws this again
  const {text, over} = clock.countdown(endsAt);
  return html`<div class="countdown" role="timer" data-over=${over || null}>
    <span class="countdown-label">${over ? gettext("The agreed time has passed") : label ?? gettext("Time left")}</span>
    ${" "}<span class="countdown-figures numerals">${text}</span>
  </div>`;
}
