// Notes whose groups are done and that are not back yet: the outlines they left. A reminder and no blame.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {createPager} from "#views/wall/pager.js";
import {evenly} from "#views/wall/paging.js";
import {ofAll} from "#views/wall/plenary/stage.js";
import {scrolls, useSize, wallUnit} from "#views/wall/size.js";

const EACH = 135; // a title of two lines and its convener, with the gap, in wall units as in wall.css

/** Turns its own pages; the space bar holds both. @param {{topics: any[], ctx: any}} props */
export function Missing({topics, ctx}) {
  const [pager] = useState(createPager);
  const space = useRef(null);
  const {height} = useSize(space);
  const most = scrolls() ? topics.length : Math.max(1, Math.floor(height / (EACH * wallUnit())));
  const pages = evenly(topics, most);
  const page = Math.min(pager.page.value, pages.length - 1);
  const held = ctx.pager.paused.value;
  useEffect(() => pager.resize(pages.length), [pages.length]);
  useEffect(() => { pager.paused.value = held; }, [held]);
  useEffect(() => pager.stop, []);
  const before = pages.slice(0, page).reduce((sum, each) => sum + each.length, 0);
  return html`<aside class="missing" aria-labelledby="missing-name">
    <h3 id="missing-name">${gettext("Still to be hung back")}${pages.length > 1 && html` <span class="missing-count numerals">${
      ofAll(before + 1, before + pages[page].length, topics.length)}</span>`}</h3>
    <ul class="list" ref=${space}>${(height > 0 || scrolls()) && pages[page].map((/** @type {any} */ topic) => html`<li key=${topic.id} data-missing=${topic.id}>
      <p class="missing-title"><b class="numerals">${topic.number}</b> ${hyphenate(topic.title)}</p>
      <p class="missing-convener">${ctx.model.person(topic.convener).name}</p></li>`)}</ul>
  </aside>`;
}
