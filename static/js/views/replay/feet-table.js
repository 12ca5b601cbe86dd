// The same in figures, round by round: from which group to which, and how many.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext, timeRange} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {noteTitle} from "#views/parts/note.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */
/** @typedef {import("./feet.js").Feet} Feet */
/** @typedef {import("./feet.js").Round} Round */

const FEW = 12; // rows shown before somebody asks for the rest

/** @param {{feet: Feet, timeline: Timeline}} props */
export function FeetTable({feet, timeline}) {
  return html`<div class="feet-tables">${feet.rounds.filter(({ways}) => ways.length > 0)
    .map((round) => html`<${RoundTable} key=${round.slot?.id ?? 0} round=${round} timeline=${timeline} />`)}</div>`;
}

/** @param {{round: Round, timeline: Timeline}} props */
function RoundTable({round, timeline}) {
  const [all, setAll] = useState(false);
  const {slot, ways} = round;
  const shown = all ? ways : ways.slice(0, FEW);
  return html`<section class="feet-round">
    <table><caption><strong class="display">${slot?.label ?? gettext("The whole day")}</strong>${slot && html` <span class="numerals">${timeRange(slot.starts_at, slot.ends_at)}</span>`}
        <span class="feet-sum">${roundWords(round)}</span></caption>
      <thead><tr><th scope="col">${gettext("From")}</th><th scope="col">${gettext("To")}</th><th scope="col" class="feet-n">${gettext("People")}</th></tr></thead>
      <tbody>${shown.map(({from, to, n}) => html`<tr key=${`${from} ${to}`}><td>${from === null ? html`<span class="soft">${gettext("their first group")}</span>` : groupWords(timeline, from)}</td>
        <td>${groupWords(timeline, to)}</td><td class="feet-n numerals">${n}</td></tr>`)}</tbody></table>
    ${ways.length > FEW && html`<button type="button" class="button quiet" aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all
      ? gettext("Show fewer") : interpolate(ngettext("Show all %(n)s row", "Show all %(n)s rows", ways.length), {n: ways.length}, true)}</button>`}
  </section>`;
}

/** "Library · 12 Trust". @param {Timeline} timeline @param {number} id */
function groupWords(timeline, id) {
  const topic = timeline.table("topic").get(id);
  if (!topic) return gettext("a group that is gone");
  const room = timeline.table("room").get(topic.room)?.name;
  return html`${room && html`<span class="feet-room">${room}</span> `}<span><b class="numerals">${topic.number}</b> ${hyphenate(noteTitle(topic))}</span>`;
}

/** @param {Round} round */
export function roundWords({first, on, within}) {
  return [
    first > 0 && interpolate(ngettext("%(n)s came to their first group.", "%(n)s came to their first group.", first), {n: first}, true),
    on > 0 && interpolate(ngettext("%(n)s went on to another group.", "%(n)s went on to another group.", on), {n: on}, true),
    within > 0 && interpolate(ngettext("%(n)s of them while the round was on.", "%(n)s of them while the round was on.", within), {n: within}, true),
  ].filter(Boolean).join(" ");
}
