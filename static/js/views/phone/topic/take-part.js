// Sign up or off, and say where one's two feet are. Only what the phase allows is offered; whether
// it is allowed is the server's to say.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {toast} from "#views/parts/toast.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {{ctx: Ctx, topic: TopicRow, phase: string}} props */
export function TakePart({ctx, topic, phase}) {
  const over = topic.state === "closed" || topic.state === "rehung";
  const convener = topic.convener === ctx.boot.me;
  const signsUp = (phase === "market" || phase === "sessions") && !over && !convener;
  const stays = convener && topic.state === "running"; // and moves nowhere until the group is closed
  const feet = phase === "sessions" && !over && !stays;
  if (!signsUp && !feet) return null;
  return html`<section class="take-part" aria-label=${gettext("Take part")}>
    ${feet && html`<${Feet} ctx=${ctx} topic=${topic} />`}
    ${signsUp && html`<${SignUp} ctx=${ctx} topic=${topic} />`}
    <${Full} ctx=${ctx} topic=${topic} />
  </section>`;
}

/** What I did with this note that is still on its way. @param {Ctx} ctx @param {TopicRow} topic @param {string[]} actions */
const onItsWay = (ctx, topic, actions) => ctx.outbox.value.filter((each) => actions.includes(each.action) && each.fields.topic === topic.id).at(-1);

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function SignUp({ctx, topic}) {
  const {busy, problem, run} = useAction(ctx);
  const {model, boot} = ctx;
  const signedUp = model.isSignedUp(topic.id, boot.me);
  const waits = onItsWay(ctx, topic, ["topic.join", "topic.leave"]);
  /** @param {{warning?: string}} result */
  const joined = (result) => {
    if (result.warning === "room_full") toast(gettext("You are signed up, and the room is full now. Come anyway, or talk with the convener about a bigger one."), {tone: "warn", seconds: 10});
  };
  if (waits) {
    return html`<p class="take-waits">${waits.action === "topic.join" ? gettext("Your sign-up waits for the network.") : gettext("Taking you off waits for the network.")}
      ${" "}<${Button} class="quiet" onClick=${() => ctx.drop(waits.key)}>${gettext("Don’t send")}</${Button}></p>`;
  }
  return html`${signedUp
    ? html`<${Button} class="wide" busy=${busy} onClick=${() => run("topic.leave", {topic: topic.id})}>${gettext("Take me off again")}</${Button}>`
    : html`<${Button} class="primary wide" busy=${busy} onClick=${() => run("topic.join", {topic: topic.id}, joined)}>${gettext("Sign me up")}</${Button}>`}
    <${ProblemBox} problem=${problem} />`;
}

/** The law of two feet: where I am now. @param {{ctx: Ctx, topic: TopicRow}} props */
function Feet({ctx, topic}) {
  const {busy, problem, run} = useAction(ctx);
  const here = ctx.me.value?.at === topic.id;
  const waits = ctx.outbox.value.some((each) => each.action === "person.move");
  const runs = topic.state === "running";
  if (waits) return html`<p class="take-waits">${gettext("Where you are waits for the network.")}</p>`;
  return html`<${Button} class=${here || !runs ? "wide" : "wide feet"} busy=${busy} onClick=${() => run("person.move", {topic: here ? null : topic.id})}>
      <${Glyph} name="feet" />${here ? gettext("I moved on") : gettext("I am here now")}</${Button}>
    <${ProblemBox} problem=${problem} />`;
}

/** A full room is told, and stops nobody. @param {{ctx: Ctx, topic: TopicRow}} props */
function Full({ctx, topic}) {
  const capacity = ctx.store.row("room", topic.room)?.capacity;
  const heads = ctx.model.headcount(topic.id);
  if (!capacity || heads < capacity) return null;
  return html`<p class="take-full"><span class="chip" data-kind="warn">${heads > capacity ? gettext("More than the room holds") : gettext("The room is full")}</span>
    ${" "}${interpolate(gettext("%(heads)s signed up, %(places)s places. You may come all the same."), {heads, places: capacity}, true)}</p>`;
}
