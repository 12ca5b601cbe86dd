// A comment's photo: small among the words, and large when asked for.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {useModal} from "#views/parts/dialog.js";
import {Glyph} from "#views/parts/glyph.js";
import {Markdown} from "#views/parts/markdown.js";
import {photoAlt} from "#views/parts/topic/photo-alt.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").CommentRow} CommentRow */

/** @param {{ctx: Ctx, comment: CommentRow, onOpen: () => void}} props */
export function PhotoThumb({ctx, comment, onOpen}) {
  const [broken, setBroken] = useState(false);
  const address = ctx.boot.urls.base + (comment.photo_small ?? comment.photo);
  if (broken) return html`<p class="soft">${gettext("The photo cannot be fetched now.")}${" "}<button type="button" class="button quiet" onClick=${() => setBroken(false)}>${gettext("Try again")}</button></p>`;
  return html`<button type="button" class="comment-photo" onClick=${onOpen}>
    <img src=${address} alt=${photoAlt(comment)} width=${comment.photo_width} height=${comment.photo_height} style=${{"--ratio": (comment.photo_width ?? 4) / (comment.photo_height ?? 3)}} loading="lazy" onError=${() => setBroken(true)} />
    <span class="visually-hidden"> ${gettext("See the photo large")}</span></button>`;
}

/**
 * One photo over the whole screen; the arrows go through the others of the note.
 * @param {{ctx: Ctx, comments: CommentRow[], shown: number, onShow: (id: number | null) => void}} props comments: those with a photo
 */
export function Lightbox({ctx, comments, shown, onShow}) {
  const at = comments.findIndex((each) => each.id === shown);
  const comment = comments[at];
  // Taken away by somebody, or its note hidden, while it was looked at.
  useEffect(() => { if (!comment) onShow(null); }, [!comment]);
  if (!comment) return null;
  const step = (/** @type {number} */ by) => { const next = comments[at + by]; if (next) onShow(next.id); };
  return html`<${Screen} onClose=${() => onShow(null)} step=${step} name=${
    comments.length > 1 ? interpolate(gettext("Photo %(n)s of %(all)s"), {n: at + 1, all: comments.length}, true) : gettext("Photo")}
    before=${at > 0} after=${at < comments.length - 1}>
    <${Picture} key=${comment.id} ctx=${ctx} comment=${comment} />
  </${Screen}>`;
}

/** @param {{onClose: () => void, step: (by: number) => void, name: string, before: boolean, after: boolean, children?: any}} props */
function Screen({onClose, step, name, before, after, children}) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useModal(box);
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const by = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  };
  return html`<dialog class="lightbox" ref=${box} aria-label=${name} onKeyDown=${key} onCancel=${(/** @type {Event} */ event) => { event.preventDefault(); onClose(); }}>
    <header><p class="numerals" role="status">${name}</p>
      ${(before || after) && html`<${Turn} glyph="back" words=${gettext("The photo before")} off=${!before} onClick=${() => step(-1)} />
        <${Turn} glyph="next" words=${gettext("The next photo")} off=${!after} onClick=${() => step(1)} />`}
      <${Turn} glyph="close" words=${gettext("Close")} onClick=${onClose} /></header>
    ${children}
  </dialog>`;
}

/** @param {{glyph: import("#views/parts/glyph.js").GlyphName, words: string, off?: boolean, onClick: () => void}} props */
const Turn = ({glyph, words, off = false, onClick}) => html`<button type="button" class="button quiet icon" aria-label=${words} aria-disabled=${off || null} onClick=${onClick}><${Glyph} name=${glyph} /></button>`;

/** @param {{ctx: Ctx, comment: CommentRow}} props */
function Picture({ctx, comment}) {
  const [large, setLarge] = useState(/** @type {boolean | null} */ (false)); // null: it could not be fetched
  const [close, setClose] = useState(false);
  const [small, whole] = [ctx.boot.urls.base + (comment.photo_small ?? comment.photo), ctx.boot.urls.base + comment.photo];
  useEffect(() => {
    const picture = new Image();
    picture.onload = () => setLarge(true);
    picture.onerror = () => setLarge(null);
    picture.src = whole;
  }, [whole]);
  return html`<figure>
    <div class="lightbox-paper" data-close=${close || null} tabindex=${close ? 0 : null}><img src=${large ? whole : small} alt=${photoAlt(comment)} width=${comment.photo_width} height=${comment.photo_height}
      onClick=${() => setClose(!close)} /></div>
    <figcaption><div><strong>${ctx.model.person(comment.person).name}</strong><${Markdown} html=${comment.html} /></div>
      ${large === null && html`<p role="status">${gettext("The large photo cannot be fetched now; this is a small one.")}</p>`}
      <button type="button" class="button" aria-pressed=${String(close)} onClick=${() => setClose(!close)}>${gettext("Look closer")}</button></figcaption>
  </figure>`;
}
