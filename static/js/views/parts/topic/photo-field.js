// Choosing a photo, seeing it before it is sent, and how far it is on its way.
import {html} from "htm/preact";
import {useId, useRef, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {Button} from "#views/parts/doing.js";
import {readyPhoto} from "#views/parts/topic/photo.js";

/** @typedef {import("#views/parts/topic/photo.js").Ready} Ready */

/**
 * What is chosen is made ready at once; `take` is also for what is pasted. `ready` waits until that is
 * done, and answers whether it could be.
 * @param {(photo: Ready | null) => void} onPhoto
 */
export function useTaking(onPhoto) {
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const latest = useRef(Promise.resolve(true));
  /** @param {Blob} file */
  const make = async (file) => {
    setProblem("");
    setBusy(true);
    try {
      onPhoto(await readyPhoto(file));
      return true;
    } catch (error) {
      setProblem(/** @type {any} */ (error).code === "too_large"
        ? gettext("This picture is too large to be sent, and this device cannot make it smaller. At most 4 MB.")
        : gettext("This picture could not be read. Try another."));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const take = (/** @type {Blob} */ file) => { latest.current = make(file); };
  const ready = () => { const last = latest.current; latest.current = Promise.resolve(true); return last; };
  return {take, ready, problem, busy};
}

/**
 * @param {{photo: Ready | null, onPhoto: (photo: Ready | null) => void, taking: ReturnType<typeof useTaking>, errors?: Record<string, string[]>}} props
 */
export function PhotoField({photo, onPhoto, taking, errors}) {
  const id = useId();
  const said = [taking.problem, ...(errors?.photo ?? [])].filter(Boolean).join(" ");
  /** @param {any} event */
  const chosen = (event) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (file) taking.take(file);
  };
  /** @param {Record<string, string>} more */
  const input = (more) => html`<input class="visually-hidden" type="file" onChange=${chosen} aria-invalid=${said ? "true" : null} aria-describedby=${said ? id : null} ...${more} />`;
  return html`<div class="photo-field" role="group" aria-label=${gettext("Photo")}>
    ${photo && html`<div class="photo-chosen">${photo.visible
      ? html`<img src=${photo.photo} alt=${gettext("The photo you chose")} />`
      : html`<p class="photo-unseen"><${Glyph} name="photo" />${gettext("A photo this device cannot show. It is sent as it is.")}</p>`}
      <span class="soft numerals">${size(photo.bytes)}</span>
      <${Button} class="quiet" onClick=${() => onPhoto(null)}>${gettext("Without the photo")}</${Button}></div>`}
    <div class="row">
      <label class="button photo-button photo-camera">${input({accept: "image/*", capture: "environment"})}<${Glyph} name="photo" />${gettext("Take a photo")}</label>
      <label class="button photo-button">${input({accept: "image/*,.heic,.heif"})}${photo ? gettext("Choose another") : gettext("Add a photo")}</label>
    </div>
    <div role="status">${taking.busy && html`<p>${gettext("Making the photo ready …")}</p>`}${said && html`<p class="error" id=${id}>${said}</p>`}</div>
  </div>`;
}

/** @param {number} bytes */
const size = (bytes) => interpolate(gettext("%(n)s MB"), {n: (bytes / 1_000_000).toLocaleString(document.documentElement.lang, {minimumFractionDigits: 1, maximumFractionDigits: 1})}, true);

/**
 * How much of it has gone out. All of it is not yet an answer, and so it does not say "sent".
 * @param {{part: number}} props
 */
export function PhotoProgress({part}) {
  const id = useId();
  const percent = Math.floor(part * 100);
  return html`<div class="photo-progress"><span id=${id}>${part < 1 ? gettext("Sending the photo") : gettext("Waiting for the server’s answer")}</span>
    ${part < 1 && html`<span class="numerals" aria-hidden="true">${percent} %</span>`}
    <progress aria-labelledby=${id} max="100" value=${part < 1 ? percent : null}></progress></div>`;
}
