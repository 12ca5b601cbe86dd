// While a convener tells the circle about their note, everybody sees that note and nothing else.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {noteTitle} from "#views/parts/note.js";

/** @param {{topic: any, next: any[], ctx: any}} props */
export function Spotlight({topic, next, ctx}) {
  const {model} = ctx;
  const convener = model.person(topic.convener);
  const title = noteTitle(topic);
  return html`<main class="spotlight">
    <article class="spotlight-note" data-note=${topic.id} key=${topic.id}>
      <p class="spotlight-number numerals">${topic.number}</p>
      <h2 class="spotlight-title" data-long=${title.length > 60 || null}>${hyphenate(title)}</h2>
      ${topic.text && html`<p class="spotlight-text">${topic.text}</p>`}
      <p class="spotlight-convener"><strong>${convener.name}</strong>${
        convener.organisation && html`<span>${convener.organisation}</span>`}</p>
      <p class="spotlight-place">${model.placeName(topic) || gettext("No place yet")}</p>
    </article>
    ${next.length > 0 && html`<section class="spotlight-next"><h3>${gettext("Next with the baton")}</h3>
      <ol>${next.slice(0, 3).map((turn) => html`<li key=${turn.id}>
        <strong>${model.person(turn.person).name}</strong>${turn.title && html`<span>${turn.title}</span>`}</li>`)}</ol>
    </section>`}
  </main>`;
}
