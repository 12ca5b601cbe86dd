// The top of every page on the phone: what happens now and how long, and what everybody must know.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Announcement} from "#views/parts/announcement.js";
import {Countdown} from "#views/parts/countdown.js";
import {LiveBar} from "#views/parts/live-bar.js";
import {phaseName} from "#views/parts/phase.js";
import {Baton} from "#views/phone/have-baton.js";
import {Waiting} from "#views/parts/waiting.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx}} props */
export function Top({ctx}) {
  const event = ctx.model.event.value;
  if (!event) return null;
  return html`<header class="top">
    <div class="top-stays"><div class="top-band">
      <p class="top-phase"><span>${phaseName(event.phase)}</span>${event.demo && html`<span class="demo-mark">${gettext("Demonstration")}</span>`}</p>
      <${Countdown} endsAt=${event.phase === "closed" ? null : event.phase_ends_at} clock=${ctx.clock} />
    </div><${LiveBar} live=${ctx.socket.live.value} /></div>
    <${Announcement} text=${event.announcement} />
    <${Baton} ctx=${ctx} />
    <${Waiting} ctx=${ctx} />
  </header>`;
}
