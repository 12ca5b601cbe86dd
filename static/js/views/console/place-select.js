// A place chosen from a list, for those who do not drag.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, time} from "#i18n.js";
import {Field} from "#views/parts/field.js";
import {Suggestions} from "#views/parts/suggestions.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {hungWords, placeName, placeNamed} from "#views/console/carry.js";
import {freePlaces} from "#views/console/note-deeds.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx, topic: import("#types.js").TopicRow}} props */
export function PlaceSelect({ctx, topic}) {
  const {busy, problem, run} = useAction(ctx);
  const now = placeName(topic);
  const [chosen, setChosen] = useState("");
  const {rooms, slots, topicsByPlace} = ctx.model;
  /** @param {{room: number | null, slot: number | null} | null} place */
  const hang = async (place) => {
    if (place && await run("topic.place", {topic: topic.id, ...place}, toldWithUndo(ctx, hungWords(ctx, topic.id, place)))) setChosen("");
  };
  const there = ctx.model.placeName(topic);
  return html`<form class="place-select" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); void hang(placeNamed(chosen)); }}>
    <${Field} name="place" required=${true} label=${gettext("Where and when")} value=${chosen} onInput=${setChosen}>
      <option value="">${there || gettext("No place yet")}</option>
      ${freePlaces(rooms.value, slots.value, topicsByPlace.value).map((each) => html`<optgroup key=${each.slot.id} label=${`${each.slot.label}, ${time(each.slot.starts_at)}`}>
        ${each.rooms.map((room) => html`<option key=${room.id} value=${placeName({room: room.id, slot: each.slot.id})}>${room.name}</option>`)}</optgroup>`)}
      ${now !== "none" && html`<option value="none">${gettext("Without a place")}</option>`}
    </${Field}>
    <${Button} type="submit" busy=${busy} disabled=${!chosen || chosen === now}>${gettext("Move")}</${Button}>
    <${ProblemBox} problem=${problem} />
    ${problem?.code === "place_taken" && html`<${Suggestions} ctx=${ctx} places=${problem.suggestions} onChoose=${hang} />`}
  </form>`;
}
