// Add something to a note: a thought, an insight, a question or a decision, perhaps with a photo.
import {html} from "htm/preact";
import {useEffect, useRef} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Field} from "#views/parts/field.js";
import {KINDS, kindWord} from "#views/parts/kind.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {commentDraft, photoDraft} from "#views/parts/draft.js";
import {PhotoField, PhotoProgress, useTaking} from "#views/parts/topic/photo-field.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx, topic: import("#types.js").TopicRow}} props */
export function AddComment({ctx, topic}) {
  const draft = commentDraft(ctx, topic.id);
  const {text, kind} = draft.words.value;
  const chosen = photoDraft(ctx, topic.id);
  const photo = chosen.value;
  const onPhoto = (/** @type {typeof photo} */ ready) => { chosen.value = ready; };
  const taking = useTaking(onPhoto);
  const {problem, run} = useAction(ctx, {leaves: true});
  const sent = useRef(/** @type {Record<string, any> | null} */ (null));
  const empty = () => { sent.current = null; draft.clear(); onPhoto(null); };
  const waits = ctx.outbox.value.some((each) => each.fields === sent.current);
  useEffect(() => { if (waits) empty(); }, [waits]); // the outbox has the words now
  const send = async () => {
    const fields = {topic: topic.id, text: text.trim() || (photo ? gettext("Photo from the group") : ""), kind, ...(photo && {photo: photo.photo})};
    sent.current = fields;
    if (await run("comment.add", fields) && sent.current === fields) empty();
  };
  const underWay = ctx.pending.value.find((each) => each.fields === sent.current);
  const busy = Boolean(underWay) || taking.busy;
  const progress = underWay && ctx.progress.value?.key === underWay.key ? ctx.progress.value : null;
  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    const file = [...event.clipboardData?.files ?? []].find((each) => each.type.startsWith("image/"));
    if (!file) return;
    event.preventDefault();
    void taking.take(file);
  };
  return html`<form class="add-comment stack" novalidate onPaste=${paste} onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void send(); }}>
    <fieldset class="field"><legend>${gettext("Add something")}</legend>
      <div class="kinds">${KINDS.map((each) => html`<label key=${each} class="kind-choice"><input type="radio" name="kind" value=${each}
        checked=${kind === each} onChange=${() => draft.write({kind: each})} /><span class="chip" data-kind=${each}>${kindWord(each)}</span></label>`)}</div></fieldset>
    <${Field} name="text" label=${gettext("Your words")} required=${!photo} multiline=${true} maxlength=${4000} value=${text} errors=${problem?.errors}
      onInput=${(/** @type {string} */ words) => draft.write({text: words})} />
    <${PhotoField} photo=${photo} onPhoto=${onPhoto} taking=${taking} errors=${problem?.errors} />
    <${ProblemBox} problem=${problem} fields=${["text", "photo"]} />
    ${progress && html`<${PhotoProgress} part=${progress.part} />`}
    <${Button} type="submit" class="wide" busy=${busy}>${gettext("Add it to the note")}</${Button}>
  </form>`;
}
