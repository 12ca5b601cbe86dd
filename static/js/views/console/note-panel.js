// One note, opened: what it says, who is with it, and what can be done with it now.
import {html} from "htm/preact";
import {signal} from "@preact/signals";
import {useEffect, useRef} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Glyph} from "#views/parts/glyph.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {noteTitle, stateWord} from "#views/parts/note.js";
import {Comments} from "#views/parts/topic/comments.js";
import {People} from "#views/parts/topic/people.js";
import {go, route, topicHref} from "#views/parts/route.js";
import {NoteDeeds} from "#views/console/note-buttons.js";
import {PlaceSelect} from "#views/console/place-select.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

const WIDE = "(min-width: 64rem)";
const wide = signal(true);
if ("matchMedia" in globalThis) {
  const room = matchMedia(WIDE);
  wide.value = room.matches;
  room.addEventListener("change", () => { wide.value = room.matches; });
}

const close = () => go("#/wall");

/** @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk}} props */
export function NotePanel({ctx, desk}) {
  const id = route.value.name === "topic" ? route.value.id : null;
  const topic = ctx.model.topic(id);
  if (id === null) return null;
  const title = topic ? interpolate(gettext("Note %(number)s"), {number: topic.number}, true) : gettext("There is no such note here");
  const inside = topic && html`<${Opened} key=${topic.id} ctx=${ctx} topic=${topic} />`;
  return wide.value ? html`<${Beside} key=${id} id=${id} title=${title} desk=${desk}>${inside}</${Beside}>`
    : html`<${Dialog} open onClose=${close} title=${title}>${inside}</${Dialog}>`;
}

/** @param {{id: number, title: string, desk: import("#views/console/desk.js").Desk, children?: any}} props */
function Beside({id, title, desk, children}) {
  const name = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    name.current?.focus({preventScroll: true});
    return () => backToNote(id);
  }, []);
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !desk.carry.held.peek() && !document.querySelector("dialog[open]")) close();
  };
  return html`<section class="note-panel" aria-labelledby="note-panel-name" onKeyDown=${key}>
    <header><h2 id="note-panel-name" tabindex="-1" ref=${name}>${title}</h2>
      <button type="button" class="button quiet icon" aria-label=${gettext("Close")} onClick=${close}><${Glyph} name="close" /></button></header>
    ${children}
  </section>`;
}

/** The keyboard goes back to where the note hangs. @param {number} id */
function backToNote(id) {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    /** @type {HTMLElement | null} */ (document.querySelector(`.wall-space [data-note="${id}"] .note-link`))?.focus();
  });
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Opened({ctx, topic}) {
  const {model} = ctx;
  const onWall = topic.state !== "withdrawn" && topic.state !== "merged";
  return html`<div class="opened"><${Paper} ctx=${ctx} topic=${topic} />
    ${topic.state === "merged" && html`<p><a href=${topicHref(topic.merged_into ?? 0)}>${
      interpolate(gettext("It was merged into note %(number)s, “%(title)s”"), {number: model.topic(topic.merged_into)?.number ?? "", title: model.topic(topic.merged_into)?.title ?? ""}, true)}</a></p>`}
    ${topic.state === "withdrawn" && html`<p class="soft">${gettext("It has been taken down. The journal can bring it back.")}</p>`}
    ${onWall && !topic.hidden && html`<${PlaceSelect} ctx=${ctx} topic=${topic} />`}
    <${NoteDeeds} ctx=${ctx} topic=${topic} />
    ${!topic.hidden && html`<${People} ctx=${ctx} topic=${topic} /><${Comments} ctx=${ctx} topic=${topic} open=${onWall} />`}
  </div>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Paper({ctx, topic}) {
  const {model} = ctx;
  const convener = model.person(topic.convener);
  const word = stateWord(topic);
  return html`<div class="note opened-note" data-state=${topic.state} data-hidden=${topic.hidden || null}>
    ${word && html`<p class="note-top"><span class="note-state">${word}</span></p>`}
    <h3 class="note-title">${hyphenate(noteTitle(topic))}</h3>
    ${topic.text && html`<p class="note-text">${topic.text}</p>`}
    ${!topic.hidden && html`<p class="note-convener">${[convener.name, convener.organisation].filter(Boolean).join(", ")}</p>
      <p class="note-where"><${Glyph} name="place" /> ${model.placeName(topic) || gettext("No place yet")}</p>`}
    ${topic.summary && html`<p class="note-summary"><strong>${gettext("In short:")}</strong> ${topic.summary}</p>`}
  </div>`;
}
