// The day played back: the wall from the first note to the last, and where people walked. For anybody
// with the code, while the day goes on and long after.
import {html} from "htm/preact";
import {render} from "preact";
import {computed, signal, useSignalEffect} from "@preact/signals";
import {gettext} from "#i18n.js";
import {Gone} from "#views/parts/gone.js";
import {SkipLink} from "#views/parts/skip-link.js";
import {FeetPage} from "#views/replay/feet-page.js";
import {FilmPage} from "#views/replay/film-page.js";
import {createScene} from "#views/replay/scene.js";
import {Top} from "#views/replay/top.js";

/** @typedef {import("#types.js").Ctx} Ctx */

const hash = signal(location.hash);
window.addEventListener("hashchange", () => { hash.value = location.hash; });
const view = computed(() => (hash.value === "#/feet" ? "feet" : "film"));

/** @param {Ctx} ctx */
export function mount(ctx) {
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  root.replaceChildren();
  render(html`<${Replay} ctx=${ctx} scene=${createScene(ctx)} />`, root);
}

/** @param {{ctx: Ctx, scene: ReturnType<typeof createScene>}} props */
function Replay({ctx, scene}) {
  useSignalEffect(() => {
    const page = view.value === "feet" ? gettext("Two feet") : gettext("The day played back");
    document.title = [page, ctx.model.event.value?.title].filter(Boolean).join(" · ");
  });
  if (ctx.gone.value) return html`<${Gone} ctx=${ctx} />`;
  const running = ctx.model.event.value?.phase !== "closed";
  return html`<div class="replay" data-live=${ctx.socket.live.value} data-view=${view.value}>
    <${SkipLink} />
    <${Top} ctx=${ctx} view=${view.value} />
    <main id="main" class="replay-main" tabindex="-1"><${view.value === "feet" ? FeetPage : FilmPage} scene=${scene} running=${running} /></main>
  </div>`;
}
