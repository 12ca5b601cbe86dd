// The wall itself: band, grid, what hangs beside it, and the foot.
import {html} from "htm/preact";
import {useEffect, useRef} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Aside, Unplaced} from "#views/wall/aside.js";
import {Band} from "#views/wall/band.js";
import {useFlip} from "#views/wall/flip.js";
import {News, Progress, pageWords} from "#views/wall/foot.js";
import {Grid} from "#views/wall/grid.js";
import {Loose} from "#views/wall/loose.js";
import {fitWall, wallPages} from "#views/wall/paging.js";
import {DWELL, DWELL_NOW} from "#views/wall/pager.js";
import {useSize, wallUnit} from "#views/wall/size.js";
import {Next, Spotlight} from "#views/wall/spotlight.js";

/** @typedef {import("./paging.js").Page<any, any>} Page */

/** @param {{ctx: any, event: any, announced: any, news: string}} props */
export function BoardScreen({ctx, event, announced, news}) {
  const root = useRef(null);
  const space = useRef(null);
  const size = useSize(space);
  const {model, pager} = ctx;
  const rooms = model.rooms.value;
  const slots = model.slots.value;
  const loose = model.unplaced.value;
  const fit = fitWall({...size, unit: wallUnit(), rooms: rooms.length, slots: slots.length});
  const pages = wallPages({rooms, slots, loose, fit});
  const page = pages[Math.min(pager.page.value, pages.length - 1)];
  const beside = loose.length > 0 && !pages.some((each) => each.loose.length > 0);
  usePages(ctx, pages);
  useFlip(root, `${pager.page.value} ${size.width} ${size.height} ${announced?.topic.id}`);
  return html`<div class="board" ref=${root}>
    <${Band} event=${event} clock=${ctx.clock} live=${ctx.socket.live.value} />
    ${announced
      ? html`<${Spotlight} topic=${announced.topic} ctx=${ctx} />`
      : html`<main class="board-space" ref=${space}>
          ${size.width > 0 && page && html`<${PageOfWall} key=${pager.page.value} page=${page} fit=${fit} ctx=${ctx} />`}
          ${model.onTheWall.value.length === 0 && html`<${EmptyWall} />`}</main>`}
    <${Aside} ctx=${ctx}>${announced
      ? html`<${Next} next=${announced.next} ctx=${ctx} />`
      : beside && html`<${Unplaced} ctx=${ctx} most=${fit.beside} />`}</${Aside}>
    <footer class="foot"><${News} news=${news} />${!announced && html`<${Progress} pager=${pager} count=${pages.length} words=${pageWords(pages, pager.page.value)} />`}</footer>
  </div>`;
}

/** @param {{page: Page, fit: ReturnType<typeof fitWall>, ctx: any}} props */
function PageOfWall({page, fit, ctx}) {
  return page.loose.length > 0
    ? html`<${Loose} topics=${page.loose} columns=${fit.looseColumns} ctx=${ctx} />`
    : html`<${Grid} page=${page} fit=${fit} ctx=${ctx} />`;
}

/** An empty wall is an invitation. */
function EmptyWall() {
  return html`<p class="board-empty"><strong>${gettext("The wall is empty, so far.")}</strong>
    ${" "}${gettext("What do you want to talk about? Write the first note.")}</p>`;
}

/**
 * Keeps the pager in step with the pages, and brings the page with a fresh note forward.
 * @param {any} ctx
 * @param {Page[]} pages
 */
function usePages(ctx, pages) {
  const {model, pager, fresh} = ctx;
  const current = model.currentSlot.value?.id;
  useEffect(() => {
    pager.resize(pages.length, (/** @type {number} */ nth) => (pages[nth]?.slots.some((slot) => slot.id === current) ? DWELL_NOW : DWELL));
  }, [pages.length, current]);
  useEffect(() => {
    const topic = model.topic([...fresh.value.keys()].at(-1) ?? 0);
    if (!topic) return;
    const nth = pages.findIndex((page) => page.loose.includes(topic)
      || (page.rooms.some((room) => room.id === topic.room) && page.slots.some((slot) => slot.id === topic.slot)));
    if (nth >= 0 && nth !== pager.page.peek()) pager.bringForward(nth);
  }, [fresh.value]);
}
