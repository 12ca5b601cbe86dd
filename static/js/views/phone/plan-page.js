// My plan: what I convene and what I signed up for, by time.
import {html} from "htm/preact";
import {gettext, timeRange} from "#i18n.js";
import {NoteItem} from "#views/phone/note-item.js";
import {PageTitle} from "#views/parts/page-title.js";
import {Subscribe} from "#views/phone/subscribe.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: Ctx}} props */
export function PlanPage({ctx}) {
  const topics = planned(ctx);
  const {slots, currentSlot, slotsOver} = ctx.model;
  const placed = slots.value.map((slot) => ({slot, topics: topics.filter((topic) => topic.slot === slot.id && topic.room !== null)}))
    .filter(({slot, topics: these}) => these.length > 0 || !slotsOver.value.has(slot.id)); // an hour gone by is not free
  const loose = topics.filter((topic) => topic.slot === null || topic.room === null);
  return html`<div class="plan-page stack">
    <${PageTitle}>${gettext("My plan")}</${PageTitle}>
    ${topics.length === 0 && html`<p class="empty">${gettext("Nothing here yet. Sign up for a note on the wall, or write one yourself.")}</p>
      <p><a class="button primary" href="#/wall">${gettext("To the wall")}</a></p>`}
    ${topics.length > 0 && placed.map(({slot, topics: these}) => html`<${PlanSlot} key=${slot.id} ctx=${ctx} slot=${slot} topics=${these} now=${slot.id === currentSlot.value?.id} />`)}
    ${loose.length > 0 && html`<section class="notes-group"><h2 class="notes-lath">${gettext("No place yet")}</h2>
      <${PlanNotes} ctx=${ctx} topics=${loose} /></section>`}
    <${Subscribe} ctx=${ctx} />
  </div>`;
}

/** @param {Ctx} ctx @returns {TopicRow[]} */
function planned({boot, model}) {
  if (boot.me === null) return [];
  const signedUp = model.signedUpFor(boot.me);
  return model.onTheWall.value.filter((topic) => topic.convener === boot.me || signedUp.has(topic.id));
}

/** @param {{ctx: Ctx, slot: import("#types.js").SlotRow, topics: TopicRow[], now: boolean}} props */
function PlanSlot({ctx, slot, topics, now}) {
  return html`<section class="notes-group" aria-labelledby=${`plan-${slot.id}`}>
    <h2 class="notes-lath" id=${`plan-${slot.id}`}><span>${slot.label}</span>
      ${now && html`<span class="chip" data-kind="now">${gettext("now")}</span>`}
      <span class="notes-detail numerals">${timeRange(slot.starts_at, slot.ends_at)}</span></h2>
    ${topics.length > 1 && html`<p class="plan-double">${gettext("More than one at the same time. That is fine: use your two feet.")}</p>`}
    ${topics.length === 0 && html`<p class="soft">${gettext("Free. See where your feet take you.")}</p>`}
    <${PlanNotes} ctx=${ctx} topics=${topics} />
  </section>`;
}

/** @param {{ctx: Ctx, topics: TopicRow[]}} props */
function PlanNotes({ctx, topics}) {
  return html`<ul class="list note-list">${topics.map((topic) => html`<li key=${topic.id}><${NoteItem} ctx=${ctx} id=${topic.id} place="room" level=${3} /></li>`)}</ul>`;
}
