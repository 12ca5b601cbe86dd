// Changing a note: its words, its place, or taking it down.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Field} from "#views/parts/field.js";
import {toast} from "#views/parts/toast.js";
import {Button, ProblemBox, useAction} from "#views/phone/doing.js";
import {PlacePicker, placeWords} from "#views/phone/place-picker.js";
import {Suggestions} from "#views/phone/suggestions.js";

/** @typedef {{ctx: import("#types.js").Ctx, topic: import("#types.js").TopicRow, onClose: () => void}} Props */

/** @param {Props} props */
export function EditDialog({ctx, topic, onClose}) {
  const [title, setTitle] = useState(topic.title);
  const [text, setText] = useState(topic.text);
  const {busy, problem, run} = useAction(ctx);
  const save = async () => { if (await run("topic.edit", {topic: topic.id, title, text})) onClose(); };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Change the words")} footer=${html`
      <${Button} class="primary" busy=${busy} onClick=${save}>${gettext("Save")}</${Button}>`}>
    <${Field} name="title" label=${gettext("What do you want to talk about?")} required=${true} multiline=${true} maxlength=${140} value=${title} errors=${problem?.errors}
      onInput=${(/** @type {string} */ words) => setTitle(words.replace(/\n/g, " "))} />
    <${Field} name="text" label=${gettext("A few more words")} multiline=${true} maxlength=${4000} value=${text} errors=${problem?.errors} onInput=${setText} />
    <${ProblemBox} problem=${problem} fields=${["title", "text"]} />
  </${Dialog}>`;
}

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

/** @param {Props} props */
export function WithdrawDialog({ctx, topic, onClose}) {
  const {busy, problem, run} = useAction(ctx);
  const withdraw = async () => { if (await run("topic.withdraw", {topic: topic.id})) onClose(); };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Take the note down?")} footer=${html`
      <${Button} onClick=${onClose}>${gettext("Leave it up")}</${Button}
      ><${Button} class="danger" busy=${busy} onClick=${withdraw}>${gettext("Take it down")}</${Button}>`}>
    <p>${gettext("Its place becomes free, and those who signed up see that it is gone. Only a facilitator can bring it back.")}</p>
    <${ProblemBox} problem=${problem} />
  </${Dialog}>`;
}
