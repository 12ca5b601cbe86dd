// A note that is back on the wall, with what its group added, told kind by kind.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {Markdown} from "#views/parts/markdown.js";
import {noteTitle} from "#views/parts/note.js";
import {photoAlt} from "#views/parts/topic/photo-alt.js";
import {byKind} from "#views/wall/plenary/kinds.js";

/** @param {string} kind */
function kindsWord(kind) {
  switch (kind) {
    case "insight": return gettext("Insights");
    case "question": return gettext("Questions");
    case "decision": return gettext("Decisions");
    default: return gettext("Comments");
  }
}

/**
 * What can stand apart on a note: its summary, then its comments. A group's name stands over its first.
 * @typedef {{key: string, kind: string, first: boolean, html: string, text: string, photo: string | null, photo_small: string | null}} Added
 */

/** @param {any} topic @param {any[]} comments @returns {Added[]} */
export function added(topic, comments) {
  const grouped = byKind(comments).map(({comment, kind, first}) => ({key: String(comment.id), kind, first, html: comment.html, text: comment.text, photo: comment.photo, photo_small: comment.photo_small}));
  const many = comments.filter((comment) => comment.kind === "note").length < comments.length;
  const named = grouped.map((each) => ({...each, first: each.first && (many || each.kind !== "note")}));
  return topic.summary ? [{key: "summary", kind: "summary", first: false, html: "", text: topic.summary, photo: null, photo_small: null}, ...named] : named;
}

/** @param {{each: Added, again?: boolean, level?: 3 | 4, ctx: any}} props again: the group went before on another page; level 3: the note is shown large */
export function AddedPiece({each, again, level = 4, ctx}) {
  if (each.kind === "summary") return html`<li class="added-summary" data-piece>${each.text}</li>`;
  return html`<li data-piece data-kind=${each.kind} data-first=${each.first || again || null}>
    ${(each.first || again) && html`<${`h${level}`} class="added-kind" data-again>${kindsWord(each.kind)}</${`h${level}`}>`}
    <${Markdown} html=${each.html} />
    ${each.photo && html`<img class="added-photo" src=${ctx.boot.urls.base + (level === 3 ? each.photo : each.photo_small ?? each.photo)} alt=${photoAlt(each)} />`}</li>`;
}

/** @param {{topic: any, ctx: any, dots?: number}} props */
export function Convener({topic, ctx, dots = 0}) {
  const {name, organisation} = ctx.model.person(topic.convener);
  return html`<p class="back-convener"><strong>${name}</strong>${organisation && html` <span>${organisation}</span>`}${
    dots > 0 && html` <span class="back-dots numerals"><i aria-hidden="true"></i>${interpolate(ngettext("%(n)s dot", "%(n)s dots", dots), {n: dots}, true)}</span>`}</p>`;
}

/**
 * @param {{topic: any, pieces: Added[], cut: {from: number, to: number, part: number, parts: number}, ctx: any}} props
 */
export function Back({topic, pieces, cut, ctx}) {
  const fresh = ctx.fresh.value.get(topic.id);
  const title = noteTitle(topic);
  const shown = pieces.slice(cut.from, cut.to);
  return html`<article class=${`note back ${fresh ? "fresh" : ""} ${fresh === "rehung" ? "settle" : ""}`} data-note=${topic.id} data-state=${topic.state}>
    <h3 class="back-title" data-long=${title.length > 60 || null}><span class="back-number numerals"><span class="visually-hidden">${gettext("Note")} </span>${topic.number}</span>
      ${" "}${hyphenate(title)}</h3>
    ${cut.part === 0 && html`<${Convener} topic=${topic} ctx=${ctx} dots=${ctx.model.dotsOf(topic.id)} />`}
    ${cut.parts > 1 && html`<p class="back-part numerals">${interpolate(gettext("part %(part)s of %(parts)s"), {part: cut.part + 1, parts: cut.parts}, true)}</p>`}
    ${shown.length > 0 && html`<ul class="added list">${shown.map((each, nth) => html`<${AddedPiece} key=${each.key} each=${each}
      again=${cut.from > 0 && nth === 0 && !each.first && each.kind !== "summary"} ctx=${ctx} />`)}</ul>`}
    ${pieces.length === 0 && html`<p class="back-silent"><${Glyph} name="check" />${gettext("Back without further words.")}</p>`}
  </article>`;
}

/** @param {any} topic @param {any} ctx @returns {import("./ruler.js").Paper} */
export function backPaper(topic, ctx) {
  const pieces = added(topic, ctx.model.comments(topic.id));
  const convener = ctx.model.person(topic.convener);
  return {
    key: String(topic.id), pieces: pieces.length, fresh: ctx.fresh.value.has(topic.id),
    letters: topic.title.length + pieces.reduce((sum, each) => sum + each.text.length, 0),
    sign: JSON.stringify([topic.id, topic.title, convener.name, convener.organisation, ctx.model.dotsOf(topic.id) > 0, pieces]),
    draw: (cut) => html`<${Back} key=${`${topic.id}/${cut.part}`} topic=${topic} pieces=${pieces} cut=${cut} ctx=${ctx} />`,
  };
}
