// The participant's phone: the wall, my plan, a note to write, and me.
import {html} from "htm/preact";
import {render} from "preact";
import {useEffect} from "preact/hooks";
import {useSignalEffect} from "@preact/signals";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {SkipLink} from "#views/parts/skip-link.js";
import {Toasts} from "#views/parts/toast.js";
import {Gone} from "#views/parts/gone.js";
import {MePage} from "#views/phone/me-page.js";
import {NewNotePage} from "#views/phone/new-note-page.js";
import {heading, moved} from "#views/parts/page-title.js";
import {DotsPage} from "#views/phone/outcomes/dots-page.js";
import {ConclusionsPage, NetworkPage, NetworksPage, PlansPage} from "#views/phone/outcomes/lists.js";
import {OutcomesPage, outcomesName} from "#views/phone/outcomes/outcomes-page.js";
import {PlanPage} from "#views/phone/plan-page.js";
import {route} from "#views/parts/route.js";
import {Top} from "#views/phone/top.js";
import {TopicPage} from "#views/phone/topic-page.js";
import {WallPage} from "#views/phone/wall-page.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {Ctx} ctx */
export function mount(ctx) {
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  root.replaceChildren();
  render(html`<${Phone} ctx=${ctx} />`, root);
}

/** @param {{ctx: Ctx}} props */
function Phone({ctx}) {
  useSignalEffect(() => { document.title = [heading.value, ctx.model.event.value?.title].filter(Boolean).join(" · "); });
  if (ctx.gone.value) return html`<${Gone} ctx=${ctx} />`;
  return html`<div class="phone">
    <${SkipLink} />
    <${Top} ctx=${ctx} />
    <main id="main" class="phone-main" tabindex="-1"><${Page} ctx=${ctx} /></main>
    <${Tabs} ctx=${ctx} />
    <${Toasts} />
  </div>`;
}

/** @param {{ctx: Ctx}} props */
function Page({ctx}) {
  const {name, id} = route.value;
  useScroll(`${name}/${id ?? ""}`);
  switch (name) {
    case "topic": return html`<${TopicPage} key=${id} ctx=${ctx} id=${id} />`;
    case "plan": return html`<${PlanPage} ctx=${ctx} />`;
    case "new": return html`<${NewNotePage} ctx=${ctx} />`;
    case "outcomes": return html`<${OutcomesPage} ctx=${ctx} />`;
    case "dots": return html`<${DotsPage} ctx=${ctx} />`;
    case "conclusions": return html`<${ConclusionsPage} ctx=${ctx} />`;
    case "plans": return html`<${PlansPage} ctx=${ctx} />`;
    case "networks": return html`<${NetworksPage} ctx=${ctx} />`;
    case "network": return html`<${NetworkPage} key=${id} ctx=${ctx} id=${id} />`;
    case "me": return html`<${MePage} ctx=${ctx} />`;
    default: return html`<${WallPage} ctx=${ctx} />`;
  }
}

const scrolled = /** @type {Map<string, number>} */ (new Map());

/** Back on the wall one stands where one left it; other pages begin at the top. @param {string} page */
function useScroll(page) {
  useEffect(() => {
    window.scrollTo(0, page === "wall/" ? scrolled.get(page) ?? 0 : 0);
    const keep = () => { scrolled.set(page, window.scrollY); };
    window.addEventListener("scroll", keep, {passive: true});
    moved.value = true;
    return () => window.removeEventListener("scroll", keep);
  }, [page]);
}

/** The tab a page belongs to, where it has none of its own. @type {Record<string, string>} */
const TAB_OF = {dots: "outcomes", conclusions: "outcomes", plans: "outcomes", networks: "outcomes", network: "outcomes"};

/** @param {{ctx: Ctx}} props */
function Tabs({ctx}) {
  const here = TAB_OF[route.value.name] ?? route.value.name;
  const writing = !["plenary", "closed"].includes(ctx.model.event.value?.phase ?? "");
  /** @param {string} name @param {string} words @param {any} glyph @param {string} [look] */
  const tab = (name, words, glyph, look) => html`<a href=${`#/${name}`} class=${look} aria-current=${here === name ? "page" : null}><${Glyph} name=${glyph} />${words}</a>`;
  return html`<nav class="tabs phone-tabs" aria-label=${gettext("Pages")}>
    ${tab("wall", gettext("Wall"), "wall")}
    ${tab("plan", gettext("My plan"), "plan")}
    ${writing
      ? tab("new", gettext("Write a note"), "write", "tab-write")
      : tab("outcomes", outcomesName(ctx), "check", "tab-write")}
    ${tab("me", gettext("Me"), "person")}
  </nav>`;
}
