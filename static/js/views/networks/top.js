// The top of the page: which event, the ways to its other pages, and whether this one is live.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Announcement} from "#views/parts/announcement.js";
import {LiveBar} from "#views/parts/live-bar.js";
import {phaseName} from "#views/parts/phase.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx}} props */
export function Top({ctx}) {
  const event = ctx.model.event.value;
  const {urls, me} = ctx.boot;
  if (!event) return null;
  return html`<header class="nets-top">
    <div class="nets-band">
      <p class="nets-event"><strong class="display">${event.title}</strong> <span>${phaseName(event.phase)}</span>${event.demo && html` <span class="demo-mark">${gettext("Demonstration")}</span>`}</p>
      <nav class="nets-ways" aria-label=${gettext("Pages")}>
        ${me !== null && html`<a href=${urls.phone}>${gettext("My page")}</a>`}
        ${me === null && event.phase !== "closed" && html`<a href=${urls.phone}>${gettext("Join")}</a>`}
        <a href=${urls.wall}>${gettext("The wall")}</a>
        <a href=${urls.plans}>${gettext("Action plans")}</a>
        ${ctx.role.value === "facilitator" && html`<a href=${urls.console}>${gettext("Console")}</a>`}
      </nav>
    </div>
    <${LiveBar} live=${ctx.socket.live.value} waiting=${ctx.outbox.value.length} />
    <${Announcement} text=${event.announcement} />
  </header>`;
}

/** For whoever only looks on: what they see, and how to take part. @param {{ctx: Ctx}} props */
export function LookingOn({ctx}) {
  if (ctx.boot.me !== null) return null;
  const closed = ctx.model.event.value?.phase === "closed";
  return html`<aside class="looking-on"><p>${gettext("You are looking on. Everybody with the code sees names, organisations, ties and networks. How people are reached is seen only by members of a network who share theirs.")}</p>
    ${closed
      ? html`<p>${gettext("The day is over, so nobody new can join. Were you part of it? Open your personal link, and this page knows you.")}</p>`
      : html`<p><a class="button" href=${ctx.boot.urls.phone}>${gettext("Give your name to take part")}</a></p>`}</aside>`;
}
