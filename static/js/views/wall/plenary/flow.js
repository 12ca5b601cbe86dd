// Papers in columns, as many pages as they need; each stays as long as its words deserve.
import {html} from "htm/preact";
import {useEffect, useLayoutEffect, useRef} from "preact/hooks";
import {pack, readingTime, span} from "#views/wall/plenary/packing.js";
import {useHeights} from "#views/wall/plenary/ruler.js";
import {Stage, ofAll} from "#views/wall/plenary/stage.js";
import {scrolls, useSize, wallUnit} from "#views/wall/size.js";

/** @typedef {import("./ruler.js").Paper} Paper */
/** @typedef {import("./packing.js").Page} Page */

const GAP = 24; // between columns and between papers, in wall units
const FEW = 8; // so many papers at most are set larger
const ROOMY = 1.3; // by so much, as in wall.css

/**
 * @param {object} props
 * @param {any} props.ctx @param {string} props.news @param {string} props.title @param {any} [props.hint]
 * @param {Paper[]} props.papers
 * @param {number} props.columns
 * @param {string} [props.name] a class of its own
 * @param {any} [props.empty] where there are no papers
 * @param {any} [props.beside] hangs beside the columns on every page
 */
export function Flow({ctx, news, title, hint, papers, columns, name = "", empty, beside}) {
  const space = useRef(/** @type {HTMLElement | null} */ (null));
  const {roomy, across, pages} = usePages(papers, scrolls() ? 1 : columns, space);
  const page = Math.min(ctx.pager.page.value, Math.max(pages.length - 1, 0));
  useTurning(ctx, papers, pages);
  const shown = pages[page];
  const {from, to} = shown ? span(shown) : {from: 0, to: 0};
  /** @param {any} element */
  const size = (element) => { element?.style.setProperty("--columns", String(across)); };
  return html`<${Stage} ctx=${ctx} news=${news} title=${title} hint=${hint} pages=${Math.max(pages.length, 1)}
      words=${papers.length > 0 && shown ? ofAll(from, to, papers.length) : ""}>
    <div class=${`scene ${name}`} data-beside=${beside ? true : null}>
      <div class="flow" ref=${space}>
        ${papers.length === 0 && empty}
        ${shown && html`<div class="flow-page" key=${page} data-roomy=${roomy || null} ref=${size}>${shown.map((column, nth) =>
          html`<div class="flow-column" key=${nth}>${column.map((cut) => papers[cut.item].draw(cut))}</div>`)}</div>`}
      </div>${beside}
    </div>
  </${Stage}>`;
}

/**
 * The pages; and where few papers fit one page even when set larger, that one.
 * @param {Paper[]} papers @param {number} across how many columns @param {{current: HTMLElement | null}} space
 * @returns {{roomy: boolean, across: number, pages: Page[]}}
 */
function usePages(papers, across, space) {
  const {width, height} = useSize(space);
  const gap = GAP * wallUnit();
  /** @param {number} between */
  const column = (between) => Math.floor((width - between * (across - 1)) / across);
  const few = papers.length <= FEW && !scrolls() ? papers : [];
  const larger = useHeights(few, column(gap * ROOMY), space, true);
  const heights = useHeights(papers, column(gap), space);
  if (!heights || !larger || width === 0) return {roomy: false, across, pages: []};
  const one = few.length > 0 ? pack(larger, {columns: across, height, gap: gap * ROOMY}) : [];
  if (one.length === 1 && larger.every((paper) => paper.frame + paper.pieces.reduce((sum, each) => sum + each, 0) <= height)) return {roomy: true, across, pages: one};
  return {roomy: false, across, pages: pack(heights, {columns: across, height: scrolls() ? Infinity : height, gap})};
}

/**
 * Keeps the pager in step with the pages, and brings the one with a fresh paper forward.
 * @param {any} ctx @param {Paper[]} papers @param {Page[]} pages
 */
function useTurning({pager}, papers, pages) {
  const letters = pages.map((page) => page.flat().reduce((sum, cut) => sum + papers[cut.item].letters / cut.parts, 0));
  useLayoutEffect(() => pager.resize(pages.length, (/** @type {number} */ nth) => readingTime(letters[nth] ?? 0)));
  const fresh = papers.filter((paper) => paper.fresh).map((paper) => paper.key).join(" ");
  useEffect(() => {
    if (!fresh) return;
    const nth = pages.findIndex((page) => page.flat().some((cut) => papers[cut.item].fresh));
    if (nth >= 0 && nth !== pager.page.peek()) pager.bringForward(nth);
  }, [fresh, pages.length]);
}
