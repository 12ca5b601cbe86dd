// Giving dots: a few each, to the notes where one's energy is. Nobody sees who gave what.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {ProblemBox, useAction} from "#views/parts/doing.js";
import {Field} from "#views/parts/field.js";
import {refreshMine, useMine} from "#views/parts/mine.js";
import {noteTitle} from "#views/parts/note.js";
import {PageTitle} from "#views/parts/page-title.js";
import {topicHref} from "#views/parts/route.js";
import {Back} from "#views/phone/outcomes/outcomes-page.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: Ctx}} props */
export function DotsPage({ctx}) {
  const event = ctx.model.event.value;
  const mine = useMine(ctx).value;
  const [sought, setSought] = useState("");
  if (!event) return null;
  const notes = ctx.model.onTheWall.value.filter((topic) => !topic.hidden && fits(topic, sought));
  const given = Object.values(mine?.dots ?? {}).reduce((sum, dots) => sum + dots, 0);
  const left = Math.max(event.dots - given, 0);
  const open = event.phase === "plenary" && mine !== null;
  return html`<div class="stack dots-page"><${Back} ctx=${ctx} />
    <${PageTitle}>${gettext("Your dots")}</${PageTitle}>
    <p>${gettext("Put them where your energy is: all on one note, or spread out. Nobody sees who gave what.")}
      ${!event.dots_shown && html` <strong>${gettext("The result is shown when all are done.")}</strong>`}</p>
    ${event.phase !== "plenary" && html`<p class="soft">${gettext("Dots are given in plenary.")}</p>`}
    <p class="dots-left" role="status"><${Dots} n=${left} /> ${interpolate(ngettext("%(n)s dot left of %(all)s", "%(n)s dots left of %(all)s", left), {n: left, all: event.dots}, true)}</p>
    ${ctx.model.onTheWall.value.length > 8 && html`<${Field} name="sought" type="search" required=${true} label=${gettext("Find a note")} value=${sought} onInput=${setSought} />`}
    <ul class="list dot-notes">${notes.map((topic) => html`<${DotNote} key=${topic.id} ctx=${ctx} topic=${topic} mine=${mine?.dots[topic.id] ?? 0} left=${left} open=${open} shown=${event.dots_shown} />`)}</ul>
  </div>`;
}

/** @param {TopicRow} topic @param {string} sought */
const fits = (topic, sought) => `${topic.number} ${topic.title}`.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase());

/** @param {{n: number}} props */
const Dots = ({n}) => html`<span class="dots" aria-hidden="true">${"●".repeat(Math.min(n, 12))}</span>`;

/** @param {{ctx: Ctx, topic: TopicRow, mine: number, left: number, open: boolean, shown: boolean}} props */
function DotNote({ctx, topic, mine, left, open, shown}) {
  const {busy, problem, run} = useAction(ctx);
  const sum = ctx.model.dotsOf(topic.id);
  /** @param {number} dots */
  const give = async (dots) => {
    if (busy) return;
    await run("topic.vote", {topic: topic.id, dots});
    await refreshMine(ctx);
  };
  const name = interpolate(gettext("note %(number)s"), {number: topic.number}, true);
  /** @param {string} sign @param {string} words @param {number} dots @param {boolean} may */
  const step = (sign, words, dots, may) => html`<button type="button" class="button icon" aria-label=${`${words}, ${name}`} aria-busy=${busy || null}
    aria-disabled=${!may || null} onClick=${() => { if (may) void give(dots); }}>${sign}</button>`;
  return html`<li class="dot-note" data-topic=${topic.id} data-mine=${mine > 0 || null}>
    <a href=${topicHref(topic.id)}><b class="numerals">${topic.number}</b> ${noteTitle(topic)}</a>
    ${shown && html`<span class="soft numerals">${interpolate(ngettext("%(n)s dot in all", "%(n)s dots in all", sum), {n: sum}, true)}</span>`}
    ${open && html`<span class="stepper">${step("−", gettext("Take a dot back"), mine - 1, mine > 0)}
      <b class="numerals" aria-label=${interpolate(gettext("%(n)s of yours"), {n: mine}, true)}>${mine}</b>
      ${step("+", gettext("Give a dot"), mine + 1, left > 0)}</span>`}
    <${ProblemBox} problem=${problem} />
  </li>`;
}
