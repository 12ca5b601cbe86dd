// This phone's person is no longer on the list: said calmly, with the way back in.
import {html} from "htm/preact";
import {signal} from "@preact/signals";
import {gettext} from "#i18n.js";
import {PageTitle} from "#views/parts/page-title.js";

/** Set when the person has just erased themselves here. */
export const leftByOwnHand = signal(false);

/** @param {{ctx: import("#types.js").Ctx}} props */
export function Gone({ctx}) {
  const closed = ctx.model.event.value?.phase === "closed";
  return html`<main class="gone page stack">
    <${PageTitle}>${leftByOwnHand.value ? gettext("You are erased") : gettext("You are no longer on the list here")}</${PageTitle}>
    <p>${leftByOwnHand.value
      ? gettext("Your name is gone from every screen. Thank you for being here.")
      : gettext("You may have left or signed this device out from another one, or the facilitator has taken this name off the list. Your notes are still on the wall.")}</p>
    ${!closed && html`<p><a class="button primary" href=${ctx.boot.urls.phone}>${gettext("Join again")}</a></p>`}
    <p><a href=${ctx.boot.urls.wall}>${gettext("Look at the wall")}</a></p>
  </main>`;
}
