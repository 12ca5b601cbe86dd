// Two notes side by side: why they look alike, and merging one into the other in two presses.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {HeadCount} from "#views/parts/note.js";
import {likeness} from "#views/console/hints/pairs.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: Ctx, pair: import("#views/console/hints/pairs.js").Pair, onDismiss: () => void}} props */
export function OnePair({ctx, pair, onDismiss}) {
  const [from, setFrom] = useState(/** @type {number | null} */ (null));
  const [one, other] = pair.topics.map((id) => ctx.model.topic(id));
  if (!one || !other) return null;
  /** @param {TopicRow} topic @param {TopicRow} into */
  const choose = (topic, into) => html`<${Button} onClick=${() => setFrom(topic.id)}>${
    interpolate(gettext("%(one)s into %(other)s"), {one: topic.number, other: into.number}, true)}</${Button}>`;
  return html`<li class="pair" data-pair=${`${one.number} ${other.number}`}>
    <p><strong>${likeness(pair.score)}.</strong> ${pair.shared.length > 0 && html`<span class="soft">${gettext("Both say:")}</span> ${pair.shared.join(", ")}`}</p>
    <div class="pair-notes"><${Half} ctx=${ctx} topic=${one} /><${Half} ctx=${ctx} topic=${other} /></div>
    ${from !== null
      ? html`<${Confirm} ctx=${ctx} from=${from === one.id ? one : other} into=${from === one.id ? other : one} onCancel=${() => setFrom(null)} />`
      : html`<div class="row"><span class="soft">${gettext("Merge:")}</span>${choose(one, other)}${choose(other, one)}<${Button} class="quiet" onClick=${onDismiss}>${gettext("Not the same")}</${Button}></div>`}
  </li>`;
}

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Half({ctx, topic}) {
  const {name} = ctx.model.person(topic.convener);
  return html`<div class="note pair-note"><h3 class="note-title"><span class="note-number"><span class="visually-hidden">${gettext("Note")} </span>${topic.number}</span> ${topic.title}</h3>
    ${topic.text && html`<p class="note-text">${topic.text}</p>`}
    <p class="note-convener">${name}</p>
    <p class="note-counts"><${HeadCount} count=${ctx.model.headcount(topic.id)} /><span>${ctx.model.placeName(topic)}</span></p>
    <p class="consent" data-consent=${topic.consent || null}>${topic.consent ? gettext("Others may merge into it.") : gettext("Ask first: others may not merge into it without a word.")}</p></div>`;
}

/** @param {{ctx: Ctx, from: TopicRow, into: TopicRow, onCancel: () => void}} props */
function Confirm({ctx, from, into, onCancel}) {
  const {busy, problem, run} = useAction(ctx);
  const [fromName, intoName] = [from, into].map((topic) => ctx.model.person(topic.convener).name);
  const names = {from: fromName, into: intoName, one: from.number, other: into.number};
  const done = interpolate(gettext("Note %(one)s is part of note %(other)s now."), names, true);
  const merge = () => run("topic.merge", {topic: from.id, into: into.id}, toldWithUndo(ctx, done));
  return html`<div class="pair-confirm">
    <p><strong>${interpolate(consentWords(into.consent, fromName === intoName), names, true)}</strong></p>
    <p>${interpolate(gettext("Everybody who signed up for %(one)s, and all that was added, follows along to %(other)s. %(into)s takes it from there."), names, true)}</p>
    <div class="row"><${Button} class="primary" busy=${busy} onClick=${merge}>${into.consent ? gettext("Merge them") : gettext("I have asked: merge them")}</${Button}
      ><${Button} class="quiet" onClick=${onCancel}>${gettext("Not now")}</${Button}></div>
    <${ProblemBox} problem=${problem} /></div>`;
}

/** Whose word is needed. The note that goes is its convener's; the one that stays lets others in or not. @param {boolean} consent @param {boolean} same one convener for both @returns {string} */
export function consentWords(consent, same) {
  if (same) return gettext("Both notes are %(from)s’s. Ask first.");
  return consent
    ? gettext("%(into)s lets others merge into note %(other)s. Ask %(from)s, whose note %(one)s goes.")
    : gettext("%(into)s has not said that others may merge into note %(other)s. Ask %(into)s and %(from)s first.");
}
