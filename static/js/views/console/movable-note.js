// A note on the facilitator's wall: pressed, it opens; by its handle it is picked up.
import {html} from "htm/preact";
import {useComputed} from "@preact/signals";
import {useMemo} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Note} from "#views/parts/note.js";
import {route, topicHref} from "#views/parts/route.js";
import {fits, wordsOf} from "#views/parts/finding.js";

/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: import("#types.js").Ctx, desk: import("#views/console/desk.js").Desk, topic: TopicRow}} props */
export function MovableNote({ctx, desk, topic}) {
  const {model} = ctx;
  const news = useMemo(() => desk.isNews(topic), []);
  const look = useComputed(() => [
    route.value.name === "topic" && route.value.id === topic.id && "chosen",
    desk.carry.held.value?.topic === topic.id && "held",
    !fits(topic, model.person(topic.convener).name, wordsOf(desk.sought.value)) && "faint",
  ].filter(Boolean).join(" ")).value;
  return html`<${Note} topic=${topic} level=${3} brief=${true} href=${topicHref(topic.id)} className=${news ? `settle ${look}` : look}
      convener=${model.person(topic.convener).name} heads=${model.headcount(topic.id)}
      here=${model.hereNow(topic.id)} comments=${model.comments(topic.id).length}>
    <${Handle} ctx=${ctx} carry=${desk.carry} topic=${topic} held=${look.includes("held")} />
  </${Note}>`;
}

/** @param {{ctx: import("#types.js").Ctx, carry: import("#views/console/carry.js").Carry, topic: TopicRow, held: boolean}} props */
function Handle({ctx, carry, topic, held}) {
  const still = topic.hidden || ctx.socket.live.value !== "live";
  const press = () => { if (carry.held.peek()) carry.cancel(); else carry.pick(topic.id, "keys"); };
  return html`<button type="button" class="handle" data-handle=${topic.id} aria-pressed=${String(held)} aria-describedby="carry-how" aria-disabled=${still ? "true" : null}
      aria-label=${interpolate(gettext("Move note %(number)s"), {number: topic.number}, true)} onClick=${press}>
    <svg viewBox="0 0 12 20" aria-hidden="true" focusable="false"><path d="M2 2h3v3H2zm5 0h3v3H7zM2 8.5h3v3H2zm5 0h3v3H7zM2 15h3v3H2zm5 0h3v3H7z" /></svg>
  </button>`;
}
