// The networks that live on after today, and where to join them.
import {html} from "htm/preact";
import {date, gettext, interpolate, time} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {memberWords} from "#views/parts/network/words.js";
import {Flow} from "#views/wall/plenary/flow.js";
import {Invitation, Way} from "#views/wall/plenary/stage.js";

/** @typedef {import("#types.js").NetworkRow} NetworkRow */

/** @param {{ctx: any, event: any, news: string}} props */
export function NetworksScene({ctx, event, news}) {
  const networks = /** @type {NetworkRow[]} */ (ctx.model.networks.value);
  const how = event.phase === "plenary" ? gettext("Found a network on your phone. Everyone joins by themselves.") : "";
  return html`<${Flow} ctx=${ctx} news=${news} name="networks-scene" title=${gettext("Networks")} hint=${html`<${Way} boot=${ctx.boot} page="networks" words=${gettext("See them and join:")} />`}
    papers=${networks.map((network) => networkPaper(network, ctx))} columns=${Math.min(2, networks.length || 1)}
    empty=${html`<${Invitation} ask=${gettext("Who do you want to go on meeting?")} how=${how} />`} />`;
}

/** @param {NetworkRow} network @param {any} ctx @returns {import("./ruler.js").Paper} */
function networkPaper(network, ctx) {
  const host = network.host ? ctx.model.person(network.host).name : "";
  const members = memberWords(ctx, network.id);
  return {
    key: String(network.id), pieces: 0, fresh: ctx.fresh.value.has(`network:${network.id}`),
    letters: network.name.length + network.purpose.length + network.rhythm.length,
    sign: JSON.stringify([network, host, members]),
    draw: () => html`<${Network} key=${network.id} network=${network} host=${host} members=${members} ctx=${ctx} />`,
  };
}

/** @param {{network: NetworkRow, host: string, members: string, ctx: any}} props */
function Network({network, host, members, ctx}) {
  const kind = ctx.fresh.value.get(`network:${network.id}`);
  const next = network.next_meeting;
  return html`<article class=${`sheet network ${kind ? "fresh" : ""} ${kind === "founded" ? "settle" : ""}`} data-network=${network.id}>
    <h3 class="sheet-text">${network.name}</h3>
    <p class="network-for">${network.purpose}</p>
    <p class="network-people"><${Glyph} name="person" /><span><strong>${members}</strong>${host && html` <span class="network-host">${interpolate(gettext("host: %(name)s"), {name: host}, true)}</span>`}</span></p>
    ${network.rhythm && html`<p class="network-rhythm"><${Glyph} name="clock" /><span>${network.rhythm}</span></p>`}
    ${next && html`<p class="network-next"><strong>${interpolate(gettext("Meets %(day)s at %(time)s"), {day: date(next), time: time(next)}, true)}</strong>${
      network.next_where && html` <span>${network.next_where}</span>`}</p>`}
  </article>`;
}
