// Rooms and times: the rows and columns of the wall.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext, day, timeRange} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {RhythmForm} from "#views/console/rhythm-form.js";
import {RoomForm} from "#views/console/room-form.js";
import {SlotForm} from "#views/console/slot-form.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").RoomRow} RoomRow */
/** @typedef {import("#types.js").SlotRow} SlotRow */

/** @param {{ctx: Ctx}} props */
export function Places({ctx}) {
  return html`<${Rooms} ctx=${ctx} /><${Times} ctx=${ctx} />`;
}

/** @param {{ctx: Ctx}} props */
function Rooms({ctx}) {
  const [open, setOpen] = useState(/** @type {number | "new" | null} */ (null));
  const rooms = ctx.model.rooms.value;
  const close = () => setOpen(null);
  return html`<section class="places-part" aria-labelledby="rooms-name"><h3 id="rooms-name">${gettext("Rooms")}</h3>
    <ul class="list place-list">${rooms.map((room) => (open === room.id
      ? html`<li key=${room.id}><${RoomForm} ctx=${ctx} room=${room} onClose=${close} /></li>`
      : html`<${OneRoom} key=${room.id} ctx=${ctx} room=${room} onEdit=${() => setOpen(room.id)} />`))}</ul>
    ${rooms.length === 0 && html`<p class="soft">${gettext("A corner with six chairs is a room too. Only the name is needed.")}</p>`}
    ${open === "new" ? html`<${RoomForm} ctx=${ctx} onClose=${close} />` : html`<${Button} class="begin" onClick=${() => setOpen("new")}>${gettext("Add a room")}</${Button}>`}
  </section>`;
}

/** @param {{ctx: Ctx, room: RoomRow, onEdit: () => void}} props */
function OneRoom({ctx, room, onEdit}) {
  const seats = room.capacity && interpolate(ngettext("%(n)s place", "%(n)s places", room.capacity), {n: room.capacity}, true);
  return html`<${Line} ctx=${ctx} name=${room.name} more=${[room.where, seats, room.url].filter(Boolean).join(" · ")} onEdit=${onEdit}
    action="room.remove" fields=${{room: room.id}} />`;
}

/** @param {{ctx: Ctx}} props */
function Times({ctx}) {
  const [open, setOpen] = useState(/** @type {number | "new" | "rhythm" | null} */ (null));
  const slots = ctx.model.slots.value;
  const close = () => setOpen(null);
  return html`<section class="places-part" aria-labelledby="times-name"><h3 id="times-name">${gettext("Times")}</h3>
    <ul class="list place-list">${slots.map((slot) => (open === slot.id
      ? html`<li key=${slot.id}><${SlotForm} ctx=${ctx} slot=${slot} onClose=${close} /></li>`
      : html`<${OneTime} key=${slot.id} ctx=${ctx} slot=${slot} onEdit=${() => setOpen(slot.id)} />`))}</ul>
    ${open === "new" && html`<${SlotForm} ctx=${ctx} onClose=${close} />`}
    ${open === "rhythm" && html`<${RhythmForm} ctx=${ctx} onClose=${close} />`}
    ${open !== "new" && open !== "rhythm" && html`<div class="row"><${Button} class=${slots.length === 0 ? "primary" : ""} onClick=${() => setOpen("rhythm")}>${gettext("Fill in a day’s rhythm")}</${Button}>
      <${Button} class="begin" onClick=${() => setOpen("new")}>${gettext("Add a time")}</${Button}></div>`}
  </section>`;
}

/** @param {{ctx: Ctx, slot: SlotRow, onEdit: () => void}} props */
function OneTime({ctx, slot, onEdit}) {
  return html`<${Line} ctx=${ctx} name=${slot.label} more=${`${timeRange(slot.starts_at, slot.ends_at)}, ${day(slot.starts_at)}`} onEdit=${onEdit}
    action="slot.remove" fields=${{slot: slot.id}} />`;
}

/** A room or a time in a list. @param {{ctx: Ctx, name: string, more: string, onEdit: () => void, action: string, fields: any}} props */
function Line({ctx, name, more, onEdit, action, fields}) {
  const {busy, problem, run} = useAction(ctx);
  const gone = interpolate(gettext("%(name)s is taken away."), {name}, true);
  const topics = /** @type {number[]} */ (problem?.body.topics ?? []);
  return html`<li class="place-line"><div><strong>${name}</strong>${more && html`<span class="soft">${more}</span>`}</div>
    <div class="person-tools"><${Button} class="quiet" onClick=${onEdit}>${gettext("Change")}<span class="visually-hidden"> ${name}</span></${Button}>
      <${Button} class="quiet" busy=${busy} onClick=${() => run(action, fields, toldWithUndo(ctx, gone))}>${gettext("Take away")}<span class="visually-hidden"> ${name}</span></${Button}></div>
    <${ProblemBox} problem=${problem} />
    ${topics.length > 0 && html`<p>${interpolate(ngettext("Note %(numbers)s hangs there.", "Notes %(numbers)s hang there.", topics.length), {numbers: topics.join(", ")}, true)}</p>`}</li>`;
}
