// Notes gathered under a conclusion: pressed in, pressed out again.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {Field} from "#views/parts/field.js";
import {noteTitle} from "#views/parts/note.js";
import {found} from "#views/parts/finding.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

const FEW = 12; // more notes than that are also found by typing

/** @param {{ctx: Ctx, conclusion: import("#types.js").ConclusionRow}} props */
export function GatherNotes({ctx, conclusion}) {
  const [open, setOpen] = useState(false);
  return html`<${Button} class="quiet" onClick=${() => setOpen(true)}>${gettext("Gather notes here")}</${Button}>
    ${open && html`<${Gather} ctx=${ctx} conclusion=${conclusion} onClose=${() => setOpen(false)} />`}`;
}

/** @param {{ctx: Ctx, conclusion: import("#types.js").ConclusionRow, onClose: () => void}} props */
function Gather({ctx, conclusion, onClose}) {
  const [sought, setSought] = useState("");
  const {busy, problem, run} = useAction(ctx);
  const notes = ctx.model.onTheWall.value.filter((topic) => !topic.hidden);
  const shown = found(notes, (id) => ctx.model.person(id).name, sought);
  /** @param {TopicRow} topic */
  const toggle = (topic) => { if (!busy) void run("conclusion.gather", {topic: topic.id, conclusion: topic.conclusion === conclusion.id ? null : conclusion.id}); };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Gather notes here")}>
    <p><strong>${conclusion.text}</strong></p>
    ${notes.length > FEW && html`<${Field} name="sought" type="search" required=${true} label=${gettext("Find a note")} value=${sought} onInput=${setSought} />`}
    <${ProblemBox} problem=${problem} />
    <ul class="list choices">${shown.map((topic) => html`<li key=${topic.id}><button type="button" class="choice" aria-pressed=${String(topic.conclusion === conclusion.id)}
      onClick=${() => toggle(topic)}><b>${topic.number}</b> ${noteTitle(topic)}<${Elsewhere} ctx=${ctx} topic=${topic} conclusion=${conclusion.id} /></button></li>`)}</ul>
    ${shown.length === 0 && html`<p class="soft">${gettext("No note fits.")}</p>`}
  </${Dialog}>`;
}

/** @param {{ctx: Ctx, topic: TopicRow, conclusion: number}} props */
function Elsewhere({ctx, topic, conclusion}) {
  const other = topic.conclusion === conclusion ? undefined : ctx.model.conclusion(topic.conclusion);
  return other ? html`<span class="soft">, ${interpolate(gettext("now under “%(text)s”"), {text: other.text.slice(0, 40)}, true)}</span>` : null;
}
