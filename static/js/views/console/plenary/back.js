// Which notes are back on the wall, which are on their way, and who is still at work.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {noteTitle} from "#views/parts/note.js";
import {topicHref} from "#views/parts/route.js";
import {pageByItself, showLarge} from "#views/console/plenary/showing.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: Ctx}} props */
export function Back({ctx}) {
  const wall = ctx.model.onTheWall.value;
  const missing = wall.filter((topic) => topic.state === "closed");
  const running = wall.filter((topic) => topic.state === "running");
  const back = wall.filter((topic) => topic.state === "rehung");
  /** @param {TopicRow[]} topics @param {string} words @param {any} Line @param {string} [more] */
  const part = (topics, words, Line, more) => topics.length > 0 && html`<section class="lines-part"><h2>${interpolate(words, {n: topics.length}, true)}</h2>
    ${more && html`<p class="soft">${more}</p>`}<ul class="list lines">${topics.map((topic) => html`<${Line} key=${topic.id} ctx=${ctx} topic=${topic} />`)}</ul></section>`;
  return html`
    ${missing.length + running.length + back.length === 0 && html`<p class="empty">${gettext("No group has met yet, so no note can come back.")}</p>`}
    ${part(missing, ngettext("%(n)s note is on its way back", "%(n)s notes are on their way back", missing.length), Missing, gettext("Their conveners are reminded on their phones."))}
    ${part(running, ngettext("%(n)s group is still at work", "%(n)s groups are still at work", running.length), Running)}
    ${part(back, ngettext("%(n)s note is back", "%(n)s notes are back", back.length), Hung)}`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
const Title = ({ctx, topic}) => html`<p class="line-title"><a href=${topicHref(topic.id)}><b class="numerals">${topic.number}</b> ${noteTitle(topic)}</a>
  <span class="soft">${ctx.model.person(topic.convener).name}</span></p>`;

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Running({ctx, topic}) {
  const n = ctx.model.hereNow(topic.id);
  return html`<li data-topic=${topic.id}><${Title} ctx=${ctx} topic=${topic} /><span class="soft">${interpolate(ngettext("%(n)s here", "%(n)s here", n), {n}, true)}</span></li>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Missing({ctx, topic}) {
  const {busy, problem, run} = useAction(ctx);
  const done = interpolate(gettext("Note %(number)s is back on the wall."), {number: topic.number}, true);
  return html`<li data-topic=${topic.id}><${Title} ctx=${ctx} topic=${topic} />
    <${Button} class="quiet" busy=${busy} onClick=${() => run("topic.rehang", {topic: topic.id}, toldWithUndo(ctx, done))}>${gettext("Hang it back for them")}<${Which} topic=${topic} /></${Button}>
    <${ProblemBox} problem=${problem} /></li>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Hung({ctx, topic}) {
  const event = ctx.model.event.value;
  const large = event?.showing === topic.id && event.scene === "gallery";
  return html`<li data-topic=${topic.id}><${Title} ctx=${ctx} topic=${topic} />
    ${!topic.hidden && html`<${Button} class="quiet" aria-pressed=${String(large)} onClick=${() => (large ? pageByItself(ctx) : showLarge(ctx, topic.id))}>${
      large ? gettext("Shown large") : gettext("Show it large")}<${Which} topic=${topic} /></${Button}>`}</li>`;
}

/** Many buttons say the same: which note, for those who hear them. @param {{topic: TopicRow}} props */
const Which = ({topic}) => html`<span class="visually-hidden">: ${topic.number} ${noteTitle(topic)}</span>`;
