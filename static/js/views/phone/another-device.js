// The personal link: the same person on another device.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {KeyLink} from "#views/parts/address.js";

/** @param {{ctx: import("#types.js").Ctx}} props */
export function AnotherDevice({ctx}) {
  return html`<section class="card stack link-part"><h2>${gettext("On another device too")}</h2>
    <p>${gettext("Your personal link makes another phone or computer yours as well. Whoever has it is you here, so keep it to yourself.")}</p>
    <${KeyLink} url=${ctx.boot.urls.me} show=${gettext("Show my link")}
      label=${gettext("Your personal link")} alt=${gettext("QR code with your personal link")} /></section>`;
}
