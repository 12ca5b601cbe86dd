// What the meeting is agreeing on, for all to read: dots, conclusions, plans and networks.
import {html} from "htm/preact";
import {date, gettext, interpolate, ngettext, time} from "#i18n.js";
import {Gathered, Objections, StanceBars} from "#views/parts/conclusion/bars.js";
import {memberWords} from "#views/parts/network/words.js";
import {noteTitle} from "#views/parts/note.js";
import {planState} from "#views/parts/plan/state.js";

/** @param {{ctx: any, event: any, votes: any[], most: number}} props most: the largest sum there is */
export function DotsScene({ctx, event, votes, most}) {
  if (!event.dots_shown) {
    return html`<main class="scene-words"><p>${gettext("Dots are being given, on the phones.")}</p><p>${gettext("The result is shown when all are done.")}</p></main>`;
  }
  if (votes.length === 0) {
    return html`<main class="scene-words"><p>${interpolate(ngettext("You have %(n)s dot.", "You have %(n)s dots.", event.dots), {n: event.dots}, true)}</p><p>${gettext("Put them on your phone, where your energy is.")}</p></main>`;
  }
  return html`<main class="scene dots-scene"><ol class="list">${votes.map((vote) => {
    const topic = ctx.model.topic(vote.topic);
    return topic && html`<li key=${vote.topic}><b class="numerals">${topic.number}</b><span class="dots-title">${noteTitle(topic)}</span>
      <span class="dots-bar"><span style=${{"--part": vote.dots / most}}></span><b class="numerals">${vote.dots}</b></span></li>`;
  })}</ol></main>`;
}

/** @param {{ctx: any, conclusions: any[]}} props */
export function ConclusionsScene({ctx, conclusions}) {
  if (conclusions.length === 0) return html`<main class="scene-words"><p>${gettext("What can all of us carry?")}</p><p>${gettext("Propose a conclusion on your phone, or say it in the circle.")}</p></main>`;
  return html`<main class="scene conclusions-scene">${conclusions.map((conclusion) => html`<article class="sheet" key=${conclusion.id} data-adopted=${conclusion.adopted || null}>
    ${conclusion.adopted && html`<p class="sheet-mark">${gettext("Adopted")}</p>`}
    <h2>${conclusion.text}</h2><${Gathered} ctx=${ctx} conclusion=${conclusion} />
    <${StanceBars} stances=${ctx.model.stances(conclusion.id)} /><${Objections} ctx=${ctx} stances=${ctx.model.stances(conclusion.id)} /></article>`)}</main>`;
}

/** @param {{ctx: any, plans: any[]}} props */
export function PlansScene({ctx, plans}) {
  if (plans.length === 0) return html`<main class="scene-words"><p>${gettext("What happens tomorrow, and who sees to it?")}</p><p>${gettext("Propose an action plan on your phone.")}</p></main>`;
  return html`<main class="scene plans-scene">${plans.map((plan) => html`<article class="sheet" key=${plan.id} data-unowned=${plan.owner === null || null} data-state=${plan.state}>
    <h2>${plan.what}</h2>
    <p class="sheet-owner">${plan.owner === null ? html`<span class="sheet-nobody">${gettext("Nobody yet. Who takes it?")}</span>` : ctx.model.person(plan.owner).name}</p>
    <p>${[plan.first_step && interpolate(gettext("First: %(step)s"), {step: plan.first_step}, true), plan.due && interpolate(gettext("By %(day)s"), {day: date(plan.due)}, true), plan.state !== "open" && planState(plan.state)].filter(Boolean).join(" · ")}</p></article>`)}</main>`;
}

/** @param {{ctx: any, networks: any[]}} props */
export function NetworksScene({ctx, networks}) {
  if (networks.length === 0) return html`<main class="scene-words"><p>${gettext("Who do you want to go on meeting?")}</p><p>${gettext("Found a network on your phone. Everyone joins by themselves.")}</p></main>`;
  return html`<main class="scene networks-scene">${networks.map((network) => html`<article class="sheet" key=${network.id}>
    <h2>${network.name}</h2><p class="sheet-purpose">${network.purpose}</p>
    <p class="sheet-owner">${memberWords(ctx, network.id)}</p>
    <p>${[network.host && interpolate(gettext("host: %(name)s"), {name: ctx.model.person(network.host).name}, true), network.rhythm].filter(Boolean).join(" · ")}</p>
    ${network.next_meeting && html`<p>${interpolate(gettext("Meets %(day)s at %(time)s"), {day: date(network.next_meeting), time: time(network.next_meeting)}, true)}${network.next_where && `, ${network.next_where}`}</p>`}</article>`)}</main>`;
}
