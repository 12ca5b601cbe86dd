// Plenary and after: the notes that are back on the wall, with what their groups added.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {kindWord} from "#views/parts/kind.js";
import {Markdown} from "#views/parts/markdown.js";
import {Note} from "#views/parts/note.js";
import {DemoMark} from "#views/wall/band.js";
import {Join} from "#views/wall/join.js";

const ON_A_PAGE = 3;

/** How many pages the gallery has. @param {any[]} topics */
export const galleryPages = (topics) => Math.max(1, Math.ceil(topics.length / ON_A_PAGE));

/** @param {{topics: any[], page: number, ctx: any}} props */
export function Gallery({topics, page, ctx}) {
  const shown = topics.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  return html`<main class="gallery">
    <h2 class="visually-hidden">${gettext("Back on the wall")}</h2>
    ${shown.length === 0 && html`<p class="gallery-empty">${gettext("No note is back on the wall yet.")}</p>`}
    ${shown.map((topic) => html`<${Rehung} key=${topic.id} topic=${topic} ctx=${ctx} />`)}
  </main>`;
}

/** @param {{topic: any, ctx: any}} props */
function Rehung({topic, ctx}) {
  const {model} = ctx;
  const convener = model.person(topic.convener);
  const comments = model.comments(topic.id);
  return html`<${Note} topic=${topic} convener=${convener.name} organisation=${convener.organisation}
      comments=${comments.length} level=${3}>
    ${topic.summary && html`<p class="gallery-summary">${topic.summary}</p>`}
    <ul class="gallery-comments">${comments.slice(0, 6).map((/** @type {any} */ comment) => html`<li key=${comment.id} data-kind=${comment.kind}>
      ${comment.kind !== "note" && html`<strong class="gallery-kind">${kindWord(comment.kind)}</strong>`}<${Markdown} html=${comment.html} />
      ${comment.photo && html`<img class="gallery-photo" src=${ctx.boot.urls.phone + comment.photo} alt=${gettext("Photo from the group")} loading="lazy" />`}</li>`)}</ul>
  </${Note}>`;
}

/** @param {{event: any, ctx: any, notes: number, comments: number}} props */
export function Closing({event, ctx, notes, comments}) {
  return html`<main class="opening closing">
    <div class="opening-words">
      <p class="opening-title">${event.theme}<${DemoMark} event=${event} /></p>
      <h1 class="opening-theme">${gettext("Thank you for today")}</h1>
      <p class="opening-soon">${interpolate(ngettext("%(n)s note was on the wall.", "%(n)s notes were on the wall.", notes), {n: notes}, true)}
        ${" "}${comments > 0 && interpolate(ngettext("%(n)s comment was added.", "%(n)s comments were added.", comments), {n: comments}, true)}</p>
      <p class="opening-soon">${gettext("You will find all of it at the same address, tomorrow too.")}</p>
    </div>
    <div class="opening-join"><${Join} boot=${ctx.boot} label=${gettext("The notes stay here:")} /></div>
  </main>`;
}
