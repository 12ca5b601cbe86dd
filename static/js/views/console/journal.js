// What has happened, the latest first, with a way back where there is one.
import {html} from "htm/preact";
import {useEffect, useMemo, useState} from "preact/hooks";
import {gettext, time} from "#i18n.js";
import {topicHref} from "#views/parts/route.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {createFeed} from "#views/console/journal-feed.js";
import {undone} from "#views/console/undo.js";
import {byCrowd, canUndo, entryNote, entryWords} from "#views/console/journal-words.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").Entry} Entry */

/** @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk}} props */
export function Journal({ctx, desk}) {
  const feed = useMemo(() => createFeed(ctx), []);
  const [all, setAll] = useState(false);
  useEffect(() => feed.start(), []);
  const entries = feed.entries.value.filter((entry) => all || !byCrowd(entry)).reverse();
  return html`<div class="field"><label class="check"><input type="checkbox" checked=${all} onChange=${(/** @type {any} */ event) => setAll(event.currentTarget.checked)} />
      <span>${gettext("Arrivals and sign-ups too")}</span></label></div>
    <p><a href=${ctx.boot.urls.audit}>${gettext("All of it, to look through or print")}</a></p>
    <div role="status">${feed.failed.value && html`<p>${gettext("It could not be fetched just now. Try again when you are online.")}</p>`}</div>
    <ol class="list journal" reversed>${entries.map((entry) => html`<${Line} key=${entry.seq} ctx=${ctx} desk=${desk} entry=${entry} />`)}</ol>
    ${entries.length === 0 && html`<p class="soft">${gettext("Nothing here yet.")}</p>`}
    ${feed.hasEarlier() && html`<${Button} onClick=${() => feed.earlier()}>${gettext("Show earlier")}</${Button}>`}`;
}

/** @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk, entry: Entry}} props */
function Line({ctx, desk, entry}) {
  const {busy, problem, run} = useAction(ctx);
  const look = {person: ctx.model.person, row: ctx.store.row};
  const words = entryWords(entry, look);
  const note = entryNote(entry, look);
  return html`<li class="journal-line"><time class="numerals soft" datetime=${entry.at}>${time(entry.at)}</time>
    <p>${words}${note && html` <a class="soft" href=${topicHref(note.id)} onClick=${() => { desk.panel.value = null; }}>${note.title}</a>`}</p>
    ${canUndo(entry) && html`<${Button} class="quiet" busy=${busy} onClick=${() => run("entry.undo", {seq: entry.seq}, (result) => { if (result.detail) undone(result); })}>${gettext("Undo")}<span class="visually-hidden"> ${time(entry.at)} ${words}</span></${Button}>`}
    <${ProblemBox} problem=${problem} /></li>`;
}
