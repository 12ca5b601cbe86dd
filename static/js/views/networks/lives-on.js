// The networks that live on, to join and to found.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Button} from "#views/parts/doing.js";
import {NetworkCard} from "#views/parts/network/card.js";
import {NetworkForm} from "#views/parts/network/form.js";
import {Suggested} from "#views/parts/network/suggested.js";
import {go} from "#views/parts/route.js";

/** @param {{ctx: import("#types.js").Ctx}} props */
export function LivesOn({ctx}) {
  const [founding, setFounding] = useState(false);
  const all = ctx.model.networks.value;
  const making = ["sessions", "plenary"].includes(ctx.model.event.value?.phase ?? "");
  const founded = (/** @type {number} */ id) => go(`#/network/${id}`);
  return html`<section class="lives-on stack" id="networks" aria-labelledby="networks-title" tabindex="-1">
    <h2 id="networks-title">${gettext("Networks that live on")}</h2>
    <p>${gettext("People who go on meeting after today, because they want to.")}</p>
    ${making && ctx.me.value && html`<p><${Button} class="primary" onClick=${() => setFounding(true)}>${gettext("Found a network")}</${Button}></p>`}
    <${Suggested} ctx=${ctx} founded=${founded} />
    ${all.length === 0 && html`<p class="empty">${gettext("None yet")}</p>`}
    <div class="network-cards">${all.map((network) => html`<${NetworkCard} key=${network.id} ctx=${ctx} network=${network} />`)}</div>
    ${founding && html`<${NetworkForm} ctx=${ctx} founded=${founded} onClose=${() => setFounding(false)} />`}
  </section>`;
}
