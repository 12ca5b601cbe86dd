// The field that finds a note among hundreds.
import {html} from "htm/preact";
import {useComputed, useSignal} from "@preact/signals";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {found, wordsOf} from "#views/parts/finding.js";
import {noteTitle} from "#views/parts/note.js";
import {go, topicHref} from "#views/parts/route.js";

/** @typedef {import("#types.js").TopicRow} TopicRow */
/** @typedef {import("#types.js").Ctx} Ctx */

const SHOWN = 8;

/** @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk}} props */
export function Find({ctx, desk}) {
  const open = useSignal(false);
  const sought = desk.sought.value;
  const hits = useComputed(() => (wordsOf(desk.sought.value).length === 0 ? []
    : found(ctx.model.onTheWall.value, (id) => ctx.model.person(id).name, desk.sought.value))).value;
  /** @param {TopicRow | undefined} topic */
  const choose = (topic) => {
    if (!topic) return;
    open.value = false;
    go(topicHref(topic.id));
    showNote(topic.id);
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === "Enter") { event.preventDefault(); choose(hits[0]); }
    if (event.key === "Escape") { desk.sought.value = ""; open.value = false; }
  };
  return html`<search class="find" onFocusOut=${(/** @type {any} */ event) => { if (!event.currentTarget.contains(event.relatedTarget)) open.value = false; }}>
    <label class="visually-hidden" for="find">${gettext("Find a note")}</label>
    <input id="find" type="search" autocomplete="off" placeholder=${gettext("Find a note")} title=${gettext("Number, words or name")} value=${sought}
      onInput=${(/** @type {any} */ event) => { desk.sought.value = event.currentTarget.value; open.value = true; }} onFocus=${() => { open.value = true; }} onKeyDown=${key} />
    <p role="status" class="visually-hidden">${sought && interpolate(ngettext("%(n)s note found", "%(n)s notes found", hits.length), {n: hits.length}, true)}</p>
    ${open.value && sought && html`<div class="find-hits"><ul class="list">${hits.slice(0, SHOWN).map((topic) => html`<li key=${topic.id}>
        <button type="button" class="choice" onClick=${() => choose(topic)}><b>${topic.number}</b> ${noteTitle(topic)}<span class="soft">, ${ctx.model.person(topic.convener).name}</span></button></li>`)}</ul>
      ${hits.length === 0 && html`<p class="soft">${gettext("No note fits.")}</p>`}
      ${hits.length > SHOWN && html`<p class="soft small">${interpolate(ngettext("and %(n)s more", "and %(n)s more", hits.length - SHOWN), {n: hits.length - SHOWN}, true)}</p>`}</div>`}
  </search>`;
}

/** Bring a note into sight on the wall. @param {number} id */
export function showNote(id) {
  document.querySelector(`.wall-space [data-note="${id}"]`)?.scrollIntoView({block: "center", inline: "center"});
}
