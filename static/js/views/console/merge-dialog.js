// Choosing, among perhaps hundreds, the note another one becomes part of.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Field} from "#views/parts/field.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {go, topicHref} from "#views/parts/route.js";
import {found} from "#views/parts/finding.js";
import {canMerge} from "#views/console/note-deeds.js";
import {toldWithUndo} from "#views/console/undo.js";

const SHOWN = 30;

/** @param {{ctx: import("#types.js").Ctx, topic: import("#types.js").TopicRow, onClose: () => void}} props */
export function MergeDialog({ctx, topic, onClose}) {
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState(/** @type {import("#types.js").TopicRow | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  const others = found(ctx.model.onTheWall.value.filter((other) => canMerge(topic, other)), (id) => ctx.model.person(id).name, sought);
  const merge = async () => {
    if (!chosen) return;
    const words = interpolate(gettext("Note %(number)s is part of note %(other)s now."), {number: topic.number, other: chosen.number}, true);
    if (!await run("topic.merge", {topic: topic.id, into: chosen.id}, toldWithUndo(ctx, words))) return;
    onClose();
    go(topicHref(chosen.id));
  };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Merge with another note")} footer=${chosen && html`
      <${Button} class="primary" busy=${busy} onClick=${merge}>${interpolate(gettext("Merge into note %(number)s"), {number: chosen.number}, true)}</${Button}>`}>
    <p class="soft">${gettext("Everybody who signed up follows along, and so does what was added. The other note’s convener takes it from there.")}</p>
    <${Field} name="sought" type="search" required=${true} label=${gettext("Find a note")} value=${sought} onInput=${(/** @type {string} */ words) => { setSought(words); setChosen(null); }} />
    <ul class="list choices">${others.slice(0, SHOWN).map((other) => html`<li key=${other.id}><button type="button" class="choice" aria-pressed=${String(chosen?.id === other.id)}
      onClick=${() => setChosen(other)}><b>${other.number}</b> ${other.title}<span class="soft">, ${ctx.model.person(other.convener).name}</span></button></li>`)}</ul>
    ${others.length === 0 && html`<p class="soft">${gettext("No note fits.")}</p>`}
    <${ProblemBox} problem=${problem} />
  </${Dialog}>`;
}
