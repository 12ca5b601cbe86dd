// Giving a note away into another one whose convener has opened it for that.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {go, topicHref} from "#views/parts/route.js";

/** @typedef {import("#types.js").TopicRow} TopicRow */
/** @typedef {{ctx: import("#types.js").Ctx, topic: TopicRow, onClose: () => void}} Props */

/** Notes this one may be merged into. @param {Props} props */
function mergeable({ctx, topic}) {
  const facilitator = ctx.role.value === "facilitator";
  return ctx.model.onTheWall.value.filter((other) => other.id !== topic.id && !other.hidden
    && (other.state === "posted" || other.state === "running")
    && (facilitator || other.consent || other.convener === ctx.boot.me));
}

/** @param {Props} props */
export function MergeDialog(props) {
  const {ctx, topic, onClose} = props;
  const [chosen, setChosen] = useState(/** @type {TopicRow | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  const others = mergeable(props);
  const merge = async () => {
    if (!chosen || !await run("topic.merge", {topic: topic.id, into: chosen.id})) return;
    onClose();
    go(topicHref(chosen.id));
  };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Merge with another note")} footer=${chosen && html`
      <${Button} class="primary" busy=${busy} onClick=${merge}>${interpolate(gettext("Merge into note %(number)s"), {number: chosen.number}, true)}</${Button}>`}>
    <p class="soft">${gettext("Everybody who signed up follows along, and so does what was added. The other note’s convener takes it from there.")}</p>
    ${others.length === 0 && html`<p>${gettext("No other convener has opened their note for this yet. Talk with them: they can allow it on their own note’s page.")}</p>`}
    <ul class="list choices">${others.map((other) => html`<li key=${other.id}><button type="button" class="choice" aria-pressed=${String(chosen?.id === other.id)}
      onClick=${() => setChosen(other)}><b>${other.number}</b> ${other.title}<span class="soft">, ${ctx.model.person(other.convener).name}</span></button></li>`)}</ul>
    <${ProblemBox} problem=${problem} />
  </${Dialog}>`;
}
