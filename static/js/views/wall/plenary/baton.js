// Who holds the baton, large; who comes next; and the words just spoken.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {noteTitle} from "#views/parts/note.js";
import {hadIt, lastWords, spent} from "#views/parts/turns.js";
import {Invitation, Stage} from "#views/wall/plenary/stage.js";

/** @param {{ctx: any, event: any, news: string}} props */
export function BatonScene({ctx, event, news}) {
  const turn = ctx.model.holder.value;
  return html`<${Stage} ctx=${ctx} news=${news} pages=${1} words="" quiet>
    <div class="baton-scene" data-resting=${turn ? null : true}>
      <h2 class="visually-hidden">${gettext("The baton")}</h2>
      <div class="baton-now">
        ${turn ? html`<${HolderLarge} key=${turn.id} ctx=${ctx} event=${event} turn=${turn} />`
          : html`<div class="baton-holder baton-rests"><${Glyph} name="baton" /><${Invitation} ask=${gettext("The baton lies in the middle.")}
              how=${gettext("Take it when you have something to say: ask for it on your phone, or raise your hand.")} /></div>`}
        <${Words} ctx=${ctx} turn=${turn} />
      </div>
      <${Queue} ctx=${ctx} event=${event} />
    </div>
  </${Stage}>`;
}

/** @param {{ctx: any, event: any, turn: any}} props */
function HolderLarge({ctx, event, turn}) {
  const {name, organisation} = ctx.model.person(turn.person);
  const topic = ctx.model.topic(turn.topic);
  return html`<div class="baton-holder settle">
    <p class="baton-label"><${Glyph} name="baton" />${gettext("The baton is with")}</p>
    <p class="baton-name" data-size=${name.length > 34 ? "longer" : name.length > 18 ? "long" : null}>${name}</p>
    ${organisation && html`<p class="baton-home">${hyphenate(organisation)}</p>`}
    ${topic && !topic.hidden && html`<p class="baton-note"><b class="numerals">${topic.number}</b> ${noteTitle(topic)}</p>`}
    ${event.turn_seconds && html`<${Time} clock=${ctx.clock} turn=${turn} seconds=${event.turn_seconds} />`}
  </div>`;
}

/** Fills, and then is simply full: nobody is rung out. @param {{clock: any, turn: any, seconds: number}} props */
function Time({clock, turn, seconds}) {
  clock.tick.value; // read, so that each second draws this again
  return html`<div class="baton-time" aria-hidden="true"><span style=${{"--spent": spent(turn.held_at, seconds, clock.now())}}></span></div>`;
}

/** The holder's closing words, or those of whoever had it last. @param {{ctx: any, turn: any}} props */
function Words({ctx, turn}) {
  const said = turn?.words ? turn : lastWords(ctx.store.table("turn").values());
  if (!said) return null;
  const theirs = said.id === turn?.id;
  return html`<blockquote class="baton-words" key=${said.id} data-theirs=${theirs || null} data-long=${said.words.length > 220 || null}>
    <p>${said.words}</p>${!theirs && html`<footer>${ctx.model.person(said.person).name}</footer>`}</blockquote>`;
}

const SHOWN = 5;

/** @param {{ctx: any, event: any}} props */
function Queue({ctx, event}) {
  const queue = ctx.model.queue.value;
  if (queue.length === 0 && !event.circle) return null;
  return html`<section class="baton-queue">${queue.length > 0 && html`<h3>${gettext("Next with the baton")}</h3>
    <ol class="list">${queue.slice(0, SHOWN).map((/** @type {any} */ turn) => html`<li key=${turn.id}>${ctx.model.person(turn.person).name}</li>`)}</ol>
    ${queue.length > SHOWN && html`<p>${interpolate(gettext("and %(n)s more"), {n: queue.length - SHOWN}, true)}</p>`}`}
    ${event.circle && html`<${Circle} ctx=${ctx} after=${event.circle_after} />`}</section>`;
}

/** @param {{ctx: any, after: number | null}} props after: the position this round began after */
function Circle({ctx, after}) {
  const people = ctx.store.table("person");
  const count = hadIt(ctx.store.table("turn").values(), after, people);
  return html`<div class="baton-circle"><h3>${gettext("Round the whole circle")}</h3>
    <p><strong class="numerals">${count}</strong> ${interpolate(ngettext("of %(all)s has had it", "of %(all)s have had it", count), {all: people.size}, true)}</p>
    <p>${gettext("You may pass it on without a word.")}</p></div>`;
}
