// A note was put down where another hangs: change places, become one, or choose another place.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {noteTitle} from "#views/parts/note.js";
import {Suggestions} from "#views/parts/suggestions.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {focusHandle, hungWords} from "#views/console/carry.js";
import {canMerge} from "#views/console/note-deeds.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */
/** @typedef {import("#views/console/carry.js").Carry} Carry */
/** @typedef {import("#views/console/carry.js").Meeting} Meeting */

/** @param {{ctx: Ctx, carry: Carry}} props */
export function DropDialog({ctx, carry}) {
  const meeting = carry.meeting.value;
  const topic = ctx.model.topic(meeting?.topic);
  return meeting && topic ? html`<${Choose} key=${topic.id} ctx=${ctx} carry=${carry} meeting=${meeting} topic=${topic} />` : null;
}

/** @param {{ctx: Ctx, carry: Carry, meeting: Meeting, topic: TopicRow}} props */
function Choose({ctx, carry, meeting, topic}) {
  const {busy, problem, run} = useAction(ctx);
  const there = carry.there(meeting.place);
  const close = () => { carry.meeting.value = null; focusHandle(topic.id); };
  /** @param {string} action @param {Record<string, any>} fields @param {string} words */
  const done = async (action, fields, words) => { if (await run(action, {topic: topic.id, ...fields}, toldWithUndo(ctx, words))) close(); };
  const names = {number: topic.number, other: there?.number ?? ""};
  const suggestions = problem?.code === "place_taken" ? problem.suggestions : meeting.suggestions;
  const place = (/** @type {any} */ where) => done("topic.place", where, hungWords(ctx, topic.id, where));
  return html`<${Dialog} open onClose=${close} title=${there ? interpolate(gettext("%(place)s is taken"), {place: ctx.model.placeName(there)}, true) : gettext("The place is free now")}>
    <${Two} ctx=${ctx} topic=${topic} there=${there} />
    ${there ? html`<div class="stack">
      ${!there.hidden && html`<${Button} class="wide choice-deed" busy=${busy} onClick=${() => done("topic.swap", {with: there.id}, interpolate(gettext("Notes %(number)s and %(other)s have changed places."), names, true))}>
        <span>${gettext("Let them change places")}</span><span class="soft">${swapWords(ctx, topic, there)}</span></${Button}>`}
      ${canMerge(topic, there) && html`<${Button} class="wide choice-deed" onClick=${() => done("topic.merge", {into: there.id}, interpolate(gettext("Note %(number)s is part of note %(other)s now."), names, true))}>
        <span>${interpolate(gettext("Merge %(number)s into %(other)s"), names, true)}</span><span class="soft">${gettext("Everybody who signed up follows along, and so does what was added.")}</span></${Button}>`}</div>`
    : html`<${Button} class="wide" busy=${busy} onClick=${() => place(meeting.place)}>${gettext("Hang it there")}</${Button}>`}
    ${suggestions && html`<${Suggestions} ctx=${ctx} places=${suggestions} onChoose=${place} />`}
    <${ProblemBox} problem=${problem} />
    <footer><${Button} class="quiet" onClick=${close}>${gettext("Leave both where they are")}</${Button}></footer>
  </${Dialog}>`;
}

/** @param {{ctx: Ctx, topic: TopicRow, there: TopicRow | undefined}} props */
function Two({ctx, topic, there}) {
  return html`<ul class="list two-notes">${[topic, there].filter((each) => each !== undefined).map((each) => html`<li key=${each.id}><b>${each.number}</b> ${noteTitle(each)}
    <span class="soft">, ${ctx.model.person(each.convener).name}</span></li>`)}</ul>`;
}

/** Where the other one goes. @param {Ctx} ctx @param {TopicRow} topic @param {TopicRow} there */
function swapWords({model}, topic, there) {
  const place = model.placeName(topic);
  if (!place) return interpolate(gettext("%(other)s is without a place then."), {other: there.number}, true);
  return interpolate(gettext("%(other)s goes to %(place)s."), {other: there.number, place}, true);
}
