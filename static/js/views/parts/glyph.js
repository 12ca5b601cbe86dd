// Small drawn signs beside words; never the only carrier of a meaning, so all are aria-hidden.
import {html} from "htm/preact";

const PATHS = {
  person: "M10 2.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM3 18c0-4.3 2.8-7 7-7s7 2.7 7 7z",
  feet: "M6.2 2c1.9 0 2.9 1.9 2.8 4.3-.1 2-.8 2.7-.8 4.2H4.7C4.5 9 3.5 8 3.5 5.7 3.5 3.4 4.5 2 6.2 2zm-1.6 10h3.5v1.2c0 1.2-.7 2-1.7 2s-1.8-.8-1.8-2zm9.2-7c1.7 0 2.7 1.4 2.7 3.7 0 2.3-1 3.3-1.2 4.8h-3.5c0-1.5-.7-2.2-.8-4.2C10.9 6.9 11.9 5 13.8 5zm-1.9 10h3.5v1.2c0 1.2-.8 2-1.8 2s-1.7-.8-1.7-2z",
  comment: "M2.5 3h15v11H9l-4.5 4v-4h-2z",
  clock: "M10 1.8a8.2 8.2 0 1 1 0 16.4 8.2 8.2 0 0 1 0-16.4zm-1 3.4v5.4l4.4 2.6 1-1.7-3.4-2V5.2z",
  place: "M10 1.5c3.6 0 6.3 2.6 6.3 6.1 0 4.3-6.3 11-6.3 11S3.7 11.9 3.7 7.6c0-3.5 2.7-6.1 6.3-6.1zm0 3.7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  wall: "M2 3h7v6H2zm9 0h7v6h-7zM2 11h7v6H2zm9 0h7v6h-7z",
  plan: "M4 2h12v16H4zm2.5 4v1.6h7V6zm0 3.4V11h7V9.4zm0 3.4v1.6h4.5v-1.6z",
  write: "M14 2l4 4L7.5 16.5 2.5 17.5l1-5z",
  add: "M8.5 2.5h3v6h6v3h-6v6h-3v-6h-6v-3h6z",
  check: "M7.5 16.5L1.7 10.7l2.2-2.2 3.6 3.6 8.6-8.6 2.2 2.2z",
  close: "M4.2 2.1L10 7.9l5.8-5.8 2.1 2.1L12.1 10l5.8 5.8-2.1 2.1L10 12.1l-5.8 5.8-2.1-2.1L7.9 10 2.1 4.2z",
  back: "M11.5 2.5L13.6 4.6 8.2 10l5.4 5.4-2.1 2.1L4 10z",
  next: "M8.5 2.5L6.4 4.6l5.4 5.4-5.4 5.4 2.1 2.1L16 10z",
  play: "M4.5 2l13 8-13 8z",
  pause: "M4 2.5h4.2v15H4zm7.8 0H16v15h-4.2z",
  after: "M3 3l9.5 7L3 17zm10.5 0h3v14h-3z",
  before: "M17 3v14l-9.5-7zM3.5 3h3v14h-3z",
  baton: "M14.5 1.5l4 4L7.6 16.4l-4-4zM2.7 13.3l4 4-2 1.2-3.2-3.2z",
  photo: "M7 3h6l1.3 2H18v12H2V5h3.7zm3 3.6a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zm0 1.9a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z",
  voice: "M2 7.5h3.5L12 3v14l-6.5-4.5H2zm12 0c1.4.5 2.3 1.4 2.3 2.5s-.9 2-2.3 2.5z",
};

/** @typedef {keyof typeof PATHS} GlyphName */

/**
 * @param {{name: GlyphName}} props
 */
export function Glyph({name}) {
  return html`<svg class="glyph" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path fill-rule="evenodd" d=${PATHS[name]} />
  </svg>`;
}
