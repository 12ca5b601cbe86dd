// Measures papers before they are hung: drawn once, unseen and as wide as a column, and taken away again.
import {html} from "htm/preact";
import {render} from "preact";
import {useEffect, useLayoutEffect, useRef, useState} from "preact/hooks";

/** @typedef {import("./packing.js").Measured} Measured */

/**
 * What can be hung in columns.
 * @typedef {object} Paper
 * @property {string} key
 * @property {string} sign changes when anything on it does
 * @property {number} pieces how many pieces it can be cut between
 * @property {number} letters how much there is to read
 * @property {boolean} fresh its change is to be found by the eye
 * @property {(cut: {from: number, to: number, part: number, parts: number}) => any} draw marks its pieces with data-piece,
 *   and what a later part repeats over its first piece with data-again
 */

/**
 * Layout's own figures, so nothing that is still in motion is measured half-way.
 * @param {HTMLElement} element
 * @returns {Measured}
 */
function heights(element) {
  const tall = (/** @type {string} */ what) => [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(what))].map((each) => each.offsetHeight);
  const pieces = tall("[data-piece]");
  return {pieces, again: Math.max(0, ...tall("[data-again]")), frame: element.offsetHeight + 1 - pieces.reduce((all, each) => all + each, 0)};
}

/**
 * @param {Paper[]} papers @param {HTMLElement} beside has the styles of the place where they will hang
 * @param {number} width of a column, in pixels
 * @returns {Measured[]}
 */
function measure(papers, beside, width) {
  const ruler = document.createElement("div");
  ruler.className = "flow-ruler flow-column";
  ruler.style.width = `${width}px`;
  beside.append(ruler);
  render(html`${papers.map((paper) => paper.draw({from: 0, to: paper.pieces, part: 0, parts: 1}))}`, ruler);
  const found = [...ruler.children].map((element) => heights(/** @type {HTMLElement} */ (element)));
  render(null, ruler);
  ruler.remove();
  return found;
}

/** Letters are measured again when the display face has come. */
function useFaces() {
  const [loaded, setLoaded] = useState(document.fonts.status === "loaded");
  useEffect(() => { void document.fonts.ready.then(() => setLoaded(true)); }, []);
  return loaded;
}

/**
 * The papers' heights, known before anything is painted; null the first time. What has not changed is
 * not measured again.
 * @param {Paper[]} papers @param {number} width @param {{current: HTMLElement | null}} beside
 * @returns {Measured[] | null} of these papers
 */
export function useHeights(papers, width, beside) {
  const known = useRef({scale: "", found: /** @type {Map<string, Measured>} */ (new Map())});
  const [, redraw] = useState(0);
  const scale = `${width} ${innerWidth} ${innerHeight} ${useFaces()}`;
  if (known.current.scale !== scale) known.current = {scale, found: new Map()};
  const {found} = known.current;
  const unknown = papers.filter((paper) => !found.has(paper.sign));
  useLayoutEffect(() => {
    if (unknown.length === 0 || width <= 0 || !beside.current) return;
    const kept = new Map(papers.flatMap(({sign}) => { const each = found.get(sign); return each ? [[sign, each]] : []; }));
    measure(unknown, beside.current, width).forEach((each, nth) => kept.set(unknown[nth].sign, each));
    known.current = {scale, found: kept};
    redraw((count) => count + 1);
  });
  return unknown.length > 0 ? null : papers.map((paper) => /** @type {Measured} */ (found.get(paper.sign)));
}
