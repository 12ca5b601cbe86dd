// The wall in plenary and after: one scene at a time, chosen by the facilitator or by the wall itself.
import {html} from "htm/preact";
import {useEffect} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {byNeed} from "#views/parts/plan/order.js";
import {Band} from "#views/wall/band.js";
import {News} from "#views/wall/foot.js";
import {BatonScene} from "#views/wall/plenary/baton.js";
import {Gallery, Missing} from "#views/wall/plenary/gallery.js";
import {ConclusionsScene, DotsScene, NetworksScene, PlansScene} from "#views/wall/plenary/outcomes.js";
import {inPages, sheets} from "#views/wall/plenary/pages.js";

/** How much of each stands on a page at a time. */
const ON_A_PAGE = {gallery: 3, dots: 8, conclusions: 2, plans: 6, networks: 3};

/** The scene shown where none is chosen: the one who speaks, or else the notes. @param {any} ctx @param {any} event */
export function sceneOf({model}, event) {
  if (event.scene) return event.scene;
  return model.holder.value ? "baton" : "gallery";
}

/** A scene's pages, each with how to draw it. @param {any} ctx @param {any} event @param {string} scene @returns {(() => any)[]} */
function pagesOf(ctx, event, scene) {
  const {model} = ctx;
  /** @param {any[]} items @param {number} size @param {(page: any[]) => any} draw */
  const paged = (items, size, draw) => inPages(items, size).map((page) => () => draw(page));
  switch (scene) {
    case "baton": return [() => html`<${BatonScene} ctx=${ctx} event=${event} />`];
    case "dots": {
      const votes = model.votes.value;
      return paged(votes, ON_A_PAGE.dots, (page) => html`<${DotsScene} ctx=${ctx} event=${event} votes=${page} most=${votes[0]?.dots ?? 1} />`);
    }
    case "conclusions": return paged(model.conclusions.value, ON_A_PAGE.conclusions, (page) => html`<${ConclusionsScene} ctx=${ctx} conclusions=${page} />`);
    case "plans": return paged(byNeed(model.plans.value), ON_A_PAGE.plans, (page) => html`<${PlansScene} ctx=${ctx} plans=${page} />`);
    case "networks": return paged(model.networks.value, ON_A_PAGE.networks, (page) => html`<${NetworksScene} ctx=${ctx} networks=${page} />`);
    default: return galleryPages(ctx, event);
  }
}

/** @param {any} ctx @param {any} event */
function galleryPages(ctx, event) {
  const {model} = ctx;
  const shown = model.topic(event.showing);
  const large = shown !== undefined && !shown.hidden;
  const topics = large ? [shown] : model.onTheWall.value.filter((/** @type {any} */ topic) => topic.state === "rehung");
  return inPages(sheets(topics, model.comments, large), large ? 1 : ON_A_PAGE.gallery)
    .map((page) => () => html`<${Gallery} sheets=${page} large=${large} ctx=${ctx} />`);
}

/** @param {{event: any, ctx: any, news: string}} props */
export function Plenary({event, ctx, news}) {
  const scene = sceneOf(ctx, event);
  const pages = pagesOf(ctx, event, scene);
  const page = Math.min(ctx.pager.page.value, pages.length - 1);
  const missing = scene === "gallery" ? ctx.model.onTheWall.value.filter((/** @type {any} */ topic) => topic.state === "closed" && !topic.hidden) : [];
  useEffect(() => ctx.pager.resize(pages.length), [pages.length]);
  useEffect(() => { ctx.pager.page.value = 0; }, [scene, event.showing]);
  return html`<div class="board" data-gallery data-scene=${scene}>
    <${Band} event=${event} clock=${ctx.clock} live=${ctx.socket.live.value} />
    <div class="scene-space" key=${`${scene}/${event.showing}/${page}`}>${pages[page]()}</div>
    <footer class="foot"><${Missing} topics=${missing} ctx=${ctx} />${(missing.length === 0 || ctx.model.holder.value) && html`<${News} news=${news} />`}${pages.length > 1 && html`<p class="progress numerals">${
      interpolate(gettext("Page %(page)s of %(pages)s"), {page: page + 1, pages: pages.length}, true)}${ctx.pager.paused.value && ` · ${gettext("paused")}`}</p>`}</footer>
  </div>`;
}
