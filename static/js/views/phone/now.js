// What am I supposed to do now? One card that answers it for each phase.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {phaseHint} from "#views/parts/phase.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {NetworkCard} from "#views/parts/network/card.js";
import {PlanCard} from "#views/parts/plan/card.js";
import {AfterMyTurn} from "#views/phone/closing-words.js";
import {NoteItem} from "#views/phone/note-item.js";
import {Principles} from "#views/phone/principles.js";
import {topicHref} from "#views/parts/route.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: Ctx}} props */
export function Now({ctx}) {
  const event = ctx.model.event.value;
  if (!event) return null;
  return html`<section class="now" aria-label=${gettext("What happens now")}>
    ${event.phase !== "prepare" && event.phase !== "closed" && html`<p class="now-hint">${phaseHint(event.phase)}</p>`}
    <${ForPhase} ctx=${ctx} event=${event} />
    <${BatonNow} ctx=${ctx} phase=${event.phase} />
  </section>`;
}

/** @param {{ctx: Ctx, event: import("#types.js").EventRow}} props */
function ForPhase({ctx, event}) {
  switch (event.phase) {
    case "prepare": return html`<p class="now-hint">${gettext("You are in. We start soon: find a chair.")}</p>${event.welcome && html`<p class="now-welcome">${event.welcome}</p>`}`;
    case "welcome": return html`${event.welcome && html`<p class="now-welcome">${event.welcome}</p>`}<${Principles} />`;
    case "notes": return html`<p><a class="button primary wide" href="#/new">${gettext("Write a note")}</a></p>`;
    case "market": return html`<${Market} ctx=${ctx} />`;
    case "sessions": return html`<${Sessions} ctx=${ctx} />`;
    case "plenary": return html`<${Plenary} ctx=${ctx} />`;
    case "closed": return html`<p class="now-hint">${gettext("Thank you for today. This Open Space is closed.")}</p>
      <${After} ctx=${ctx} /><p>${gettext("The notes and what the groups added stay here, and you can read them whenever you like.")}</p>`;
    default: return null;
  }
}

/** @param {{ctx: Ctx}} props */
function Market({ctx}) {
  const mine = ctx.boot.me === null ? 0 : ctx.model.signedUpFor(ctx.boot.me).size;
  return html`<p>${mine === 0
    ? gettext("Open a note below and sign up. You can change your mind as often as you like.")
    : interpolate(ngettext("You are on %(n)s note so far.", "You are on %(n)s notes so far.", mine), {n: mine}, true)}
    ${" "}${mine > 0 && html`<a href="#/plan">${gettext("See your plan")}</a>`}</p>`;
}

/** My notes on the wall. @param {Ctx} ctx @returns {TopicRow[]} */
const convened = ({boot, model}) => model.onTheWall.value.filter((topic) => topic.convener === boot.me && !topic.hidden);

/** Where I am, and what is waiting for me. @param {{ctx: Ctx}} props */
function Sessions({ctx}) {
  const at = ctx.me.value?.at ?? null;
  const open = toOpen(ctx).filter((topic) => topic.id !== at);
  const planned = plannedNow(ctx).filter((topic) => topic.id !== at && !open.includes(topic));
  return html`${at !== null && html`<div class="now-note"><p class="eyebrow">${gettext("You are here now")}</p>
      <${NoteItem} ctx=${ctx} id=${at} place="both" level=${2} /></div>`}
    ${open.map((topic) => html`<p key=${topic.id}><a class="button primary wide" href=${topicHref(topic.id)}>${
      interpolate(gettext("Open your group: note %(number)s"), {number: topic.number}, true)}</a></p>`)}
    <${ToRehang} ctx=${ctx} />
    ${planned.length > 0 && html`<div class="now-note"><p class="eyebrow">${gettext("In your plan now")}</p>
      ${planned.map((topic) => html`<${NoteItem} key=${topic.id} ctx=${ctx} id=${topic.id} place="room" level=${2} />`)}</div>`}
    ${at === null && open.length + planned.length === 0 && html`<p><a href="#/plan">${gettext("See your plan")}</a></p>`}`;
}

/** My notes whose time it is and whose group is not open yet. @param {Ctx} ctx @returns {TopicRow[]} */
function toOpen(ctx) {
  const current = ctx.model.currentSlot.value?.id ?? null;
  return convened(ctx).filter((topic) => topic.state === "posted" && topic.slot !== null && topic.slot === current);
}

/** What I signed up for in the slot that is on now. @param {Ctx} ctx @returns {TopicRow[]} */
function plannedNow({boot, model}) {
  const current = model.currentSlot.value?.id;
  if (boot.me === null || current === undefined) return [];
  const mine = model.signedUpFor(boot.me);
  return model.onTheWall.value.filter((topic) => topic.slot === current && mine.has(topic.id) && (topic.state === "posted" || topic.state === "running"));
}

/** First what is waiting for me, then the way to what comes of the day. @param {{ctx: Ctx}} props */
function Plenary({ctx}) {
  const waits = convened(ctx).filter((topic) => topic.state === "closed").length;
  return html`${waits > 0 && html`<p>${ngettext("Your group is done, and the circle is waiting for its note:", "Your groups are done, and the circle is waiting for their notes:", waits)}</p>`}
    <${ToRehang} ctx=${ctx} />
    <${AfterMyTurn} ctx=${ctx} />
    <${WhatTheWallShows} scene=${ctx.model.event.value?.scene ?? ""} />
    <p><a class="button wide" href="#/outcomes">${gettext("Dots, conclusions, plans and networks")}</a></p>`;
}

/** What the meeting is at, so that nobody has to look for it. @param {{scene: string}} props */
function WhatTheWallShows({scene}) {
  const words = sceneWords(scene);
  return words && html`<p><a class="button primary wide" href=${`#/${scene}`}>${words}</a></p>`;
}

/** @param {string} scene @returns {string} "" where there is nothing to do on a phone */
function sceneWords(scene) {
  switch (scene) {
    case "dots": return gettext("Give your dots");
    case "conclusions": return gettext("Say where you stand");
    case "plans": return gettext("See the action plans");
    case "networks": return gettext("See the networks");
    default: return "";
  }
}

/** What lives on: my plans and my networks. @param {{ctx: Ctx}} props */
function After({ctx}) {
  const {model, boot} = ctx;
  const plans = model.plans.value.filter((plan) => plan.owner === boot.me && plan.state !== "dropped");
  const mine = model.networksOf(boot.me);
  const networks = model.networks.value.filter((network) => mine.has(network.id));
  return html`${plans.length > 0 && html`<h2>${gettext("You see to")}</h2>${plans.map((plan) => html`<${PlanCard} key=${plan.id} ctx=${ctx} plan=${plan} />`)}
      <p>${gettext("Tell here how it goes, also in half a year. On another device you need your personal link.")} <a href="#/me">${gettext("See my link")}</a></p>`}
    ${networks.length > 0 && html`<h2>${gettext("Your networks")}</h2>${networks.map((network) => html`<${NetworkCard} key=${network.id} ctx=${ctx} network=${network} />`)}`}
    <p><a class="button wide" href="#/outcomes">${gettext("What came of the day")}</a></p>`;
}

/** Notes of mine that are finished and not back on the wall. @param {{ctx: Ctx}} props */
function ToRehang({ctx}) {
  const topics = convened(ctx).filter((topic) => topic.state === "closed");
  return html`${topics.map((topic) => html`<p key=${topic.id}><a class="button primary wide" href=${topicHref(topic.id)}>${
    interpolate(gettext("Hang note %(number)s back on the wall"), {number: topic.number}, true)}</a></p>`)}`;
}

/** Who speaks, and my place in the queue. @param {{ctx: Ctx, phase: string}} props */
function BatonNow({ctx, phase}) {
  const {busy, problem, run} = useAction(ctx);
  const {model, boot} = ctx;
  if (!["notes", "market", "plenary"].includes(phase)) return null;
  const holder = model.holder.value;
  const place = model.queue.value.findIndex((turn) => turn.person === boot.me) + 1;
  const note = model.topic(holder?.topic);
  const mine = holder?.person === boot.me;
  return html`<div class="baton-now">
    ${holder && !mine && html`<p>${interpolate(gettext("%(name)s has the baton"), {name: model.person(holder.person).name}, true)}${
      note && !note.hidden && html`: <a href=${topicHref(note.id)}>${note.number} ${note.title}</a>`}</p>`}
    ${place > 0 && html`<p class="spread"><span>${place === 1 ? gettext("The baton comes to you next.") : interpolate(gettext("You are number %(n)s in the queue for the baton."), {n: place}, true)}</span>
      <${Button} class="quiet" busy=${busy} onClick=${() => run("baton.withdraw", {})}>${gettext("Leave the queue")}</${Button}></p>`}
    ${phase === "plenary" && place === 0 && !mine && html`<p><${Button} busy=${busy} onClick=${() => run("baton.ask", {})}>${gettext("Ask for the baton")}</${Button}></p>`}
    <${ProblemBox} problem=${problem} />
  </div>`;
}
