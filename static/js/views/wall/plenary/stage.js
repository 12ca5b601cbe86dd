// What every scene has around it: its name, what to do now, and the foot with news, baton and pages.
import {html} from "htm/preact";
import {gettext, interpolate} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {News, Progress} from "#views/wall/foot.js";
import {addressParts} from "#views/wall/join.js";

/**
 * @param {object} props
 * @param {any} props.ctx
 * @param {string} props.news
 * @param {string} [props.title] the scene's name; without one the scene speaks for itself
 * @param {any} [props.hint] beside it: what to do, or how to get there
 * @param {number} props.pages
 * @param {string} props.words where we are in it, "4–7 of 38"
 * @param {boolean} [props.quiet] the scene itself shows who holds the baton
 * @param {any} props.children
 */
export function Stage({ctx, news, title, hint, pages, words, quiet, children}) {
  return html`<main class="stage">
      ${title && html`<header class="stage-head"><h2>${title}</h2>${words && html`<p class="stage-count numerals">${words}</p>`}
        ${hint && html`<p class="stage-hint">${hint}</p>`}</header>`}
      ${children}
    </main>
    <footer class="foot">${!quiet && html`<${Holder} ctx=${ctx} />`}<${News} news=${news} />
      <${Progress} pager=${ctx.pager} count=${pages} words="" /></footer>`;
}

/** Whoever holds the baton is known in every scene. @param {{ctx: any}} props */
function Holder({ctx}) {
  const turn = ctx.model.holder.value;
  if (!turn) return null;
  const [before, after] = interpolate(gettext("The baton is with %(name)s"), {name: "\n"}, true).split("\n");
  return html`<p class="foot-holder" key=${turn.id}><${Glyph} name="baton" /><span>${before}<strong>${ctx.model.person(turn.person).name}</strong>${after}</span></p>`;
}

/** "4–7 of 38", "4 of 38", or only "38" where all of them are seen. @param {number} from @param {number} to @param {number} all @returns {string} */
export function ofAll(from, to, all) {
  if (from === 1 && to === all) return String(all);
  return from === to
    ? interpolate(gettext("%(n)s of %(all)s"), {n: from, all}, true)
    : interpolate(gettext("%(from)s–%(to)s of %(all)s"), {from, to, all}, true);
}

/** To one of the event's other pages, for whoever sits with a phone. @param {{boot: any, page: "plans" | "networks", words: string}} props */
export function Way({boot, page, words}) {
  const {before, code} = addressParts(new URL(boot.urls[page], boot.join_url).href, boot.code);
  return html`<span class="stage-way"><span>${words}</span> <span class="stage-address">${before}<wbr /><strong>${code}</strong></span></span>`;
}

/** Where there is nothing yet: an invitation. @param {{ask: string, how: string}} props */
export function Invitation({ask, how}) {
  return html`<div class="invitation"><p>${ask}</p><p>${how}</p></div>`;
}
