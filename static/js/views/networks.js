// Who met whom, and the networks that live on: on a projector, a laptop or a phone, during the day and
// long after, for anybody with the code.
import {html} from "htm/preact";
import {render} from "preact";
import {useEffect} from "preact/hooks";
import {useSignalEffect} from "@preact/signals";
import {gettext} from "#i18n.js";
import {createLook} from "#views/networks/look.js";
import {NetworkPage} from "#views/networks/network-page.js";
import {Overview} from "#views/networks/overview.js";
import {Top} from "#views/networks/top.js";
import {Gone} from "#views/parts/gone.js";
import {moved} from "#views/parts/page-title.js";
import {route} from "#views/parts/route.js";
import {SkipLink} from "#views/parts/skip-link.js";
import {Toasts} from "#views/parts/toast.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {Ctx} ctx */
export function mount(ctx) {
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  root.replaceChildren();
  render(html`<${Networks} ctx=${ctx} look=${createLook(ctx)} />`, root);
}

/** @param {{ctx: Ctx, look: import("#views/networks/look.js").Look}} props */
function Networks({ctx, look}) {
  const {name, id} = route.value;
  const one = name === "network";
  useTitle(ctx);
  useScroll(one ? `network ${id}` : "");
  if (ctx.gone.value) return html`<${Gone} ctx=${ctx} />`;
  // The picture stays where it is while one looks at a network.
  return html`<div class="nets" data-live=${ctx.socket.live.value}>
    <${SkipLink} />
    <${Top} ctx=${ctx} />
    <main id="main" class="nets-main" tabindex="-1">
      <div hidden=${one}><${Overview} ctx=${ctx} look=${look} /></div>
      ${one && html`<${NetworkPage} key=${id} ctx=${ctx} look=${look} id=${id} />`}
    </main>
    <${Toasts} />
  </div>`;
}

/** @param {Ctx} ctx */
function useTitle(ctx) {
  useSignalEffect(() => {
    const {name, id} = route.value;
    const page = name === "network" ? ctx.model.network(id)?.name ?? gettext("Networks") : gettext("Who met whom");
    document.title = [page, ctx.model.event.value?.title].filter(Boolean).join(" · ");
  });
}

let stood = 0; // where one was beside the picture

/** A network's page begins at its top; back at the picture one stands where one left. @param {string} page */
function useScroll(page) {
  useEffect(() => {
    window.scrollTo(0, page === "" ? stood : 0);
    moved.value = true;
    if (page !== "") return undefined;
    const keep = () => { stood = window.scrollY; };
    window.addEventListener("scroll", keep, {passive: true});
    return () => window.removeEventListener("scroll", keep);
  }, [page]);
}
