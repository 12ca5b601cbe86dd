// The end of a group: close it, then hang the note back with what came of it.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Field} from "#views/parts/field.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {draftFor} from "#views/parts/draft.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {{ctx: Ctx, topic: import("#types.js").TopicRow, onClose: () => void}} Props */

/** @param {Props} props */
export function CloseDialog({ctx, topic, onClose}) {
  const draft = draftFor(`close:${ctx.boot.code}:${topic.id}`, {summary: topic.summary});
  const {busy, problem, run} = useAction(ctx);
  const {summary} = draft.words.value;
  const close = async () => {
    const fields = {topic: topic.id, ...(summary.trim() && {summary})};
    if (await run("topic.close", fields)) { draft.clear(); onClose(); }
  };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Close the group")} footer=${html`
      <${Button} class="primary" busy=${busy} onClick=${close}>${gettext("We are done")}</${Button}>`}>
    <${Field} name="summary" label=${gettext("What came of it, in a few words")} multiline=${true} maxlength=${4000} value=${summary} errors=${problem?.errors}
      onInput=${(/** @type {string} */ words) => draft.write({summary: words})} />
    <p class="soft">${gettext("Afterwards you hang the note back on the wall with what the group added.")}</p>
    <${ProblemBox} problem=${problem} fields=${["summary"]} />
  </${Dialog}>`;
}

const FIRST = 3; // empty lines to begin with

/** @param {Props} props */
export function RehangDialog({ctx, topic, onClose}) {
  const draft = draftFor(`rehang:${ctx.boot.code}:${topic.id}`, {texts: Array.from({length: FIRST}, () => "")});
  const {busy, problem, run} = useAction(ctx);
  const texts = /** @type {string[]} */ (draft.words.value.texts);
  /** @param {number} nth @param {string} words */
  const write = (nth, words) => draft.write({texts: texts.map((each, at) => (at === nth ? words : each))});
  const rehang = async () => {
    const comments = texts.map((each) => each.trim()).filter(Boolean);
    if (await run("topic.rehang", {topic: topic.id, comments})) { draft.clear(); onClose(); }
  };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Hang it back on the wall")} footer=${html`
      <${Button} class="primary" busy=${busy} onClick=${rehang}>${gettext("Hang it back")}</${Button}>`}>
    <p>${gettext("What did the group say? One thing in each box, so that all can read it on the wall. You can also leave them empty.")}</p>
    <${ProblemBox} problem=${problem} />
    ${texts.map((each, nth) => html`<${Field} key=${nth} name=${`comment${nth}`} label=${interpolate(gettext("What was added, %(n)s"), {n: nth + 1}, true)}
      multiline=${true} maxlength=${4000} value=${each} onInput=${(/** @type {string} */ words) => write(nth, words)} />`)}
    ${texts.length < 50 && html`<${Button} onClick=${() => draft.write({texts: [...texts, ""]})}>${gettext("One more")}</${Button}>`}
  </${Dialog}>`;
}
