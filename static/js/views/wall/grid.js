// Rooms down the side, time along the top, notes hanging from a lath for each room.
import {html} from "htm/preact";
import {gettext, timeRange} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {ROOM_WORD, roomLetters} from "#views/wall/paging.js";
import {wallUnit} from "#views/wall/size.js";
import {WallNote} from "#views/wall/wall-note.js";

/**
 * @param {{page: import("./paging.js").Page<any, any>, fit: ReturnType<typeof import("./paging.js").fitWall>, ctx: any}} props
 */
export function Grid({page, fit, ctx}) {
  const current = ctx.model.currentSlot.value?.id ?? null;
  /** @param {any} element */
  const size = (element) => {
    const sizes = {columns: page.slots.length, row: `${fit.row}px`, title: `${fit.title}px`, small: `${fit.small}px`,
      lines: fit.lines, "lines-small": fit.linesSmall, room: `${roomLetters(page.rooms, fit.title, wallUnit())}px`};
    for (const [name, value] of Object.entries(sizes)) element?.style.setProperty(`--${name}`, String(value));
  };
  return html`<div class="grid" role="table" aria-label=${gettext("Notes by room and time")} data-dense=${fit.dense || null} ref=${size}>
    <div class="grid-head" role="row">
      <span role="columnheader"><span class="visually-hidden">${gettext("Room")}</span></span>
      ${page.slots.map((slot) => html`<${SlotHead} key=${slot.id} slot=${slot} now=${slot.id === current} />`)}
    </div>
    ${page.rooms.map((room) => html`<div class="grid-row" role="row" key=${room.id}>
      <${RoomHead} room=${room} />
      ${page.slots.map((slot) => html`<${Place} key=${slot.id} room=${room} slot=${slot} now=${slot.id === current} fit=${fit} ctx=${ctx} />`)}
    </div>`)}
  </div>`;
}

/** @param {{slot: any, now: boolean}} props */
function SlotHead({slot, now}) {
  return html`<div class="slot-head" role="columnheader" data-now=${now || null} aria-current=${now ? "time" : null}>
    <span class="slot-label">${slot.label}</span>
    ${now && html`<span class="slot-now">${gettext("now")}</span>`}
    <span class="slot-time numerals">${timeRange(slot.starts_at, slot.ends_at)}</span>
  </div>`;
}

/** @param {{room: any}} props */
function RoomHead({room}) {
  return html`<div class="room-head" role="rowheader">
    <span class="room-name">${hyphenate(room.name, ROOM_WORD)}</span>
    ${room.where && html`<span class="room-where">${room.where}</span>`}
  </div>`;
}

/** @param {{room: any, slot: any, now: boolean, fit: {long: number, short: number}, ctx: any}} props */
function Place({room, slot, now, fit, ctx}) {
  const topic = ctx.model.topicsByPlace.value.get(`${room.id}:${slot.id}`);
  return html`<div class="place" role="cell" data-now=${now || null}>${topic
    ? html`<${WallNote} key=${topic.id} topic=${topic} ctx=${ctx} level=${2} long=${fit.long} short=${fit.short} />`
    : html`<span class="place-open"><span class="visually-hidden">${gettext("free")}</span></span>`}</div>`;
}
