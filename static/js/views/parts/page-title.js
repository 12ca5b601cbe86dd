// A page's heading. It takes the focus when one comes to the page, so that a screen reader reads on
// from there and a keyboard does not start over.
import {html} from "htm/preact";
import {useEffect, useRef} from "preact/hooks";
import {signal} from "@preact/signals";

/** Set once the first page is shown: only later ones move the focus. */
export const moved = signal(false);

/** What the heading says now: the tab's name follows it, so that words hidden here do not stay there. */
export const heading = signal("");

/** @param {{quiet?: boolean, children?: any}} props quiet: a long heading in smaller letters */
export function PageTitle({quiet = false, children}) {
  const box = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useEffect(() => {
    if (moved.peek()) box.current?.focus({preventScroll: true});
  }, []);
  useEffect(() => { heading.value = box.current?.textContent?.replaceAll("\u00ad", "") ?? ""; });
  return html`<h1 class="page-title" data-quiet=${quiet || null} tabindex="-1" ref=${box}>${children}</h1>`;
}
