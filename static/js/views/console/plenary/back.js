// Which notes are back on the wall and which are on their way.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {noteTitle} from "#views/parts/note.js";
import {topicHref} from "#views/parts/route.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: Ctx}} props */
export function Back({ctx}) {
  const wall = ctx.model.onTheWall.value;
  const missing = wall.filter((topic) => topic.state === "closed");
  const running = wall.filter((topic) => topic.state === "running");
  const back = wall.filter((topic) => topic.state === "rehung");
  return html`<h2>${interpolate(ngettext("%(n)s note is on its way back", "%(n)s notes are on their way back", missing.length), {n: missing.length}, true)}</h2>
    ${missing.length > 0 && html`<p class="soft">${gettext("Their conveners are reminded on their phones.")}</p>`}
    <ul class="list lines">${missing.map((topic) => html`<${Missing} key=${topic.id} ctx=${ctx} topic=${topic} />`)}</ul>
    ${running.length > 0 && html`<h2>${interpolate(ngettext("%(n)s group is still at work", "%(n)s groups are still at work", running.length), {n: running.length}, true)}</h2>
      <ul class="list lines">${running.map((topic) => html`<li key=${topic.id}><${Title} ctx=${ctx} topic=${topic} /></li>`)}</ul>`}
    <h2>${interpolate(ngettext("%(n)s note is back", "%(n)s notes are back", back.length), {n: back.length}, true)}</h2>
    <ul class="list lines">${back.map((topic) => html`<${Hung} key=${topic.id} ctx=${ctx} topic=${topic} />`)}</ul>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
const Title = ({ctx, topic}) => html`<span><a href=${topicHref(topic.id)}><b class="numerals">${topic.number}</b> ${noteTitle(topic)}</a> <span class="soft">${ctx.model.person(topic.convener).name}</span></span>`;

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Missing({ctx, topic}) {
  const {busy, problem, run} = useAction(ctx);
  return html`<li><${Title} ctx=${ctx} topic=${topic} />
    <${Button} class="quiet" busy=${busy} onClick=${() => run("topic.rehang", {topic: topic.id})}>${gettext("Hang it back for them")}</${Button}><${ProblemBox} problem=${problem} /></li>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Hung({ctx, topic}) {
  const {busy, problem, run} = useAction(ctx);
  const shown = ctx.model.event.value?.showing === topic.id;
  return html`<li><${Title} ctx=${ctx} topic=${topic} />
    <${Button} class="quiet" busy=${busy} aria-pressed=${String(shown)} onClick=${() => run("event.show", {scene: "gallery", topic: shown ? null : topic.id})}>${shown ? gettext("Shown large") : gettext("Show it large")}</${Button}><${ProblemBox} problem=${problem} /></li>`;
}
