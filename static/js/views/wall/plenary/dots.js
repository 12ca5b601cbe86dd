// Notes by their dots, the most first: every dot can be counted while there is room for it.
import {html} from "htm/preact";
import {useEffect, useRef} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {noteTitle} from "#views/parts/note.js";
import {useFlip} from "#views/wall/flip.js";
import {evenly} from "#views/wall/paging.js";
import {Invitation, Stage, ofAll} from "#views/wall/plenary/stage.js";
import {scrolls, useSize, wallUnit} from "#views/wall/size.js";

const ROW = 88; // two lines of title, in wall units
const TALL = 150; // a row is never taller
const COUNTED = 24; // so many dots in a row are still dots; more of them are one bar

/** @param {{ctx: any, event: any, news: string}} props */
export function DotsScene({ctx, event, news}) {
  const votes = ctx.model.votes.value.filter((/** @type {any} */ vote) => vote.dots > 0 && !ctx.model.topic(vote.topic)?.hidden);
  if (event.dots_shown && votes.length > 0) return html`<${Ranking} ctx=${ctx} news=${news} votes=${votes} />`;
  const open = event.phase === "plenary";
  const ask = event.dots_shown
    ? open ? interpolate(ngettext("You have %(n)s dot.", "You have %(n)s dots.", event.dots), {n: event.dots}, true) : gettext("No dots were put.")
    : gettext("Dots are being put.");
  const how = event.dots_shown ? (open ? gettext("Put them on your phone, where your energy is.") : "") : gettext("The result is shown when all are done.");
  return html`<${Stage} ctx=${ctx} news=${news} title=${gettext("Dots")} pages=${1} words=""><div class="scene"><${Invitation} ask=${ask} how=${how} /></div></${Stage}>`;
}

/** @param {{ctx: any, news: string, votes: any[]}} props */
function Ranking({ctx, news, votes}) {
  const space = useRef(/** @type {HTMLElement | null} */ (null));
  const {height} = useSize(space);
  const pages = evenly(votes, scrolls() ? votes.length : Math.max(1, Math.floor(height / (ROW * wallUnit()))));
  const page = Math.min(ctx.pager.page.value, pages.length - 1);
  const most = votes[0].dots;
  const before = pages.slice(0, page).reduce((sum, each) => sum + each.length, 0);
  const all = votes.reduce((sum, vote) => sum + vote.dots, 0);
  useEffect(() => ctx.pager.resize(pages.length), [pages.length]);
  const row = Math.min(height / pages[page].length, TALL * wallUnit());
  useFlip(space, `${page} ${height}`);
  return html`<${Stage} ctx=${ctx} news=${news} title=${gettext("Dots")} pages=${pages.length} words=${ofAll(before + 1, before + pages[page].length, votes.length)}
      hint=${interpolate(ngettext("%(n)s dot put", "%(n)s dots put", all), {n: all}, true)}>
    <div class="scene"><ol class="ranking list" start=${before + 1} data-counted=${most <= COUNTED || null} style=${{"--row": `${row}px`}} ref=${space}>${(height > 0 || scrolls()) && pages[page].map((/** @type {any} */ vote) =>
      html`<${Rank} key=${vote.topic} topic=${ctx.model.topic(vote.topic)} dots=${vote.dots} most=${most} />`)}</ol></div>
  </${Stage}>`;
}

/** @param {{topic: any, dots: number, most: number}} props */
function Rank({topic, dots, most}) {
  if (!topic) return null;
  return html`<li data-note=${topic.id}><b class="rank-number numerals">${topic.number}</b><span class="rank-title">${hyphenate(noteTitle(topic))}</span>
    <span class="rank-dots"><span class="rank-bar" style=${{"--part": dots / Math.max(most, 8), "--dots": dots, "--most": Math.max(most, 8)}}></span>
      <b class="numerals">${dots}<span class="visually-hidden"> ${ngettext("dot", "dots", dots)}</span></b></span></li>`;
}
