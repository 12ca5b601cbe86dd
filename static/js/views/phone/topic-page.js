// One note: its words, its place, its people, what the group added, and what one may do here.
import {html} from "htm/preact";
import {gettext, interpolate, timeRange} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {noteTitle, stateWord} from "#views/parts/note.js";
import {myPart} from "#views/phone/note-item.js";
import {PageTitle} from "#views/parts/page-title.js";
import {topicHref} from "#views/parts/route.js";
import {FromTopic} from "#views/phone/outcomes/from-topic.js";
import {BatonForTopic} from "#views/phone/topic/baton.js";
import {Comments} from "#views/parts/topic/comments.js";
import {ConvenerTools} from "#views/phone/topic/convener.js";
import {People} from "#views/parts/topic/people.js";
import {TakePart} from "#views/phone/topic/take-part.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: Ctx, id: number}} props */
export function TopicPage({ctx, id}) {
  const topic = ctx.model.topic(id);
  if (!topic) {
    return html`<div class="stack"><${PageTitle}>${gettext("There is no such note here")}</${PageTitle}>
      <p><a class="button" href="#/wall">${gettext("To the wall")}</a></p></div>`;
  }
  const phase = ctx.model.event.value?.phase ?? "";
  const hangs = !topic.hidden && topic.state !== "withdrawn" && topic.state !== "merged";
  // Whoever convenes it would otherwise have to stay with it for ever.
  const runsUnseen = topic.hidden && topic.state === "running";
  return html`<div class="topic-page">
    <p class="topic-back"><a href="#/wall"><${Glyph} name="back" />${gettext("The wall")}</a></p>
    <${TheNote} ctx=${ctx} topic=${topic} />
    ${topic.state === "merged" && html`<${MergedInto} ctx=${ctx} topic=${topic} />`}
    ${hangs && phase !== "closed" && html`
      <${TakePart} ctx=${ctx} topic=${topic} phase=${phase} />
      <${BatonForTopic} ctx=${ctx} topic=${topic} phase=${phase} />`}
    ${(hangs || runsUnseen) && phase !== "closed" && html`<${ConvenerTools} ctx=${ctx} topic=${topic} phase=${phase} />`}
    ${hangs && html`<${FromTopic} ctx=${ctx} topic=${topic} phase=${phase} />`}
    ${hangs && html`<${People} ctx=${ctx} topic=${topic} />
      <${Comments} ctx=${ctx} topic=${topic} open=${phase !== "closed"} />`}
  </div>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function TheNote({ctx, topic}) {
  const convener = ctx.model.person(topic.convener);
  const word = stateWord(topic);
  const mine = myPart(ctx, topic);
  return html`<article class="note topic-note" data-note=${topic.id} data-state=${topic.state} data-large data-hidden=${topic.hidden || null}>
    <div class="note-top"><span class="note-number"><span class="visually-hidden">${gettext("Note")} </span>${topic.number}</span>
      ${word && html`<span class="note-state">${word}</span>`}</div>
    <${PageTitle}>${hyphenate(noteTitle(topic))}</${PageTitle}>
    ${topic.text && html`<p class="topic-text">${topic.text}</p>`}
    ${!topic.hidden && html`<p class="note-convener">${convener.name}${convener.organisation && `, ${convener.organisation}`}</p>`}
    <${Where} ctx=${ctx} topic=${topic} />
    ${mine && html`<p class="note-mine"><span class="chip" data-kind="mine">${mine}</span></p>`}
    ${topic.summary && html`<p class="topic-summary"><strong>${gettext("In short:")}</strong> ${topic.summary}</p>`}
  </article>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Where({ctx, topic}) {
  const [room, slot] = [ctx.store.row("room", topic.room), ctx.store.row("slot", topic.slot)];
  if (!room || !slot) return html`<p class="topic-where"><${Glyph} name="place" /><span>${gettext("No place yet")}</span></p>`;
  const now = ctx.model.currentSlot.value?.id === slot.id;
  return html`<p class="topic-where"><${Glyph} name="clock" /><span class="numerals">${slot.label}, ${timeRange(slot.starts_at, slot.ends_at)}${" "}${now && html`<span class="chip" data-kind="now">${gettext("now")}</span>`}</span></p>
    <p class="topic-where"><${Glyph} name="place" /><span>${room.name}${room.where && html`<span class="soft">, ${room.where}</span>`}${
      room.url && html`<br /><a href=${room.url} rel="noopener noreferrer">${gettext("Take part online")}</a>`}</span></p>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function MergedInto({ctx, topic}) {
  const into = ctx.model.topic(topic.merged_into);
  if (!into) return null;
  return html`<p><a class="button wide" href=${topicHref(into.id)}>${
    interpolate(gettext("It was merged into note %(number)s, “%(title)s”"), {number: into.number, title: noteTitle(into)}, true)}</a></p>`;
}
