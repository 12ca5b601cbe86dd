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
 * @property {(cut: Cut) => any} draw marks its pieces with data-piece, and what a later part repeats over its first piece
 *   with data-again
 */

/** @typedef {{from: number, to: number, part: number, parts: number}} Cut */

const LONG = 0.4; // of the picture's height: shorter papers are hardly cut

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

/**
 * Layout's own figures, so nothing that is still in motion is measured half-way.
 * @param {HTMLElement} element
 * @returns {Measured}
 */
function heights(element) {
  const tall = (/** @type {string} */ what) => [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(what))].map((each) => each.offsetHeight);
  const pieces = tall("[data-piece]");
  return {pieces, again: Math.max(0, ...tall("[data-again]")), frame: element.offsetHeight + 1 - sum(pieces)};
}

/**
 * @param {Paper[]} papers @param {HTMLElement} beside has the styles of the place where they will hang
 * @param {number} width of a column, in pixels
 * @param {boolean} roomy set larger
 * @returns {Measured[]}
 */
function measure(papers, beside, width, roomy) {
  const ruler = document.createElement("div");
  ruler.className = "flow-ruler flow-column";
  ruler.toggleAttribute("data-roomy", roomy);
  ruler.style.width = `${width}px`;
  beside.append(ruler);
  /** @param {Paper[]} some @param {(paper: Paper) => Cut} cut */
  const drawn = (some, cut) => {
    render(html`${some.map((paper) => paper.draw(cut(paper)))}`, ruler);
    return /** @type {HTMLElement[]} */ ([...ruler.children]);
  };
  const found = drawn(papers, ({pieces}) => ({from: 0, to: pieces, part: 0, parts: 1})).map(heights);
  // A later part may say less, or the same more briefly, than the first: both are drawn without pieces.
  const long = papers.filter((_, nth) => found[nth].pieces.length > 0 && found[nth].frame + sum(found[nth].pieces) > innerHeight * LONG);
  const [first, later] = [0, 1].map((part) => drawn(long, () => ({from: 0, to: 0, part, parts: 2})).map((element) => element.offsetHeight));
  long.forEach((paper, nth) => { found[papers.indexOf(paper)].again += later[nth] - first[nth]; });
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
 * @param {Paper[]} papers @param {number} width @param {{current: HTMLElement | null}} beside @param {boolean} [roomy]
 * @returns {Measured[] | null} of these papers
 */
export function useHeights(papers, width, beside, roomy = false) {
  const known = useRef({scale: "", found: /** @type {Map<string, Measured>} */ (new Map())});
  const [, redraw] = useState(0);
  const scale = `${width} ${innerWidth} ${innerHeight} ${useFaces()}`;
  if (known.current.scale !== scale) known.current = {scale, found: new Map()};
  const {found} = known.current;
  const unknown = papers.filter((paper) => !found.has(paper.sign));
  useLayoutEffect(() => {
    if (unknown.length === 0 || width <= 0 || !beside.current) return;
    const kept = new Map(papers.flatMap(({sign}) => { const each = found.get(sign); return each ? [[sign, each]] : []; }));
    measure(unknown, beside.current, width, roomy).forEach((each, nth) => kept.set(unknown[nth].sign, each));
    known.current = {scale, found: kept};
    redraw((count) => count + 1);
  });
  return unknown.length > 0 ? null : papers.map((paper) => /** @type {Measured} */ (found.get(paper.sign)));
}
