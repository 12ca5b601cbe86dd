// The foot of the wall: the latest news, and where we are when the wall turns its pages.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";

const MOST_TICKS = 16; // more would push the news away: then one, for the time this page stays

/** @param {{news: string}} props */
export function News({news}) {
  return html`<p class="news" key=${news}>${news}</p>`;
}

/**
 * @param {{pager: import("./pager.js").Pager, count: number, words: string}} props words: where we are, "Page 2 of 3"
 */
export function Progress({pager, count, words}) {
  if (count < 2) return null;
  const index = Math.min(pager.page.value, count - 1);
  const ticks = count > MOST_TICKS ? [index] : Array.from({length: count}, (_, nth) => nth);
  /** @param {any} element */
  const dwell = (element) => element?.style.setProperty("--dwell", `${pager.dwell.value}ms`);
  return html`<div class="progress" data-paused=${pager.paused.value || null} data-many=${count > 8 || null} ref=${dwell}>
    <span class="progress-words numerals">${words}${
      pager.paused.value && html` · ${gettext("paused")}`}</span>
    <span class="progress-ticks" aria-hidden="true">${ticks.map((nth) =>
      html`<i key=${nth === index ? `on${nth}` : nth} data-on=${nth === index || null}></i>`)}</span>
  </div>`;
}

/**
 * "Page 2 of 3: Library – Canteen", and the time slots too where not all of them are shown.
 * @param {import("./paging.js").Page<any, any>[]} pages
 * @param {number} index
 */
export function pageWords(pages, index) {
  const {rooms, slots, loose} = pages[Math.min(index, pages.length - 1)];
  if (loose.length > 0) {
    return interpolate(gettext("Page %(page)s of %(pages)s: notes looking for a place"), {page: index + 1, pages: pages.length}, true);
  }
  const words = {page: index + 1, pages: pages.length, rooms: span(rooms.map((room) => room.name)), slots: span(slots.map((slot) => slot.label))};
  const allSlots = pages.every((page) => page.loose.length > 0 || page.slots[0]?.id === slots[0]?.id);
  return interpolate(allSlots
    ? gettext("Page %(page)s of %(pages)s: %(rooms)s")
    : gettext("Page %(page)s of %(pages)s: %(rooms)s, %(slots)s"), words, true);
}

/** First and last of a list of names. @param {string[]} names */
function span(names) {
  const [from = "", to = from] = [names[0], names.at(-1)];
  return from === to ? from : interpolate(gettext("%(from)s to %(to)s"), {from, to}, true);
}
