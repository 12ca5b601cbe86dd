// A deed that takes something away: the first press asks, the second does it.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Button} from "#views/parts/doing.js";

const PATIENCE = 5_000; // ms until the question is taken back

/** @param {{onClick: () => void, busy?: boolean, class?: string, children?: any}} props */
export function SureButton({onClick, busy = false, class: look = "quiet", children}) {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return undefined;
    const timer = setTimeout(() => setAsked(false), PATIENCE);
    return () => clearTimeout(timer);
  }, [asked]);
  const press = () => { if (asked) onClick(); setAsked(!asked); };
  return html`<${Button} class=${asked ? "danger" : look} busy=${busy} onClick=${press}>${asked ? gettext("Sure? Press once more") : children}</${Button}>`;
}
