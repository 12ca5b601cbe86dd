// The band at the top: where we are, how long, how many, and whether this screen can be trusted.
import {html} from "htm/preact";
import {useEffect, useRef} from "preact/hooks";
import {gettext, interpolate, ngettext, time} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {Phases} from "#views/console/phases.js";
import {TimeFrame} from "#views/console/time-frame.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk}} props */
export function Top({ctx}) {
  const event = ctx.model.event.value;
  if (!event) return null;
  return html`<header class="console-top">
    <${NotLive} ctx=${ctx} />
    <div class="console-band">
      <div class="console-name"><p class="console-eyebrow"><span>${gettext("The facilitator’s console")}</span>${
          event.demo && html`<span class="demo-mark">${gettext("Demonstration")}</span>`}</p>
        <h1>${event.title}</h1><${Here} ctx=${ctx} /></div>
      ${(event.phase !== "closed" || event.phase_ends_at) && html`<${TimeFrame} ctx=${ctx} event=${event} />`}
    </div>
    <${Phases} ctx=${ctx} event=${event} />
  </header>`;
}

/** @param {{ctx: Ctx}} props */
function Here({ctx}) {
  const n = ctx.socket.here.value;
  return html`<p class="console-here numerals"><${Glyph} name="person" />${
    interpolate(ngettext("%(n)s here now", "%(n)s here now", n), {n}, true)}</p>`;
}

/** A stale screen once made a host schedule a session twice: so this cannot be overlooked. @param {{ctx: Ctx}} props */
function NotLive({ctx}) {
  const since = useRef(/** @type {string | null} */ (null));
  const live = ctx.socket.live.value;
  useEffect(() => { if (live === "live") since.current = null; }, [live]);
  if (live !== "live") since.current ??= new Date(ctx.clock.now()).toISOString();
  return html`<div role="alert">${live === "offline" && html`<div class="not-live"><strong>${gettext("Not live")}</strong>
    <p>${interpolate(gettext("You see the wall as it was at %(time)s. Notes cannot be moved until the connection is back; we keep trying."), {time: time(since.current ?? "")}, true)}</p></div>`}</div>`;
}
