// The personal link: the same person on another device. It is a key, so it is fetched only when shown.
import {html} from "htm/preact";
import {useRef, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {toast} from "#views/parts/toast.js";
import {Button} from "#views/phone/doing.js";

/** @param {{ctx: import("#types.js").Ctx}} props */
export function AnotherDevice({ctx}) {
  const [mine, setMine] = useState(/** @type {{link: string, qr: string} | null} */ (null));
  const [failed, setFailed] = useState(false);
  const show = async () => {
    try {
      const answer = await fetch(ctx.boot.urls.me, {credentials: "same-origin"});
      if (!answer.ok) throw new Error(String(answer.status));
      setMine(await answer.json());
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return html`<section class="card stack"><h2>${gettext("On another device too")}</h2>
    <p>${gettext("Your personal link makes another phone or computer yours as well. Whoever has it is you here, so keep it to yourself.")}</p>
    ${mine ? html`<${PersonalLink} ...${mine} onHide=${() => setMine(null)} />` : html`<${Button} onClick=${show}>${gettext("Show my link")}</${Button}>`}
    <div role="status">${failed && html`<p>${gettext("It could not be fetched just now. Try again when you are online.")}</p>`}</div>
  </section>`;
}

/** @param {{link: string, qr: string, onHide: () => void}} props */
function PersonalLink({link, qr, onHide}) {
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
  return html`<img class="personal-qr" src=${qr} alt=${gettext("QR code with your personal link")} width="220" height="220" />
    <div class="field"><label for="personal-link">${gettext("Your personal link")}</label>
      <input id="personal-link" ref=${field} readonly value=${link} onFocus=${() => field.current?.select()} /></div>
    <div class="row"><${Button} onClick=${copy}>${gettext("Copy the link")}</${Button}><${Button} class="quiet" onClick=${onHide}>${gettext("Hide it")}</${Button}></div>`;
}
