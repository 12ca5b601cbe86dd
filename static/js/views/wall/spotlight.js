// While a convener tells the circle about their note, everybody sees that note and nothing else.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {noteTitle} from "#views/parts/note.js";

/** @param {{topic: any, ctx: any}} props */
export function Spotlight({topic, ctx}) {
  const {model} = ctx;
  const convener = model.person(topic.convener);
  const title = noteTitle(topic);
  return html`<main class="spotlight">
    <article class="spotlight-note" data-note=${topic.id} key=${topic.id}>
      <p class="spotlight-number numerals">${topic.number}</p>
      <h2 class="spotlight-title" data-size=${title.length > 60 ? "long" : topic.text || title.length > 32 ? null : "short"}>${hyphenate(title)}</h2>
      ${topic.text && html`<p class="spotlight-text">${topic.text}</p>`}
      <p class="spotlight-convener"><strong>${convener.name}</strong>${
        convener.organisation && html`<span>${convener.organisation}</span>`}</p>
      <p class="spotlight-place">${model.placeName(topic) || gettext("No place yet")}</p>
    </article>
  </main>`;
}

/**
 * Who waits for the baton, the nearest first.
 * @param {{next: any[], ctx: any}} props
 */
export function Next({next, ctx}) {
  if (next.length === 0) return null;
  return html`<section class="spotlight-next"><h2>${gettext("Next with the baton")}</h2>
    <ol>${next.slice(0, 4).map((turn) => html`<li key=${turn.id}>
      <strong>${ctx.model.person(turn.person).name}</strong>${turn.title && html`<span>${hyphenate(turn.title)}</span>`}</li>`)}</ol>
  </section>`;
}
