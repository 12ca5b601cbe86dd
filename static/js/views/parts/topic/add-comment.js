// Add something to a note: a thought, an insight, a question or a decision, perhaps with a photo.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Field} from "#views/parts/field.js";
import {KINDS, kindWord} from "#views/parts/kind.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {commentDraft} from "#views/parts/draft.js";
import {smallerPhoto} from "#views/parts/topic/photo.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx, topic: import("#types.js").TopicRow}} props */
export function AddComment({ctx, topic}) {
  const draft = commentDraft(ctx, topic.id);
  const {text, kind} = draft.words.value;
  const [photo, setPhoto] = useState("");
  const {busy, problem, run} = useAction(ctx);
  const sent = useRef(/** @type {Record<string, any> | null} */ (null));
  const empty = () => { sent.current = null; draft.clear(); setPhoto(""); };
  const waits = ctx.outbox.value.some((each) => each.fields === sent.current);
  useEffect(() => { if (waits) empty(); }, [waits]); // the outbox has the words now
  const send = async () => {
    const fields = {topic: topic.id, text: text.trim() || (photo ? gettext("Photo from the group") : ""), kind, ...(photo && {photo})};
    sent.current = fields;
    if (await run("comment.add", fields) && sent.current === fields) empty();
  };
  return html`<form class="add-comment stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void send(); }}>
    <fieldset class="field"><legend>${gettext("Add something")}</legend>
      <div class="kinds">${KINDS.map((each) => html`<label key=${each} class="kind-choice"><input type="radio" name="kind" value=${each}
        checked=${kind === each} onChange=${() => draft.write({kind: each})} /><span class="chip" data-kind=${each}>${kindWord(each)}</span></label>`)}</div></fieldset>
    <${Field} name="text" label=${gettext("Your words")} required=${!photo} multiline=${true} maxlength=${4000} value=${text} errors=${problem?.errors}
      onInput=${(/** @type {string} */ words) => draft.write({text: words})} />
    <${PhotoField} photo=${photo} onPhoto=${setPhoto} errors=${problem?.errors} />
    <${ProblemBox} problem=${problem} fields=${["text", "photo"]} />
    <${Button} type="submit" class="wide" busy=${busy}>${gettext("Add it to the note")}</${Button}>
  </form>`;
}

/** @param {{photo: string, onPhoto: (photo: string) => void, errors?: Record<string, string[]>}} props */
function PhotoField({photo, onPhoto, errors}) {
  const [failed, setFailed] = useState(false);
  /** @param {any} event */
  const take = async (event) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (!file) return;
    const smaller = await smallerPhoto(file).catch(() => "");
    setFailed(smaller === "");
    if (smaller) onPhoto(smaller);
  };
  return html`<div class="photo-field">
    ${photo && html`<p class="photo-chosen"><img src=${photo} alt=${gettext("The photo you chose")} /><${Button} class="quiet" onClick=${() => onPhoto("")}>${gettext("Without the photo")}</${Button}></p>`}
    <label class="button photo-button"><input class="visually-hidden" type="file" accept="image/*" onChange=${take} />${photo ? gettext("Another photo") : gettext("Add a photo")}</label>
    <div role="status">${failed && html`<p class="error">${gettext("This picture could not be read. Try another.")}</p>`}${errors?.photo && html`<p class="error">${errors.photo.join(" ")}</p>`}</div>
  </div>`;
}
