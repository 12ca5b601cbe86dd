// Queue with the baton to tell the circle about one's own note.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";

/** @param {{ctx: import("#types.js").Ctx, topic: import("#types.js").TopicRow, phase: string}} props */
export function BatonForTopic({ctx, topic, phase}) {
  const {busy, problem, run} = useAction(ctx);
  const {model, boot} = ctx;
  if (topic.convener !== boot.me || !["notes", "market", "plenary"].includes(phase)) return null;
  if (model.holder.value?.person === boot.me && model.holder.value.topic === topic.id) return null; // the top of the page says it
  const place = model.queue.value.findIndex((turn) => turn.person === boot.me && turn.topic === topic.id) + 1;
  return html`<section class="topic-baton" aria-label=${gettext("Tell about your note")}>
    ${place > 0
      ? html`<p role="status"><${Glyph} name="baton" /> ${interpolate(gettext("You are number %(n)s in the queue to tell about this note."), {n: place}, true)}</p>
        <${Button} class="quiet" busy=${busy} onClick=${() => run("baton.withdraw", {topic: topic.id})}>${gettext("Leave the queue")}</${Button}>`
      : html`<${Button} class="wide" busy=${busy} onClick=${() => run("baton.ask", {topic: topic.id})}><${Glyph} name="voice" />${gettext("Ask to tell the circle about it")}</${Button}>`}
    <${ProblemBox} problem=${problem} />
  </section>`;
}
