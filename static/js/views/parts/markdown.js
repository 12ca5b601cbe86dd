// A comment's words. The server has made them from Markdown and let only safe tags through.
import {html} from "htm/preact";

/** @param {{html: string}} props a comment row's `html`, never anything else */
export function Markdown({html: safe}) {
  return html`<div class="prose" dangerouslySetInnerHTML=${{__html: safe}}></div>`;
}
