// How busy the day was, along the film: a bar for each part of it, the phases above, the hours below.
import {html} from "htm/preact";
import {useMemo, useRef} from "preact/hooks";
import {gettext} from "#i18n.js";
import {phaseName} from "#views/parts/phase.js";
import {clockWords} from "#views/replay/words.js";
import {useSize} from "#views/wall/size.js";

const BARS = 140;
const APART = 3.4; // times the height of their letters: hours nearer than that are not both named

/** @param {number[]} counts @returns {string} a path in a box of BARS by 100, the tallest bar as high as the box */
export function barPath(counts) {
  const most = Math.max(1, ...counts);
  // The square root: one note put up can still be seen beside a thousand people arriving.
  return counts.map((count, nth) => (count === 0 ? "" : `M${nth} 100V${(100 - 100 * Math.sqrt(count / most)).toFixed(1)}h.72V100z`)).join("");
}

/** @param {number} part 0 to 1 */
const percent = (part) => `${(part * 100).toFixed(3)}%`;

/** @param {{film: import("./film.js").Film}} props */
export function Chart({film}) {
  const path = useMemo(() => barPath(film.bars(BARS)), [film]);
  const hours = useRef(/** @type {HTMLElement | null} */ (null));
  const {width, height} = useSize(hours);
  const {length} = film;
  /** @param {string} look */
  const bars = (look) => html`<svg class=${look} viewBox="0 0 ${BARS} 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d=${path} /></svg>`;
  return html`<div class="chart" aria-hidden="true">
    <div class="chart-phases">${film.phases.map(({phase, from, to}) => html`<span key=${from} class="chart-phase" data-phase=${phase} data-narrow=${(to - from) / length < 0.06 || null}
      style=${{left: percent(from / length), width: percent((to - from) / length)}}>${phaseName(phase)}</span>`)}</div>
    <div class="chart-bars">${bars("chart-all")}${bars("chart-seen")}
      ${film.waits.map(({seq}) => html`<i key=${seq} class="chart-wait" title=${gettext("Nothing happened for a while")} style=${{left: percent(film.place(seq) / length)}}></i>`)}</div>
    <div class="chart-hours numerals" ref=${hours}>${width > 0 && named(film, (height * APART) / width).map(({at, ms}) => html`<span key=${ms} style=${{left: percent(at / length)}}>${clockWords(ms)}</span>`)}</div>
  </div>`;
}

/** Hours that have room for their name. @param {import("./film.js").Film} film @param {number} apart part of the film */
function named(film, apart) {
  let last = -1;
  return film.hours(60).filter(({at}) => {
    const part = at / film.length;
    if (part - last < apart || part < apart / 3 || part > 1 - apart / 3) return false;
    last = part;
    return true;
  });
}
