// Changing a note's words, or taking it down.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Field} from "#views/parts/field.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";

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
