// A page's heading. It takes the focus when one comes to the page, so that a screen reader reads on
// from there and a keyboard does not start over.
import {html} from "htm/preact";
import {useEffect, useRef} from "preact/hooks";
import {signal} from "@preact/signals";

/** Set once the first page is shown: only later ones move the focus. */
export const moved = signal(false);

/** @param {{quiet?: boolean, children?: any}} props quiet: a long heading in smaller letters */
export function PageTitle({quiet = false, children}) {
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useEffect(() => {
    if (moved.peek()) heading.current?.focus({preventScroll: true});
  }, []);
  return html`<h1 class="page-title" data-quiet=${quiet || null} tabindex="-1" ref=${heading}>${children}</h1>`;
}
