// An address to hand out or to keep: shown, copied; one that is a key only after somebody asks.
import {html} from "htm/preact";
import {useId, useRef, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Button} from "#views/parts/doing.js";
import {toast} from "#views/parts/toast.js";

/** @param {{label: string, link: string, open?: string}} props open: words for a link to it */
export function Address({label, link, open}) {
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

/**
 * A link that is a key: whoever has it is somebody here. So it is fetched only when shown.
 * @param {{url: string, show: string, label: string, alt: string}} props url: what answers {link, qr};
 *   show: the button's words; alt: the QR code in words
 */
export function KeyLink({url, show, label, alt}) {
  const [found, setFound] = useState(/** @type {{link: string, qr: string} | null} */ (null));
  const [failed, setFailed] = useState(false);
  const ask = async () => {
    try {
      const answer = await fetch(url, {credentials: "same-origin", cache: "no-store"});
      if (!answer.ok) throw new Error(String(answer.status));
      setFound(await answer.json());
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return html`${found ? html`<${Key} ...${found} label=${label} alt=${alt} onHide=${() => setFound(null)} />`
    : html`<${Button} onClick=${ask}>${show}</${Button}>`}
    <div role="status">${failed && html`<p>${notFetched()}</p>`}</div>`;
}

/**
 * A key while it is shown.
 * @param {{link: string, qr: string, label: string, alt: string, onHide: () => void, children?: any}} props
 */
export function Key({link, qr, label, alt, onHide, children}) {
  return html`<img class="qr" src=${qr} alt=${alt} width="176" height="176" />
    <${Address} label=${label} link=${link} />
    <p class="row"><${Button} class="quiet" onClick=${onHide}>${gettext("Hide it")}</${Button}>${children}</p>`;
}

export const notFetched = () => gettext("It could not be fetched just now. Try again when you are online.");
