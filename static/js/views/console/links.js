// The addresses to hand out: for the projector, for the phones, and the one that makes facilitators.
import {html} from "htm/preact";
import {useId, useRef, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {toast} from "#views/parts/toast.js";
import {Button} from "#views/phone/doing.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx}} props */
export function Links({ctx}) {
  const {urls, join_url} = ctx.boot;
  return html`<section class="link-part"><h3>${gettext("The phones")}</h3>
      <img class="qr" src=${urls.qr} alt=${gettext("QR code with the address below")} width="176" height="176" />
      <${Address} label=${gettext("Address for the phones")} link=${join_url} /></section>
    <section class="link-part"><h3>${gettext("The wall, for the projector")}</h3>
      <${Address} label=${gettext("Address of the wall")} link=${new URL(urls.wall, join_url).href} open=${gettext("Open the wall")} /></section>
    <section class="link-part"><h3>${gettext("Another facilitator")}</h3><${FacilitatorLink} ctx=${ctx} /></section>`;
}

/** @param {{label: string, link: string, open?: string}} props open: words for a link to it */
function Address({label, link, open}) {
  const id = useId();
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
    } catch { // only over TLS is there a clipboard; the old way works everywhere
      field.current?.select();
      document.execCommand("copy");
    }
    toast(gettext("The link is copied."));
  };
  return html`<div class="field address"><label for=${id}>${label}</label>
    <div class="address-row"><input id=${id} ref=${field} readonly value=${link} onFocus=${() => field.current?.select()} />
      <${Button} onClick=${copy}>${gettext("Copy")}<span class="visually-hidden"> ${label}</span></${Button}>
      ${open && html`<a class="button" href=${link} target="_blank" rel="noopener">${open}</a>`}</div></div>`;
}

/** A key to the whole event: fetched only when asked for. @param {{ctx: Ctx}} props */
function FacilitatorLink({ctx}) {
  const [found, setFound] = useState(/** @type {{link: string, qr: string} | null} */ (null));
  const [failed, setFailed] = useState(false);
  const show = async () => {
    try {
      const answer = await fetch(ctx.boot.urls.facilitator_link, {credentials: "same-origin", cache: "no-store"});
      if (!answer.ok) throw new Error(String(answer.status));
      setFound(await answer.json());
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return html`<p class="soft">${gettext("Whoever opens this link becomes a facilitator here, so show it only to whom it is for.")}</p>
    ${found ? html`<img class="qr" src=${found.qr} alt=${gettext("QR code with the facilitators’ link")} width="176" height="176" />
      <${Address} label=${gettext("The facilitators’ link")} link=${found.link} />
      <${Button} class="quiet" onClick=${() => setFound(null)}>${gettext("Hide it")}</${Button}>`
    : html`<${Button} onClick=${show}>${gettext("Show the facilitators’ link")}</${Button}>`}
    <div role="status">${failed && html`<p>${gettext("It could not be fetched just now. Try again when you are online.")}</p>`}</div>`;
}
