// How to come in: the code to scan, and the address for those who would rather type it.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";

/**
 * The address cut so that the event's own code can stand out.
 * @param {string} joinUrl
 * @param {string} code
 */
export function addressParts(joinUrl, code) {
  const plain = joinUrl.replace(/^https?:\/\//, "").replace(/\/+$/, "");
  const at = plain.toUpperCase().lastIndexOf(code.toUpperCase());
  return at < 0 ? {before: plain, code: ""} : {before: plain.slice(0, at), code: plain.slice(at)};
}

/** @param {{boot: any, label?: string, children?: any}} props children stand beside the code */
export function Join({boot, label, children}) {
  const address = addressParts(boot.join_url, boot.code);
  return html`<section class="join" aria-label=${gettext("Come in")}>
    <div class="join-code">
      <img class="join-qr" src=${boot.urls.qr} alt=${gettext("QR code with the address below")} width="200" height="200" />
      ${children}
    </div>
    <p class="join-words">
      <span class="join-label">${label ?? gettext("Scan, or type the address:")}</span>
      <span class="join-address">${address.before}<wbr /><strong>${address.code}</strong></span>
    </p>
  </section>`;
}
