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
  const chosen = photoDraft(ctx, topic.id);
  const {text, kind} = draft.words.value;
  const photo = chosen.value;
  const onPhoto = (/** @type {typeof photo} */ ready) => { chosen.value = ready; };
  const taking = useTaking(onPhoto);
  const {problem, underWay, send} = useSending(ctx, topic.id, taking);
  const progress = underWay && ctx.progress.value?.key === underWay.key ? ctx.progress.value : null;
  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    const file = [...event.clipboardData?.files ?? []].find((each) => each.type.startsWith("image/"));
    if (!file) return;
    event.preventDefault();
    taking.take(file);
  };
  return html`<form class="add-comment stack" novalidate onPaste=${paste} onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); void send(); }}>
    <fieldset class="field"><legend>${gettext("Add something")}</legend>
      <div class="kinds">${KINDS.map((each) => html`<label key=${each} class="kind-choice"><input type="radio" name="kind" value=${each}
        checked=${kind === each} onChange=${() => draft.write({kind: each})} /><span class="chip" data-kind=${each}>${kindWord(each)}</span></label>`)}</div></fieldset>
    <${Field} name="text" label=${gettext("Your words")} required=${!photo} multiline=${true} maxlength=${4000} value=${text} errors=${problem?.errors}
      onInput=${(/** @type {string} */ words) => draft.write({text: words})} />
    <${PhotoField} photo=${photo} onPhoto=${onPhoto} taking=${taking} errors=${problem?.errors} />
    <${ProblemBox} problem=${problem} fields=${["text", "photo"]} />
    ${progress && html`<${PhotoProgress} part=${progress.part} />`}
    <${Button} type="submit" class="wide" busy=${Boolean(underWay)}>${gettext("Add it to the note")}</${Button}>
  </form>`;
}

/**
 * What is written goes out, or to the outbox, and the form is empty for more.
 * @param {Ctx} ctx @param {number} topic @param {ReturnType<typeof useTaking>} taking
 */
function useSending(ctx, topic, taking) {
  const [draft, chosen] = [commentDraft(ctx, topic), photoDraft(ctx, topic)];
  const {problem, run} = useAction(ctx, {leaves: true});
  const sent = useRef(/** @type {Record<string, any> | null} */ (null));
  const begun = useRef(false);
  const empty = () => { sent.current = null; draft.clear(); chosen.value = null; };
  const waits = ctx.outbox.value.some((each) => each.fields === sent.current);
  useEffect(() => { if (waits) empty(); }, [waits]); // the outbox has the words now
  const underWay = ctx.pending.value.find((each) => each.fields === sent.current);
  const send = async () => {
    if (underWay || begun.current) return;
    begun.current = true;
    const ready = await taking.ready(); // a photo chosen a moment ago goes along
    begun.current = false;
    if (!ready) return;
    const [{text, kind}, photo] = [draft.words.peek(), chosen.peek()];
    const fields = {topic, text: text.trim() || (photo ? gettext("Photo from the group") : ""), kind, ...(photo && {photo: photo.photo})};
    sent.current = fields;
    if (await run("comment.add", fields) && sent.current === fields) empty();
  };
  return {problem, underWay, send};
}
