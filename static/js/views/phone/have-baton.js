// I have the baton: on whatever page I am, it is said, and I can speak my words into the book and pass it on.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {Glyph} from "#views/parts/glyph.js";
import {PersonPicker} from "#views/parts/person-picker.js";
import {phoneHref, topicHref} from "#views/parts/route.js";
import {spent, timeWords} from "#views/parts/turns.js";
import {ClosingWords} from "#views/phone/closing-words.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TurnRow} TurnRow */

/** Who has the baton holds it, whatever page they are on. @param {{ctx: Ctx}} props */
export function Baton({ctx}) {
  const holder = ctx.model.holder.value;
  const mine = holder !== undefined && holder.person === ctx.boot.me;
  return html`<div role="status">${mine && html`<${HaveBaton} key=${holder.id} ctx=${ctx} turn=${holder} />`}</div>`;
}

/** @param {{ctx: Ctx, turn: TurnRow}} props */
function HaveBaton({ctx, turn}) {
  const [choosing, setChoosing] = useState(false);
  const {busy, problem, run} = useAction(ctx);
  const note = ctx.model.topic(turn.topic);
  const plenary = ctx.model.event.value?.phase === "plenary";
  useEffect(() => {
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]); // felt in the hand, where the phone allows it
  }, []);
  return html`<section class="have-baton"><${Glyph} name="baton" />
    <div><h2>${gettext("You have the baton")}</h2>
      <p>${note
        ? html`<a href=${phoneHref(ctx.boot, topicHref(note.id))}>${interpolate(gettext("Tell about note %(number)s, “%(title)s”"), {number: note.number, title: note.title}, true)}</a>`
        : gettext("You speak, the others listen.")}</p>
      ${plenary && html`<${GentleTime} ctx=${ctx} turn=${turn} /><${ClosingWords} ctx=${ctx} turn=${turn} />`}
      <div class="row"><${Button} class="primary" busy=${busy} onClick=${() => run("baton.pass", {turn: turn.id})}>${onward(ctx)}</${Button}>
        ${plenary && html`<${Button} onClick=${() => setChoosing(true)}>${gettext("To somebody else …")}</${Button}>`}</div>
      ${plenary && html`<p class="small">${gettext("You may pass it on without a word.")}</p>`}
      <${ProblemBox} problem=${problem} />
      <${Dialog} open=${choosing} onClose=${() => setChoosing(false)} title=${gettext("Pass the baton to …")}>
        <${PersonPicker} ctx=${ctx} chosen=${null} onChoose=${async (/** @type {{id: number}} */ person) => {
          if (await run("baton.pass", {turn: turn.id, to: person.id})) setChoosing(false);
        }} /></${Dialog}></div>
  </section>`;
}

/** Fills, and then is simply full: nobody is rung out. @param {{ctx: Ctx, turn: TurnRow}} props */
function GentleTime({ctx, turn}) {
  const seconds = ctx.model.event.value?.turn_seconds ?? null;
  if (seconds === null) return null;
  ctx.clock.tick.value; // read, so that each second draws this again
  return html`<div class="gentle-time"><span aria-hidden="true"><i style=${{"--spent": spent(turn.held_at, seconds, ctx.clock.now())}}></i></span>
    <p class="small">${interpolate(gettext("About %(time)s each, and nobody is cut off."), {time: timeWords(seconds)}, true)}</p></div>`;
}

/** Where it goes when I let go of it. @param {Ctx} ctx @returns {string} */
function onward({model}) {
  const next = model.queue.value[0];
  if (next) return interpolate(gettext("Pass it on to %(name)s"), {name: model.person(next.person).name}, true);
  return model.event.value?.circle ? gettext("Pass it on round the circle") : gettext("I am done");
}
