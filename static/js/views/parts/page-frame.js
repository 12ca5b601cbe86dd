// Around the pages that live on when the day is over: where one is, the ways to the others, what is
// not live or waits, and how to take part for those who only look.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Announcement} from "#views/parts/announcement.js";
import {Gone} from "#views/parts/gone.js";
import {Glyph} from "#views/parts/glyph.js";
import {LiveBar} from "#views/parts/live-bar.js";
import {SkipLink} from "#views/parts/skip-link.js";
import {Toasts} from "#views/parts/toast.js";
import {Waiting} from "#views/parts/waiting.js";
import {Baton} from "#views/phone/have-baton.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx, children?: any}} props */
export function PageFrame({ctx, children}) {
  const event = ctx.model.event.value;
  if (!event) return null;
  if (ctx.gone.value) return html`<${Gone} ctx=${ctx} />`;
  return html`<div class="page-frame">
    <${SkipLink} />
    <header class="frame-head">
      <div class="frame-band"><p class="frame-event"><a href=${ctx.boot.urls.phone}>${event.title}</a>${event.demo && html` <span class="demo-mark">${gettext("Demonstration")}</span>`}</p>
        <${Ways} ctx=${ctx} /></div>
      <${LiveBar} live=${ctx.socket.live.value} />
      <${Announcement} text=${event.announcement} />
      <${Baton} ctx=${ctx} />
      <${Waiting} ctx=${ctx} />
    </header>
    <main id="main" class="frame-main" tabindex="-1">${children}</main>
    <${Toasts} />
  </div>`;
}

/** The event's other pages. @param {{ctx: Ctx}} props */
function Ways({ctx: {boot, me, role, model}}) {
  const shut = model.event.value?.phase === "closed";
  /** @param {string} page @param {string} words */
  const way = (page, words) => html`<a href=${boot.urls[page]} aria-current=${boot.view === page ? "page" : null}>${words}</a>`;
  return html`<nav class="frame-ways" aria-label=${gettext("Pages")}>
    ${me.value ? way("phone", gettext("Your page")) : !shut && way("phone", gettext("Join"))}
    ${role.value === "facilitator" && way("console", gettext("The facilitator’s console"))}
    ${way("wall", gettext("Wall"))}${way("plans", gettext("Action plans"))}${way("networks", gettext("Networks"))}
  </nav>`;
}

/** How to take part, for those who only look. @param {{ctx: Ctx, open: string}} props open: what a name is needed for, while one can still join */
export function OnlyLooking({ctx, open}) {
  if (ctx.me.value) return null;
  if (ctx.model.event.value?.phase !== "closed") {
    return html`<aside class="only-looking"><p>${open}</p>
      <p><a class="button" href=${ctx.boot.urls.phone}>${gettext("Give your name to take part")}</a></p></aside>`;
  }
  return html`<aside class="only-looking"><p><strong><${Glyph} name="person" />${gettext("Were you there? Open your personal link here.")}</strong></p>
    <p>${gettext("You find it on the phone or computer you took part with: on your page, under Me. With it this browser is yours too.")}</p></aside>`;
}
