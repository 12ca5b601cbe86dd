// A form that opens in a list is begun at once, and leaves the keyboard where it was opened from.
import {useEffect, useRef} from "preact/hooks";

/** Put the answer on the form as its ref. */
export function useFormFocus() {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useEffect(() => {
    const part = form.current?.closest(".places-part");
    form.current?.querySelector("input")?.focus();
    form.current?.scrollIntoView({block: "nearest"});
    return () => requestAnimationFrame(() => {
      const lost = !document.activeElement || document.activeElement === document.body || document.activeElement.tagName === "DIALOG";
      if (lost) /** @type {HTMLElement | null} */ (part?.querySelector("button.begin"))?.focus();
    });
  }, []);
  return form;
}
