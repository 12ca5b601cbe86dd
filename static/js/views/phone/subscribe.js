// My plan in one's own calendar: an address it asks again and again, so that it follows the wall.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {useMine} from "#views/parts/mine.js";
import {toast} from "#views/parts/toast.js";

/** @param {{ctx: import("#types.js").Ctx}} props */
export function Subscribe({ctx}) {
  const feed = useMine(ctx).value?.feed;
  if (!feed) return null;
  const copy = async () => {
    await navigator.clipboard?.writeText(feed);
    toast(gettext("The address is copied. Your calendar can subscribe to it."));
  };
  return html`<section class="stack subscribe"><h2>${gettext("In your own calendar")}</h2>
    <p>${gettext("Subscribe, and your calendar follows what you sign up for. Whoever has the address sees your plan.")}</p>
    <p class="row"><a class="button" href=${feed.replace(/^https?:/, "webcal:")} rel="noreferrer">${gettext("Subscribe")}</a>
      ${navigator.clipboard && html`<button type="button" class="button" onClick=${copy}>${gettext("Copy the address")}</button>`}</p>
  </section>`;
}
