// Joining a network, changing what one shares there, and leaving: always one's own act.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {refreshMine, useMine} from "#views/parts/mine.js";
import {ShareContact, useContact} from "#views/parts/network/share-contact.js";
import {SureButton} from "#views/parts/sure-button.js";

/** @typedef {{ctx: import("#types.js").Ctx, network: import("#types.js").NetworkRow}} Props */

/** @param {Props} props */
export function Join({ctx, network}) {
  const [asking, setAsking] = useState(false);
  const {busy, problem, run} = useAction(ctx);
  const mine = useMine(ctx);
  const member = ctx.model.networksOf(ctx.boot.me).has(network.id);
  const shares = mine.value?.shares_contact.includes(network.id) ?? false;
  if (!ctx.me.value) return html`<${Outside} ctx=${ctx} />`;
  return html`<div class="row">
      ${member
        ? html`<${Button} class="quiet" onClick=${() => setAsking(true)}>${shares ? gettext("You share how you are reached") : gettext("You don’t share how you are reached")}</${Button}>
          <${SureButton} busy=${busy} onClick=${() => run("network.leave", {network: network.id}, () => void refreshMine(ctx))}>${gettext("Leave the network")}</${SureButton}>`
        : html`<${Button} class="primary" onClick=${() => setAsking(true)}>${gettext("Join")}</${Button}>`}
    </div>
    <${ProblemBox} problem=${problem} />
    ${asking && html`<${JoinDialog} ctx=${ctx} network=${network} member=${member} shares=${shares} onClose=${() => setAsking(false)} />`}`;
}

/** Nobody new can come in when the day is over. @param {{ctx: Props["ctx"]}} props */
function Outside({ctx}) {
  if (ctx.model.event.value?.phase === "closed") return html`<p class="soft">${gettext("Those who were part of the day can still join: with their personal link.")}</p>`;
  return html`<p><a class="button" href=${ctx.boot.urls.phone}>${gettext("Give your name to take part")}</a></p>`;
}

/** @param {Props & {member: boolean, shares: boolean, onClose: () => void}} props */
function JoinDialog({ctx, network, member, shares, onClose}) {
  const [share, setShare] = useState(shares);
  const sharing = useContact(ctx);
  const {busy, problem, run} = useAction(ctx);
  const send = async () => {
    if (share && !await sharing.save()) return;
    if (await run("network.join", {network: network.id, share_contact: share}, () => void refreshMine(ctx))) onClose();
  };
  return html`<${Dialog} open onClose=${onClose} title=${member ? network.name : interpolate(gettext("Join “%(name)s”"), {name: network.name}, true)}>
    <form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void send(); }}>
      <${ShareContact} sharing=${sharing} share=${share} onChange=${setShare} />
      <${ProblemBox} problem=${problem ?? sharing.problem} fields=${["contact"]} />
      <${Button} type="submit" class="primary wide" busy=${busy}>${member ? gettext("Save") : gettext("Join")}</${Button}>
    </form>
  </${Dialog}>`;
}
