// What the group adds to its note.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, time} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Field} from "#views/parts/field.js";
import {kindWord} from "#views/parts/kind.js";
import {Markdown} from "#views/parts/markdown.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {AddComment} from "#views/parts/topic/add-comment.js";
import {Lightbox, PhotoThumb} from "#views/parts/topic/lightbox.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").CommentRow} CommentRow */

/** @param {{ctx: Ctx, topic: import("#types.js").TopicRow, open: boolean}} props */
export function Comments({ctx, topic, open}) {
  const comments = ctx.model.comments(topic.id);
  const [large, setLarge] = useState(/** @type {number | null} */ (null));
  return html`<section class="comments" aria-labelledby="comments-name">
    <h2 id="comments-name">${gettext("What was added")}</h2>
    ${comments.length === 0 && html`<p class="soft">${open ? gettext("Nothing yet. Thoughts, questions and decisions go here, and come back to the wall with the note.") : gettext("Nothing was added.")}</p>`}
    <ul class="list">${comments.map((comment) => html`<${OneComment} key=${comment.id} ctx=${ctx} comment=${comment} open=${open} onPhoto=${() => setLarge(comment.id)} />`)}</ul>
    ${large !== null && html`<${Lightbox} ctx=${ctx} comments=${comments.filter((each) => each.photo)} shown=${large} onShow=${setLarge} />`}
    ${open && html`<${AddComment} key=${topic.id} ctx=${ctx} topic=${topic} />`}
  </section>`;
}

/** @param {{ctx: Ctx, comment: CommentRow, open: boolean, onPhoto: () => void}} props */
function OneComment({ctx, comment, open, onPhoto}) {
  const [shown, setShown] = useState("");
  const mine = comment.person === ctx.boot.me;
  const close = () => setShown("");
  return html`<li class="comment" data-kind=${comment.kind}>
    <p class="comment-top">${comment.kind !== "note" && html`<span class="chip" data-kind=${comment.kind}>${kindWord(comment.kind)}</span>`}
      <strong>${ctx.model.person(comment.person).name}</strong> <time class="soft numerals" datetime=${comment.at}>${time(comment.at)}</time></p>
    <${Markdown} html=${comment.html} />
    ${comment.photo && html`<${PhotoThumb} ctx=${ctx} comment=${comment} onOpen=${onPhoto} />`}
    ${open && (mine || ctx.role.value === "facilitator") && html`<p class="comment-tools">
      <button type="button" class="button quiet" onClick=${() => setShown("edit")}>${gettext("Change")}</button>
      <button type="button" class="button quiet" onClick=${() => setShown("remove")}>${gettext("Take away")}</button></p>`}
    ${shown === "edit" && html`<${EditComment} ctx=${ctx} comment=${comment} onClose=${close} />`}
    ${shown === "remove" && html`<${RemoveComment} ctx=${ctx} comment=${comment} onClose=${close} />`}
  </li>`;
}

/** @param {{ctx: Ctx, comment: CommentRow, onClose: () => void}} props */
function EditComment({ctx, comment, onClose}) {
  const [text, setText] = useState(comment.text);
  const {busy, problem, run} = useAction(ctx);
  const save = async () => { if (await run("comment.edit", {comment: comment.id, text})) onClose(); };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Change the comment")} footer=${html`
      <${Button} class="primary" busy=${busy} onClick=${save}>${gettext("Save")}</${Button}>`}>
    <${Field} name="text" label=${gettext("Comment")} required=${true} multiline=${true} maxlength=${4000} value=${text} errors=${problem?.errors} onInput=${setText} />
    <${ProblemBox} problem=${problem} fields=${["text"]} />
  </${Dialog}>`;
}

/** @param {{ctx: Ctx, comment: CommentRow, onClose: () => void}} props */
function RemoveComment({ctx, comment, onClose}) {
  const {busy, problem, run} = useAction(ctx);
  const remove = async () => { if (await run("comment.remove", {comment: comment.id})) onClose(); };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Take the comment away?")} footer=${html`
      <${Button} onClick=${onClose}>${gettext("Keep it")}</${Button}
      ><${Button} class="danger" busy=${busy} onClick=${remove}>${gettext("Take it away")}</${Button}>`}>
    <p>${gettext("It disappears from every screen.")}${comment.photo && html` ${gettext("Its photo is deleted for good; a facilitator can bring back the words only.")}`}</p>
    <${ProblemBox} problem=${problem} />
  </${Dialog}>`;
}
