// Past the head of the page, for the keyboard.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";

/** The hash is the route, so the link moves the focus itself. @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

export function SkipLink() {
  return html`<a class="skip-link" href="#main" onClick=${skip}>${gettext("To the content")}</a>`;
}
