// A network in a list, and the whole of one.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {Contacts} from "#views/parts/network/contacts.js";
import {NetworkForm} from "#views/parts/network/form.js";
import {Join} from "#views/parts/network/join.js";
import {MeetDialog, NextMeeting} from "#views/parts/network/meeting.js";
import {memberWords} from "#views/parts/network/words.js";
import {PersonPicker} from "#views/parts/person-picker.js";
import {PlanCard} from "#views/parts/plan/card.js";
import {PlanForm} from "#views/parts/plan/form.js";
import {SureButton} from "#views/parts/sure-button.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").NetworkRow} NetworkRow */
/** @typedef {{ctx: Ctx, network: NetworkRow}} Props */

/** @param {Props & {level?: number, href?: string}} props */
export function NetworkCard({ctx, network, level = 3, href = `#/network/${network.id}`}) {
  const Heading = `h${level}`;
  const mine = ctx.model.networksOf(ctx.boot.me).has(network.id);
  return html`<article class="card network-card" data-network=${network.id}>
    <${Heading}><a href=${href}>${network.name}</a></${Heading}>
    <p class="network-purpose">${network.purpose}</p>
    <p class="soft">${memberWords(ctx, network.id)}${network.host && ` · ${interpolate(gettext("host: %(name)s"), {name: ctx.model.person(network.host).name}, true)}`}</p>
    ${network.rhythm && html`<p class="soft">${network.rhythm}</p>`}
    ${network.next_meeting && html`<${NextMeeting} ctx=${ctx} network=${network} />`}
    ${mine && html`<p><span class="chip" data-kind="mine">${gettext("You are a member")}</span></p>`}
  </article>`;
}

/** All of one network, under a heading the page writes itself. @param {Props} props */
export function NetworkSheet({ctx, network}) {
  const members = ctx.model.members(network.id);
  const plans = ctx.model.plans.value.filter((plan) => plan.network === network.id || plan.id === network.plan);
  const hosts = network.host === ctx.boot.me || ctx.role.value === "facilitator";
  return html`<div class="network-sheet stack">
    <p class="network-purpose">${network.purpose}</p>
    ${network.rhythm && html`<p>${network.rhythm}</p>`}
    <${From} ctx=${ctx} network=${network} />
    <${Join} ctx=${ctx} network=${network} />
    <section class="stack"><h2>${gettext("The next meeting")}</h2><${NextMeeting} ctx=${ctx} network=${network} />
      ${hosts && ctx.me.value && html`<${HostDeeds} ctx=${ctx} network=${network} />`}</section>
    <section class="stack"><h2>${memberWords(ctx, network.id)}</h2>
      <ul class="list names">${members.map((id) => html`<li key=${id}>${ctx.model.person(id).name}${ctx.model.person(id).organisation && html`<span class="soft">, ${ctx.model.person(id).organisation}</span>`}${
        id === network.host && html` <span class="chip">${gettext("host")}</span>`}</li>`)}</ul>
      <${Contacts} ctx=${ctx} network=${network.id} /></section>
    <${Plans} ctx=${ctx} network=${network} plans=${plans} member=${members.includes(ctx.boot.me ?? 0)} />
  </div>`;
}

/** The note it grew out of. @param {Props} props */
function From({ctx, network}) {
  const topic = ctx.model.topic(network.topic);
  if (!topic || topic.hidden) return null;
  return html`<p class="soft">${interpolate(gettext("It grew out of note %(number)s: %(title)s"), {number: topic.number, title: topic.title}, true)}</p>`;
}

/** @param {Props & {plans: import("#types.js").PlanRow[], member: boolean}} props */
function Plans({ctx, network, plans, member}) {
  const [writing, setWriting] = useState(false);
  if (plans.length === 0 && !member) return null;
  return html`<section class="stack"><h2>${gettext("Its plans")}</h2>
    ${plans.map((plan) => html`<${PlanCard} key=${plan.id} ctx=${ctx} plan=${plan} />`)}
    ${member && html`<p><${Button} onClick=${() => setWriting(true)}>${gettext("Propose an action plan")}</${Button}></p>`}
    ${writing && html`<${PlanForm} ctx=${ctx} network=${network.id} onClose=${() => setWriting(false)} />`}</section>`;
}

/** @param {Props} props */
function HostDeeds({ctx, network}) {
  const [open, setOpen] = useState(/** @type {"meet" | "change" | "host" | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  const shut = () => setOpen(null);
  return html`<div class="row">
      <${Button} onClick=${() => setOpen("meet")}>${gettext("Set the next meeting")}</${Button}
      ><${Button} class="quiet" onClick=${() => setOpen("change")}>${gettext("Change the words")}</${Button}
      ><${Button} class="quiet" onClick=${() => setOpen("host")}>${gettext("Another host")}</${Button}
      ><${SureButton} busy=${busy} onClick=${() => run("network.end", {network: network.id})}>${gettext("End the network")}</${SureButton}>
    </div>
    <${ProblemBox} problem=${problem} />
    ${open === "meet" && html`<${MeetDialog} ctx=${ctx} network=${network} onClose=${shut} />`}
    ${open === "change" && html`<${NetworkForm} ctx=${ctx} network=${network} onClose=${shut} />`}
    <${Dialog} open=${open === "host"} onClose=${shut} title=${gettext("Another host")}>
      <p class="soft">${gettext("Ask first. Only a member can host.")}</p>
      <${PersonPicker} ctx=${ctx} chosen=${network.host} among=${ctx.model.members(network.id)}
        onChoose=${async (/** @type {{id: number}} */ person) => { if (await run("network.edit", {network: network.id, host: person.id})) shut(); }} />
      <${ProblemBox} problem=${problem} />
    </${Dialog}>`;
}
