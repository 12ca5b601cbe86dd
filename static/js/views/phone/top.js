// The top of every page on the phone: what happens now and how long, and what everybody must know.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Announcement} from "#views/parts/announcement.js";
import {Countdown} from "#views/parts/countdown.js";
import {Glyph} from "#views/parts/glyph.js";
import {LiveBar} from "#views/parts/live-bar.js";
import {phaseName} from "#views/parts/phase.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {topicHref} from "#views/parts/route.js";
import {Waiting} from "#views/phone/waiting.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx}} props */
export function Top({ctx}) {
  const event = ctx.model.event.value;
  if (!event) return null;
  return html`<header class="top">
    <div class="top-stays"><div class="top-band">
      <p class="top-phase"><span>${phaseName(event.phase)}</span>${event.demo && html`<span class="demo-mark">${gettext("Demonstration")}</span>`}</p>
      <${Countdown} endsAt=${event.phase === "closed" ? null : event.phase_ends_at} clock=${ctx.clock} />
    </div><${LiveBar} live=${ctx.socket.live.value} /></div>
    <${Announcement} text=${event.announcement} />
    <${Baton} ctx=${ctx} />
    <${Waiting} ctx=${ctx} />
  </header>`;
}

/** Who has the baton holds it, whatever page they are on. @param {{ctx: Ctx}} props */
function Baton({ctx}) {
  const holder = ctx.model.holder.value;
  const mine = holder?.person === ctx.boot.me;
  return html`<div role="status">${mine && html`<${HaveBaton} ctx=${ctx} topic=${holder?.topic ?? null} />`}</div>`;
}

/** @param {{ctx: Ctx, topic: number | null}} props */
function HaveBaton({ctx, topic}) {
  const {busy, problem, run} = useAction(ctx);
  const note = ctx.model.topic(topic);
  const next = ctx.model.queue.value[0];
  return html`<section class="have-baton"><${Glyph} name="baton" />
    <div><h2>${gettext("You have the baton")}</h2>
      <p>${note
        ? html`<a href=${topicHref(note.id)}>${interpolate(gettext("Tell about note %(number)s, “%(title)s”"), {number: note.number, title: note.title}, true)}</a>`
        : gettext("You speak, the others listen.")}</p>
      <div class="row"><${Button} class="primary" busy=${busy} onClick=${() => run("baton.pass", {})}>${next
        ? interpolate(gettext("Pass it on to %(name)s"), {name: ctx.model.person(next.person).name}, true)
        : gettext("I am done")}</${Button}></div>
      <${ProblemBox} problem=${problem} /></div>
  </section>`;
}
