// The top of the page: which day, its two views, and the ways to the event's other pages.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Announcement} from "#views/parts/announcement.js";
import {LiveBar} from "#views/parts/live-bar.js";

/** @param {{ctx: import("#types.js").Ctx, view: "film" | "feet"}} props */
export function Top({ctx, view}) {
  const event = ctx.model.event.value;
  const {urls} = ctx.boot;
  if (!event) return null;
  /** @param {string} to @param {string} words */
  const tab = (to, words) => html`<a href=${`#/${to}`} aria-current=${view === to ? "page" : null}>${words}</a>`;
  return html`<header class="replay-top">
    <div class="replay-band"><div class="replay-name"><p class="replay-event">${event.title}${event.demo && html` <span class="demo-mark">${gettext("Demonstration")}</span>`}</p>
        <h1>${gettext("The day played back")}</h1></div>
      <nav class="segmented replay-views" aria-label=${gettext("Views of the day")}>${tab("film", gettext("The wall"))}${tab("feet", gettext("Two feet"))}</nav>
      <nav class="replay-ways" aria-label=${gettext("Pages")}>
        ${ctx.me.value && html`<a href=${urls.phone}>${gettext("Your page")}</a>`}
        ${ctx.role.value === "facilitator" && html`<a href=${urls.console}>${gettext("The facilitator’s console")}</a>`}
        <a href=${urls.wall}>${gettext("The wall now")}</a><a href=${urls.plans}>${gettext("Action plans")}</a><a href=${urls.networks}>${gettext("Networks")}</a></nav>
    </div>
    <${LiveBar} live=${ctx.socket.live.value} />
    <${Announcement} text=${event.announcement} />
  </header>`;
}
