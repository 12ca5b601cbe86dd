// What comes of the day: the way to dots, conclusions, plans and networks.
import {html} from "htm/preact";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {useMine} from "#views/parts/mine.js";
import {PageTitle} from "#views/parts/page-title.js";
import {unowned} from "#views/parts/plan/state.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** What the page is called, while it comes and when it has come. @param {Ctx} ctx @returns {string} */
export const outcomesName = ({model}) => (model.event.value?.phase === "closed" ? gettext("What came of the day") : gettext("What comes of it"));

/** @param {{ctx: Ctx}} props */
export function OutcomesPage({ctx}) {
  const {model, boot} = ctx;
  const phase = model.event.value?.phase ?? "";
  return html`<div class="stack outcomes-page">
    <${PageTitle}>${outcomesName(ctx)}</${PageTitle}>
    <ul class="list ways">
      ${phase === "plenary" && html`<${Way} href="#/dots" title=${gettext("Your dots")} words=${dotsLeft(ctx)} />`}
      ${["plenary", "closed"].includes(phase) && html`<${Way} href="#/conclusions" title=${gettext("Conclusions")} words=${conclusionWords(ctx)} />`}
      <${Way} href="#/plans" title=${gettext("Action plans")} words=${planWords(ctx)} />
      <${Way} href="#/networks" title=${gettext("Networks")} words=${networkWords(ctx)} />
    </ul>
    <p class="row"><a class="button" href=${boot.urls.plans}>${gettext("Where all plans stand")}</a
      ><a class="button" href=${boot.urls.networks}>${gettext("Who met whom")}</a
      ><a class="button" href=${boot.urls.exports}>${gettext("Take it home")}</a
      >${["plenary", "closed"].includes(phase) && html`<a class="button" href=${boot.urls.replay}>${gettext("The day played back")}</a>`}</p>
  </div>`;
}

/** @param {{href: string, title: string, words: string}} props */
function Way({href, title, words}) {
  return html`<li><a class="card way" href=${href}><span><strong class="display">${title}</strong><span class="soft">${words}</span></span><${Glyph} name="next" /></a></li>`;
}

/** @param {Ctx} ctx */
function dotsLeft(ctx) {
  const mine = useMine(ctx).value;
  const all = ctx.model.event.value?.dots ?? 0;
  if (!mine) return "";
  const given = Object.values(mine.dots).reduce((sum, dots) => sum + dots, 0);
  return interpolate(gettext("%(n)s of %(all)s left to give"), {n: Math.max(all - given, 0), all}, true);
}

/** @param {Ctx} ctx */
function conclusionWords({model}) {
  const all = model.conclusions.value;
  const adopted = all.filter((each) => each.adopted).length;
  if (all.length === 0) return gettext("None proposed yet");
  return interpolate(gettext("%(n)s proposed, %(adopted)s adopted"), {n: all.length, adopted}, true);
}

/** @param {Ctx} ctx */
function planWords({model}) {
  const all = model.plans.value;
  const free = all.filter(unowned).length;
  if (all.length === 0) return gettext("None yet");
  const words = interpolate(ngettext("%(n)s plan", "%(n)s plans", all.length), {n: all.length}, true);
  return free === 0 ? words : `${words} · ${interpolate(ngettext("%(n)s has nobody yet", "%(n)s have nobody yet", free), {n: free}, true)}`;
}

/** @param {Ctx} ctx */
function networkWords({model, boot}) {
  const all = model.networks.value.length;
  const mine = model.networksOf(boot.me).size;
  if (all === 0) return gettext("None yet");
  const words = interpolate(ngettext("%(n)s network", "%(n)s networks", all), {n: all}, true);
  return mine === 0 ? words : `${words} · ${interpolate(gettext("you are in %(n)s"), {n: mine}, true)}`;
}

/** Back to what comes of it. @param {{ctx: Ctx}} props */
export function Back({ctx}) {
  return html`<p class="topic-back"><a href="#/outcomes"><${Glyph} name="back" />${outcomesName(ctx)}</a></p>`;
}
