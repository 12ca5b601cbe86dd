// Plenary begins here: the notes that are back on the wall, with what their groups added.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {kindWord} from "#views/parts/kind.js";
import {Markdown} from "#views/parts/markdown.js";
import {Note} from "#views/parts/note.js";

/** @typedef {ReturnType<typeof import("#views/wall/plenary/pages.js").sheets>[number]} Sheet */

/** @param {{sheets: Sheet[], large: boolean, ctx: any}} props */
export function Gallery({sheets, large, ctx}) {
  return html`<main class="gallery" data-large=${large || null}>
    <h2 class="visually-hidden">${gettext("Back on the wall")}</h2>
    ${sheets.length === 0 && html`<p class="gallery-empty">${gettext("No note is back on the wall yet.")}</p>`}
    ${sheets.map((sheet) => html`<${Rehung} key=${`${sheet.topic.id}/${sheet.part}`} sheet=${sheet} ctx=${ctx} />`)}
  </main>`;
}

/** @param {{sheet: Sheet, ctx: any}} props */
function Rehung({sheet, ctx}) {
  const {topic, comments, part, parts} = sheet;
  const convener = ctx.model.person(topic.convener);
  const dots = ctx.model.dotsOf(topic.id);
  return html`<${Note} topic=${topic} convener=${convener.name} organisation=${convener.organisation}
      comments=${ctx.model.comments(topic.id).length} level=${3}>
    ${topic.summary && part === 0 && html`<p class="gallery-summary">${topic.summary}</p>`}
    <ul class="gallery-comments">${comments.map((/** @type {any} */ comment) => html`<li key=${comment.id} data-kind=${comment.kind}>
      ${comment.kind !== "note" && html`<strong class="gallery-kind">${kindWord(comment.kind)}</strong>`}<${Markdown} html=${comment.html} />
      ${comment.photo && html`<img class="gallery-photo" src=${ctx.boot.urls.phone + comment.photo} alt=${gettext("Photo from the group")} loading="lazy" />`}</li>`)}</ul>
    ${(parts > 1 || dots > 0) && html`<p class="gallery-part numerals">${[
      dots > 0 && interpolate(ngettext("%(n)s dot", "%(n)s dots", dots), {n: dots}, true),
      parts > 1 && interpolate(gettext("part %(part)s of %(parts)s"), {part: part + 1, parts}, true),
    ].filter(Boolean).join(" · ")}</p>`}
  </${Note}>`;
}

/** Notes whose groups are done and that are not back yet; a reminder and no blame. @param {{topics: any[], ctx: any}} props */
export function Missing({topics, ctx}) {
  if (topics.length === 0) return null;
  return html`<p class="missing"><strong>${gettext("On their way back to the wall:")}</strong> ${topics.slice(0, 6).map((topic, nth) => html`<span key=${topic.id}>${nth > 0 && " · "}<b class="numerals">${topic.number}</b> ${ctx.model.person(topic.convener).name}</span>`)}${
    topics.length > 6 && ` · ${interpolate(gettext("and %(n)s more"), {n: topics.length - 6}, true)}`}</p>`;
}
