// The baton: who speaks, who is next. The facilitator passes it on with one key.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {noteTitle} from "#views/parts/note.js";
import {toast} from "#views/parts/toast.js";
import {topicHref} from "#views/parts/route.js";
import {BatonRules, BatonTools} from "#views/console/plenary/baton-tools.js";
import {hasScenes} from "#views/console/plenary/showing.js";
import {held, timeWords} from "#views/parts/turns.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TurnRow} TurnRow */

const PHASES = new Set(["notes", "market", "plenary"]);

/** The key `b`: on to the next, or down when nobody waits. @param {Ctx} ctx */
export function passOn(ctx) {
  const {event, holder, queue} = ctx.model;
  if (!holder.peek() && queue.peek().length === 0 && !event.peek()?.circle) return void toast(gettext("Nobody is waiting for the baton."));
  // A pass that waits would go through later, past somebody nobody saw here.
  if (ctx.socket.live.peek() !== "live") return void toast(gettext("Not live: the baton stays where it is."), {tone: "warn"});
  const turn = holder.peek()?.id;
  ctx.act("baton.pass", turn === undefined ? {} : {turn}).catch((problem) => {
    if (problem.code !== "dropped" && !problem.late) toast(`${problem.title}. ${problem.detail}`, {tone: "error"});
  });
}

/** @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk}} props */
export function Baton({ctx, desk}) {
  const holder = ctx.model.holder.value;
  const queue = ctx.model.queue.value;
  const event = ctx.model.event.value;
  const action = useAction(ctx);
  const plenary = event?.phase === "plenary";
  return html`<section class="side-part" aria-labelledby="baton-name">
    <h2 id="baton-name"><${Glyph} name="baton" />${gettext("The baton")}</h2>
    <div class="baton-holder" data-held=${holder ? "" : null}><div role="status">${holder && html`<${Holder} ctx=${ctx} turn=${holder} />`}</div>
      ${holder && html`<${HeldFor} ctx=${ctx} turn=${holder} />${holder.words && html`<p class="baton-said">${holder.words}</p>`}`}</div>
    ${!holder && queue.length === 0 && html`<p class="soft">${PHASES.has(event?.phase ?? "") ? gettext("It lies in the middle. Nobody has asked for it.") : gettext("It rests in this phase.")}</p>`}
    <div class="row baton-deeds"><${Onward} ctx=${ctx} desk=${desk} action=${action} />${hasScenes(event?.phase) && html`<${BatonTools} ctx=${ctx} plenary=${plenary} />`}</div>
    <${ProblemBox} problem=${action.problem} />
    ${queue.length > 0 && html`<h3 class="eyebrow">${gettext("Waiting for it")}</h3>
      <ol class="list queue">${queue.map((turn) => html`<${Waits} key=${turn.id} ctx=${ctx} turn=${turn} run=${action.run} />`)}</ol>`}
    ${plenary && html`<${BatonRules} ctx=${ctx} event=${event} />`}
  </section>`;
}

/** On to the next, or down. @param {{ctx: Ctx, desk: import("#views/console/desk.js").Desk, action: ReturnType<typeof useAction>}} props */
function Onward({ctx, desk, action: {busy, run}}) {
  const holder = ctx.model.holder.value;
  const somebody = ctx.model.queue.value.length > 0 || (ctx.model.event.value?.circle ?? false);
  if (!holder && !somebody) return null;
  return html`<${Button} class=${somebody ? "primary" : ""} busy=${busy} onClick=${() => run("baton.pass", theTurn(holder))}>${somebody ? gettext("Pass it on") : gettext("Take it back")}${
      desk.keysOn.value && html` <kbd aria-hidden="true">b</kbd>`}</${Button}>
    ${holder && somebody && html`<${Button} class="quiet" onClick=${() => run("baton.rest", {})}>${gettext("Lay it down")}</${Button}>`}`;
}

/** So that two who pass it on together pass it once. @param {TurnRow | undefined} holder */
const theTurn = (holder) => (holder ? {turn: holder.id} : {});

/** @param {{ctx: Ctx, turn: TurnRow}} props */
function Holder({ctx, turn}) {
  const {name, organisation} = ctx.model.person(turn.person);
  return html`<strong>${name}</strong>${organisation && html`<span class="small">${organisation}</span>`}<${About} ctx=${ctx} turn=${turn} />`;
}

/** How long, beside the gentle time if there is one. It tells; it never rings anybody out. @param {{ctx: Ctx, turn: TurnRow}} props */
function HeldFor({ctx, turn}) {
  ctx.clock.tick.value;
  const seconds = ctx.model.event.value?.turn_seconds ?? null;
  const {text, over} = held(turn.held_at, ctx.clock.now(), seconds);
  if (!text) return null;
  return html`<p class="held-for numerals" role="timer" data-over=${over || null}><b>${text}</b>${seconds !== null && html` <span>${over
    ? interpolate(gettext("more than %(time)s"), {time: timeWords(seconds)}, true) : interpolate(gettext("of %(time)s"), {time: timeWords(seconds)}, true)}</span>`}</p>`;
}

/** @param {{ctx: Ctx, turn: TurnRow, run: ReturnType<typeof useAction>["run"]}} props */
function Waits({ctx, turn, run}) {
  const {name} = ctx.model.person(turn.person);
  return html`<li><span><strong>${name}</strong><${About} ctx=${ctx} turn=${turn} /></span>
    <button type="button" class="button quiet" aria-label=${interpolate(gettext("Give %(name)s the baton now"), {name}, true)}
      onClick=${() => run("baton.pass", {to: turn.person, ...theTurn(ctx.model.holder.peek())})}>${gettext("Now")}</button></li>`;
}

/** @param {{ctx: Ctx, turn: TurnRow}} props */
function About({ctx, turn}) {
  const topic = ctx.model.topic(turn.topic);
  return topic ? html`<a href=${topicHref(topic.id)}>${topic.number} ${noteTitle(topic)}</a>` : null;
}
