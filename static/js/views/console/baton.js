// The baton: who speaks, who is next. The facilitator passes it on with one key.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {noteTitle} from "#views/parts/note.js";
import {toast} from "#views/parts/toast.js";
import {topicHref} from "#views/parts/route.js";
import {BatonTools} from "#views/console/plenary/baton-tools.js";
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
  const {busy, problem, run} = useAction(ctx);
  const phase = ctx.model.event.value?.phase ?? "";
  const circle = ctx.model.event.value?.circle ?? false;
  const none = !holder && queue.length === 0 && !circle;
  return html`<section class="side-part" aria-labelledby="baton-name">
    <h2 id="baton-name"><${Glyph} name="baton" />${gettext("The baton")}</h2>
    <div role="status">${holder && html`<${Holder} ctx=${ctx} turn=${holder} />`}</div>
    ${none && html`<p class="soft">${PHASES.has(phase) ? gettext("It lies in the middle. Nobody has asked for it.") : gettext("It rests in this phase.")}</p>`}
    ${!none && html`<div class="row">
      <${Button} class=${queue.length > 0 ? "primary" : ""} busy=${busy} onClick=${() => run("baton.pass", theTurn(holder))}>${queue.length > 0 || circle ? gettext("Pass it on") : gettext("Take it back")}${
        desk.keysOn.value && html` <kbd aria-hidden="true">b</kbd>`}</${Button}>
      ${holder && queue.length > 0 && html`<${Button} class="quiet" onClick=${() => run("baton.rest", {})}>${gettext("Lay it down")}</${Button}>`}</div>`}
    <${ProblemBox} problem=${problem} />
    ${phase === "plenary" && html`<${BatonTools} ctx=${ctx} />`}
    ${queue.length > 0 && html`<h3 class="eyebrow">${gettext("Waiting for it")}</h3>
      <ol class="list queue">${queue.map((turn) => html`<${Waits} key=${turn.id} ctx=${ctx} turn=${turn} run=${run} />`)}</ol>`}
  </section>`;
}

/** So that two who pass it on together pass it once. @param {TurnRow | undefined} holder */
const theTurn = (holder) => (holder ? {turn: holder.id} : {});

/** @param {{ctx: Ctx, turn: TurnRow}} props */
function Holder({ctx, turn}) {
  return html`<div class="baton-holder"><strong>${ctx.model.person(turn.person).name}</strong><${About} ctx=${ctx} turn=${turn} /></div>`;
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
