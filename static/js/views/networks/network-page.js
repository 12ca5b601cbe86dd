// A network's own page, which stays when the day is over.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {LookingOn} from "#views/networks/top.js";
import {Address} from "#views/parts/address.js";
import {Button} from "#views/parts/doing.js";
import {Glyph} from "#views/parts/glyph.js";
import {NetworkSheet} from "#views/parts/network/card.js";
import {PageTitle} from "#views/parts/page-title.js";
import {go} from "#views/parts/route.js";

/** @param {{ctx: import("#types.js").Ctx, look: import("./look.js").Look, id: number | null}} props */
export function NetworkPage({ctx, look, id}) {
  const network = ctx.model.network(id);
  const seePicture = () => {
    look.filters.clear();
    look.filters.network.value = id;
    go("#/");
  };
  return html`<div class="network-page stack">
    <p class="back-way"><a href="#/"><${Glyph} name="back" />${gettext("All networks")}</a></p>
    <${PageTitle}>${network?.name ?? gettext("There is no such network here")}</${PageTitle}>
    ${network && html`<${LookingOn} ctx=${ctx} /><${NetworkSheet} ctx=${ctx} network=${network} />
      <p><${Button} onClick=${seePicture}>${gettext("See the members in the picture")}</${Button}></p>
      <${Address} label=${gettext("Address of this page")} link=${new URL(`${ctx.boot.urls.networks}#/network/${id}`, ctx.boot.join_url).href} />`}
  </div>`;
}
