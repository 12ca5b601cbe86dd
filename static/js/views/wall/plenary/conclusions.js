// What the meeting may agree on: the words, how people stand, and what those say who object.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {StanceBars} from "#views/parts/conclusion/bars.js";
import {Flow} from "#views/wall/plenary/flow.js";
import {Invitation} from "#views/wall/plenary/stage.js";

/** @typedef {import("#types.js").StanceRow} StanceRow */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: any, event: any, news: string}} props */
export function ConclusionsScene({ctx, event, news}) {
  const conclusions = ctx.model.conclusions.value;
  const undecided = conclusions.some((/** @type {any} */ each) => !each.adopted);
  return html`<${Flow} ctx=${ctx} news=${news} name="conclusions-scene" title=${gettext("Conclusions")}
    hint=${event.phase === "plenary" && undecided && gettext("Take your stance on your phone.")}
    papers=${conclusions.map((/** @type {any} */ each) => conclusionPaper(each, ctx))} columns=${Math.min(2, conclusions.length || 1)}
    empty=${html`<${Invitation} ask=${gettext("What can all of us carry?")} how=${gettext("Propose a conclusion on your phone, or say it in the circle.")} />`} />`;
}

/**
 * Objections may go on in the next column, and the gathered notes come last.
 * @param {any} conclusion @param {any} ctx
 * @returns {import("./ruler.js").Paper}
 */
function conclusionPaper(conclusion, ctx) {
  const stances = /** @type {StanceRow[]} */ (ctx.model.stances(conclusion.id));
  const objections = stances.filter((row) => row.stance === "object");
  const gathered = /** @type {TopicRow[]} */ (ctx.model.gathered(conclusion.id)).filter((topic) => !topic.hidden);
  const pieces = objections.length + (gathered.length > 0 ? 1 : 0);
  const names = objections.map((row) => [ctx.model.person(row.person).name, row.reason]);
  return {
    key: String(conclusion.id), pieces, fresh: ctx.fresh.value.has(`conclusion:${conclusion.id}`),
    letters: conclusion.text.length + names.flat().join("").length + gathered.reduce((sum, topic) => sum + topic.title.length, 0),
    sign: JSON.stringify([conclusion, names, gathered.map((topic) => [topic.number, topic.title])]),
    draw: (cut) => html`<${Conclusion} key=${`${conclusion.id}/${cut.part}`} conclusion=${conclusion} stances=${stances} ctx=${ctx}
      objections=${objections.slice(cut.from, cut.to)} gathered=${cut.to === pieces ? gathered : []} later=${cut.part > 0} />`,
  };
}

/** @param {{conclusion: any, stances: StanceRow[], objections: StanceRow[], gathered: TopicRow[], later: boolean, ctx: any}} props */
function Conclusion({conclusion, stances, objections, gathered, later, ctx}) {
  const kind = ctx.fresh.value.get(`conclusion:${conclusion.id}`);
  const length = conclusion.text.length;
  return html`<article class=${`sheet ${kind && kind !== "stood" ? "fresh" : ""} ${kind === "proposed" ? "settle" : ""}`} data-conclusion=${conclusion.id} data-adopted=${conclusion.adopted || null}>
    ${conclusion.adopted && html`<p class="sheet-mark"><${Glyph} name="check" />${gettext("Adopted")}</p>`}
    <h3 class="sheet-text" data-size=${later ? "brief" : length > 320 ? "longer" : length > 120 ? "long" : null}>${conclusion.text}</h3>
    ${!later && html`<${StanceBars} stances=${stances} />`}
    ${objections.map((row) => html`<p class="objection" key=${row.id} data-piece><strong>${ctx.model.person(row.person).name}</strong>${
      row.reason ? html` ${row.reason}` : html` <span class="soft">${gettext("objects, and has not written why.")}</span>`}</p>`)}
    ${gathered.length > 0 && html`<p class="gathered-notes" data-piece><span>${gettext("Notes gathered here:")}</span> ${gathered.map((topic, nth) =>
      html`<span key=${topic.id}>${nth > 0 && " · "}<b class="numerals">${topic.number}</b> ${topic.title}</span>`)}</p>`}
  </article>`;
}
