// What one holds, and what is under it, said before it is put down.
import {html} from "htm/preact";
import {useSignalEffect} from "@preact/signals";
import {useRef} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Note, noteTitle} from "#views/parts/note.js";
import {samePlace} from "#views/console/carry.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#views/console/carry.js").Carry} Carry */
/** @typedef {import("#views/console/carry.js").Place} Place */

/**
 * "Library, Round 2 is taken by note 7, “Trust”": what a note would meet there.
 * @param {Ctx} ctx
 * @param {Carry} carry
 */
export function underWords({store}, carry) {
  const [held, at] = [carry.held.value, carry.over.value];
  if (!held) return "";
  if (!at) return gettext("Not over a place");
  if (samePlace(at, held.from)) return gettext("Where it came from");
  const [room, slot] = [store.row("room", at.room), store.row("slot", at.slot)];
  if (!room || !slot) return gettext("Without a place");
  const names = {room: room.name, slot: slot.label};
  const there = carry.there(at);
  if (!there) return interpolate(gettext("%(room)s, %(slot)s: free"), names, true);
  return interpolate(gettext("%(room)s, %(slot)s is taken by note %(number)s, “%(title)s”"), {...names, number: there.number, title: noteTitle(there)}, true);
}

/** The live region; it speaks what is under the note, for those who see it and those who hear it. @param {{ctx: Ctx, carry: Carry}} props */
export function CarryBar({ctx, carry}) {
  const held = carry.held.value;
  const topic = ctx.model.topic(held?.topic);
  return html`<div class="carry-bar" data-held=${held ? held.by : null}>
    <p class="carry-under" role="status" aria-live="assertive">${topic && html`<b>${topic.number}</b> ${underWords(ctx, carry)}`}</p>
    ${held?.by === "keys" && html`<p class="carry-help">${gettext("Arrows or a press move it. Enter hangs it up.")}
      <button type="button" class="button" onClick=${() => carry.cancel()}>${gettext("Put it back")} <kbd>Esc</kbd></button></p>`}
  </div>`;
}

/** The note under the pointer. @param {{ctx: Ctx, carry: Carry}} props */
export function Ghost({ctx, carry}) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useSignalEffect(() => {
    const {x, y} = carry.point.value;
    box.current?.style.setProperty("transform", `translate(${x}px, ${y}px)`);
  });
  const held = carry.held.value;
  const topic = ctx.model.topic(held?.topic);
  return html`<div class="ghost" ref=${box} hidden=${held?.by !== "pointer"} aria-hidden="true">${topic && held?.by === "pointer" && html`
    <${Note} topic=${topic} convener=${ctx.model.person(topic.convener).name} heads=${ctx.model.headcount(topic.id)} />`}</div>`;
}
