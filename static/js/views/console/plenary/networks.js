// Networks at the facilitator's desk: who hosts, how many they are, and the whole of each when asked for.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {date, gettext, interpolate, time} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button} from "#views/parts/doing.js";
import {NetworkSheet} from "#views/parts/network/card.js";
import {memberWords} from "#views/parts/network/words.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").NetworkRow} NetworkRow */

/** @param {{ctx: Ctx}} props */
export function Networks({ctx}) {
  const [shown, setShown] = useState(/** @type {number | null} */ (null));
  const network = ctx.model.network(shown);
  const networks = ctx.model.networks.value;
  return html`<p><a class="button quiet" href=${ctx.boot.urls.networks} target="_blank" rel="noopener">${gettext("Who met whom")}</a></p>
    ${networks.length === 0 && html`<p class="empty">${gettext("None yet. People found them on their phones.")}</p>`}
    <ul class="list lines">${networks.map((each) => html`<${Line} key=${each.id} ctx=${ctx} network=${each} onOpen=${() => setShown(each.id)} />`)}</ul>
    ${network && html`<${Dialog} open onClose=${() => setShown(null)} title=${network.name}><${NetworkSheet} ctx=${ctx} network=${network} /></${Dialog}>`}`;
}

/** @param {{ctx: Ctx, network: NetworkRow, onOpen: () => void}} props */
function Line({ctx, network, onOpen}) {
  const facts = [
    network.host && interpolate(gettext("host: %(name)s"), {name: ctx.model.person(network.host).name}, true),
    memberWords(ctx, network.id),
    network.next_meeting && interpolate(gettext("meets %(date)s at %(time)s"), {date: date(network.next_meeting), time: time(network.next_meeting)}, true),
  ].filter(Boolean);
  return html`<li data-network=${network.id}><p class="line-title"><strong>${network.name}</strong> <span class="soft">${facts.join(" · ")}</span></p>
    <${Button} class="quiet" onClick=${onOpen}>${gettext("Members and meetings")}<span class="visually-hidden">: ${network.name}</span></${Button}></li>`;
}
