// A native modal dialog: the browser keeps the focus inside; when it goes, so does the focus, back.
import {html} from "htm/preact";
import {useEffect, useId, useRef} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";

/**
 * Drawn only while open, so its fields start empty each time. Escape, the cross and a press
 * outside ask `onClose`; the owner decides (it may want to keep typed words).
 * @param {{open: boolean, onClose: () => void, title: string, children?: any, footer?: any}} props
 */
export function Dialog(props) {
  return props.open ? html`<${OpenDialog} ...${props} />` : null;
}

/**
 * Shows a dialog as long as it is drawn. It is off the page before the browser could give the focus
 * back to where it was, so that is done here, unless something else has taken it.
 * @param {{current: HTMLDialogElement | null}} box
 */
export function useModal(box) {
  useEffect(() => {
    const [dialog, before] = [box.current, document.activeElement];
    dialog?.showModal();
    return () => {
      dialog?.close();
      const lost = !document.activeElement || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({preventScroll: true});
    };
  }, []);
}

/** @param {{onClose: () => void, title: string, children?: any, footer?: any}} props */
function OpenDialog({onClose, title, children, footer}) {
  const name = useId();
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useModal(box);
  /** @param {Event} event */
  const cancel = (event) => { event.preventDefault(); onClose(); };
  /** @param {MouseEvent} event */
  const outside = (event) => { if (event.target === box.current) onClose(); };
  return html`<dialog class="dialog" ref=${box} aria-labelledby=${name} onCancel=${cancel} onMouseDown=${outside}>
    <header><h2 id=${name}>${title}</h2>
      <button type="button" class="button quiet icon" aria-label=${gettext("Close")} onClick=${onClose}>
        <${Glyph} name="close" /></button></header>
    <div class="dialog-body">${children}${footer && html`<footer>${footer}</footer>`}</div>
  </dialog>`;
}
