// Another place for a note: a free one, or another note's by changing places.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {Suggestions} from "#views/parts/suggestions.js";
import {toast} from "#views/parts/toast.js";
import {PlacePicker, placeWords} from "#views/phone/place-picker.js";

/** @typedef {{ctx: import("#types.js").Ctx, topic: import("#types.js").TopicRow, onClose: () => void}} Props */

/** Choosing is doing: a free place is one tap. @param {Props} props */
export function PlaceDialog({ctx, topic, onClose}) {
  const {busy, problem, run} = useAction(ctx);
  const [other, setOther] = useState(/** @type {import("#types.js").TopicRow | null} */ (null));
  const swaps = other && !other.hidden && (ctx.role.value === "facilitator" || (other.convener === ctx.boot.me && topic.convener === ctx.boot.me));
  const swap = async () => { if (other && await run("topic.swap", {topic: topic.id, with: other.id})) onClose(); };
  /** @param {{room: number | null, slot: number | null}} place */
  const choose = async ({room, slot}) => {
    if (room === topic.room && slot === topic.slot) return onClose();
    if (!await run("topic.place", {topic: topic.id, room, slot})) return;
    toast(room === null ? gettext("The note hangs beside the grid.") : placeWords(ctx, {room, slot}));
    onClose();
  };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Where and when")}>
    <p class="soft">${gettext("Tap a free place. A number is the note that hangs there.")}</p>
    <${ProblemBox} problem=${problem} />
    ${problem?.code === "place_taken" && html`<${Suggestions} ctx=${ctx} places=${problem.suggestions} onChoose=${choose} />`}
    <${PlacePicker} ctx=${ctx} value=${topic} moving=${topic.id} onChoose=${choose} onTaken=${setOther} />
    ${swaps && html`<${Button} class="wide" busy=${busy} onClick=${swap}>${interpolate(gettext("Change places with note %(number)s"), {number: other.number}, true)}</${Button}>`}
  </${Dialog}>`;
}
