// One note shown large, with all its group added: the browser breaks its words into columns as it does a
// book's, and the pager turns them.
import {html} from "htm/preact";
import {useLayoutEffect, useRef, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {noteTitle} from "#views/parts/note.js";
import {AddedPiece, Convener, added} from "#views/wall/plenary/back.js";
import {readingTime} from "#views/wall/plenary/packing.js";
import {Stage, ofAll} from "#views/wall/plenary/stage.js";

/** @param {{topic: any, ctx: any, news: string}} props */
export function Large({topic, ctx, news}) {
  const pieces = added(topic, ctx.model.comments(topic.id));
  const letters = pieces.reduce((sum, each) => sum + each.text.length, 0);
  const words = useRef(/** @type {HTMLElement | null} */ (null));
  const {pages, page} = useColumns(ctx.pager, words, letters);
  const few = letters < FEW && pieces.every((each) => !each.photo);
  const title = noteTitle(topic);
  const fresh = ctx.fresh.value.has(topic.id);
  return html`<${Stage} ctx=${ctx} news=${news} pages=${pages} words="">
    <div class="scene gallery">
      <article class=${`note back large ${fresh ? "fresh" : ""}`} data-note=${topic.id} data-state=${topic.state} data-large>
        <p class="large-number numerals"><span class="visually-hidden">${gettext("Note")} </span>${topic.number}</p>
        <h2 class="large-title" data-long=${title.length > 60 || null}>${hyphenate(title)}</h2>
        <${Convener} topic=${topic} ctx=${ctx} dots=${ctx.model.dotsOf(topic.id)} />
        ${pages > 1 && html`<p class="back-part numerals">${ofAll(page + 1, page + 1, pages)}</p>`}
        <div class="large-words" data-few=${few || null} ref=${words}>
          ${pieces.length === 0 && topic.text && html`<p class="large-text">${topic.text}</p>`}
          <ul class="added list">${pieces.map((each) => html`<${AddedPiece} key=${each.key} each=${each} level=${3} ctx=${ctx} />`)}</ul>
        </div>
      </article>
    </div>
  </${Stage}>`;
}

const FEW = 260; // letters that may be set larger and need only one column

/**
 * How many screens the words take, and shows the one it is time for.
 * @param {any} pager @param {{current: HTMLElement | null}} words @param {number} letters
 */
function useColumns(pager, words, letters) {
  const [pages, setPages] = useState(1);
  const page = Math.min(pager.page.value, pages - 1);
  useLayoutEffect(() => {
    const element = words.current;
    if (!element) return;
    const look = () => {
      const gap = parseFloat(getComputedStyle(element).columnGap) || 0;
      const step = element.clientWidth + gap;
      setPages(Math.max(1, Math.round((element.scrollWidth + gap) / step)));
      element.scrollLeft = page * step;
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  });
  useLayoutEffect(() => pager.resize(pages, () => readingTime(letters / pages)), [pages, letters]);
  return {pages, page};
}
