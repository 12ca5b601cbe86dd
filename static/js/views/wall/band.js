// The painted band along the top: what is happening, the theme, and the time that is left.
import {html} from "htm/preact";
import {gettext, interpolate, time} from "#i18n.js";
import {Countdown} from "#views/parts/countdown.js";
import {phaseName} from "#views/parts/phase.js";

/** A made-up event says so on every screen. @param {{event: any}} props */
export function DemoMark({event}) {
  return event.demo ? html`<span class="demo-mark">${gettext("Demonstration")}</span>` : null;
}

/** @param {{event: any, clock: any, live: string, name?: string}} props name: what the wall shows, where that is not the phase */
export function Band({event, clock, live, name}) {
  const until = event.phase_ends_at;
  return html`<header class="band">
    <div class="band-words">
      <p class="band-phase">${name || phaseName(event.phase)}<${DemoMark} event=${event} />${
        live === "offline" && html`<span class="band-stale">${gettext("not live")}</span>`}</p>
      <h1 class="band-theme" data-long=${event.theme.length > 110 || null}>${event.theme}</h1>
    </div>
    <${Countdown} endsAt=${until} clock=${clock}
      label=${until && interpolate(gettext("Until %(time)s"), {time: time(until)}, true)} />
  </header>`;
}
