// My plan in one's own calendar: a secret address it comes back to, so that it follows the wall.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Address} from "#views/parts/address.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {refreshMine, useMine} from "#views/parts/mine.js";
import {SureButton} from "#views/parts/sure-button.js";

/** @param {{ctx: import("#types.js").Ctx}} props */
export function Subscribe({ctx}) {
  const mine = useMine(ctx).value;
  const {busy, problem, run} = useAction(ctx);
  if (!mine) return null; // not known yet, or no connection
  /** @param {boolean} on */
  const set = async (on) => { if (await run("person.feed", {on})) await refreshMine(ctx); };
  return html`<section class="card stack subscribe"><h2>${gettext("In your own calendar")}</h2>
    <p>${gettext("Subscribe, and your calendar follows what you sign up for, when your networks meet and when your plans are due.")}</p>
    ${mine.feed
      ? html`<p><a class="button primary wide" href=${mine.feed.replace(/^https?:/, "webcal:")} rel="noreferrer">${gettext("Subscribe")}</a></p>
        <${Address} label=${gettext("Or add this address to your calendar")} link=${mine.feed} />
        <p class="small soft">${gettext("Whoever has the address sees your plan, and nothing else.")}</p>
        <p class="row"><${SureButton} busy=${busy} onClick=${() => set(true)}>${gettext("Make a new address")}</${SureButton}
          ><${SureButton} busy=${busy} onClick=${() => set(false)}>${gettext("End it")}</${SureButton}></p>`
      : html`<p><${Button} class="wide" busy=${busy} onClick=${() => set(true)}>${gettext("Make my calendar address")}</${Button}></p>`}
    <${ProblemBox} problem=${problem} />
  </section>`;
}
