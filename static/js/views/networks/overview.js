// Who met whom: the measure, the picture, the list beside it, and the networks that came of it.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Filters} from "#views/networks/filters.js";
import {LivesOn} from "#views/networks/lives-on.js";
import {HowCounted} from "#views/networks/measure.js";
import {People} from "#views/networks/people.js";
import {Person} from "#views/networks/person.js";
import {Picture} from "#views/networks/picture.js";
import {LookingOn} from "#views/networks/top.js";
import {Button} from "#views/parts/doing.js";

/** @param {{ctx: import("#types.js").Ctx, look: import("./look.js").Look}} props */
export function Overview({ctx, look}) {
  const chosen = look.chosen.value;
  return html`<div class="overview">
    <div class="overview-head"><h1>${gettext("Who met whom")}</h1>
      <p>${gettext("Each dot is one of you, in the colour of your organisation.")}</p><${ToNetworks} ctx=${ctx} /></div>
    <div class="beside"><${Picture} ctx=${ctx} look=${look} />
      <div class="in-words"><div class="in-words-scroll"><${Filters} ctx=${ctx} look=${look} />
        ${chosen !== null && html`<${Person} key=${chosen} ctx=${ctx} look=${look} id=${chosen} />`}<${People} look=${look} /></div></div></div>
    <${HowCounted} />
    <${LookingOn} ctx=${ctx} />
    <${LivesOn} ctx=${ctx} />
  </div>`;
}

/** Past the picture, for whoever came to join a network. @param {{ctx: import("#types.js").Ctx}} props */
function ToNetworks({ctx}) {
  const n = ctx.model.networks.value.length;
  const jump = () => {
    const section = document.getElementById("networks");
    section?.scrollIntoView();
    section?.focus({preventScroll: true});
  };
  return html`<${Button} onClick=${jump}>${interpolate(ngettext("To the network", "To the %(n)s networks", n || 2), {n}, true)}</${Button}>`;
}
