// How people stand on a conclusion: bars with their figures, told by words and form as by colour.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";

/** @typedef {import("#types.js").StanceRow} StanceRow */

export const STANCES = ["agree", "aside", "object"];

/** @param {string} stance @returns {string} */
export function stanceWord(stance) {
  switch (stance) {
    case "agree": return gettext("Agree");
    case "aside": return gettext("Stand aside");
    case "object": return gettext("Object");
    default: return stance;
  }
}

/** What a stance means, for whoever meets these words for the first time. @param {string} stance @returns {string} */
export function stanceHelp(stance) {
  switch (stance) {
    case "agree": return gettext("I can carry this.");
    case "aside": return gettext("Not my cup of tea, but I will not stand in the way.");
    case "object": return gettext("This must not go on as it is, and I say why.");
    default: return "";
  }
}

/** @param {StanceRow[]} stances @returns {Record<string, number>} */
export const tally = (stances) => Object.fromEntries(STANCES.map((stance) => [stance, stances.filter((row) => row.stance === stance).length]));

/** @param {{stances: StanceRow[]}} props */
export function StanceBars({stances}) {
  const counts = tally(stances);
  const most = Math.max(stances.length, 1);
  return html`<dl class="stances">${STANCES.map((stance) => html`<div key=${stance} class="stance" data-stance=${stance}>
    <dt>${stanceWord(stance)}</dt>
    <dd><span class="stance-bar" style=${{"--part": counts[stance] / most}}></span><b class="numerals">${counts[stance]}</b></dd>
  </div>`)}</dl>`;
}

/** What those who object say. @param {{ctx: import("#types.js").Ctx, stances: StanceRow[]}} props */
export function Objections({ctx, stances}) {
  const objecting = stances.filter((row) => row.stance === "object");
  if (objecting.length === 0) return null;
  return html`<ul class="list objections">${objecting.map((row) => html`<li key=${row.id}>
    <strong>${ctx.model.person(row.person).name}</strong>${row.reason ? `: ${row.reason}` : html` <span class="soft">${gettext("objects, and has not written why.")}</span>`}</li>`)}</ul>`;
}

/** @param {{ctx: import("#types.js").Ctx, conclusion: import("#types.js").ConclusionRow}} props */
export function Gathered({ctx, conclusion}) {
  const topics = ctx.model.gathered(conclusion.id).filter((topic) => !topic.hidden);
  if (topics.length === 0) return null;
  return html`<p class="gathered"><span class="soft">${gettext("Notes gathered here:")}</span> ${topics.map((topic, nth) => html`<span key=${topic.id}>${nth > 0 && ", "}<b class="numerals">${topic.number}</b> ${topic.title}</span>`)}</p>`;
}
