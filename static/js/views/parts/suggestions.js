// The nearest free places, each one tap away.
import {html} from "htm/preact";
import {gettext, timeRange} from "#i18n.js";

/**
 * @param {{ctx: import("#types.js").Ctx, places: {room: number, slot: number}[], onChoose: (place: {room: number, slot: number}) => void}} props
 */
export function Suggestions({ctx, places, onChoose}) {
  const known = places.flatMap((place) => {
    const [room, slot] = [ctx.store.row("room", place.room), ctx.store.row("slot", place.slot)];
    return room && slot ? [{place, room, slot}] : [];
  });
  if (known.length === 0) return html`<p>${gettext("No other place is free. Put it up without a place, or talk with another convener about joining notes.")}</p>`;
  return html`<div class="suggestions"><p class="eyebrow">${gettext("Free nearby:")}</p>
    <ul class="list">${known.map(({place, room, slot}) => html`<li key=${`${place.room}:${place.slot}`}>
      <button type="button" class="button wide" onClick=${() => onChoose(place)}><span>${room.name}</span><span class="soft">${slot.label}, ${timeRange(slot.starts_at, slot.ends_at)}</span></button></li>`)}
    </ul></div>`;
}
