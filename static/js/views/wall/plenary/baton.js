// Who holds the baton, large; who comes next; and the words just spoken.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";

/** How much of the gentle time has gone, 0–1. @param {string | null} heldAt @param {number | null} seconds @param {number} now ms */
export const spent = (heldAt, seconds, now) => (heldAt && seconds ? Math.min(Math.max((now - Date.parse(heldAt)) / 1000 / seconds, 0), 1) : 0);

/** @param {{ctx: any, event: any}} props */
export function BatonScene({ctx, event}) {
  const turn = ctx.model.holder.value;
  if (!turn) {
    return html`<main class="baton-scene" data-resting><div class="baton-holder"><p class="baton-name">${gettext("The baton lies in the middle.")}</p>
      <p class="baton-home">${gettext("Take it when you have something to say: ask for it on your phone, or raise your hand.")}</p></div><${Queue} ctx=${ctx} event=${event} /></main>`;
  }
  const person = ctx.model.person(turn.person);
  return html`<main class="baton-scene" key=${turn.id}>
    <div class="baton-holder"><p class="baton-label"><${Glyph} name="baton" />${gettext("The baton is with")}</p>
      <p class="baton-name" data-long=${person.name.length > 22 || null}>${person.name}</p>
      ${person.organisation && html`<p class="baton-home">${person.organisation}</p>`}
      <${Time} ctx=${ctx} event=${event} turn=${turn} />
      ${turn.words && html`<blockquote class="baton-words">${turn.words}</blockquote>`}
    </div><${Queue} ctx=${ctx} event=${event} />
  </main>`;
}

/** Fills, and then is simply full: nobody is rung out. @param {{ctx: any, event: any, turn: any}} props */
function Time({ctx, event, turn}) {
  if (!event.turn_seconds) return null;
  ctx.clock.tick.value;
  return html`<div class="baton-time" role="presentation"><span style=${{"--spent": spent(turn.held_at, event.turn_seconds, ctx.clock.now())}}></span></div>`;
}

const SHOWN = 5;

/** @param {{ctx: any, event: any}} props */
function Queue({ctx, event}) {
  const queue = ctx.model.queue.value;
  if (queue.length === 0 && !event.circle) return null;
  return html`<section class="baton-queue">${queue.length > 0 && html`<h2>${gettext("Next with the baton")}</h2>
    <ol>${queue.slice(0, SHOWN).map((/** @type {any} */ turn) => html`<li key=${turn.id}>${ctx.model.person(turn.person).name}</li>`)}</ol>
    ${queue.length > SHOWN && html`<p>${interpolate(gettext("and %(n)s more"), {n: queue.length - SHOWN}, true)}</p>`}`}
    ${event.circle && html`<p>${gettext("The baton goes round the whole circle. You may pass it on without a word.")}</p>`}</section>`;
}
