// The addresses to hand out: for the phones, the projector, the day played back, and the one that makes
// facilitators; and the way to another event like this.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Address, KeyLink} from "#views/parts/address.js";
import {ProblemBox, useAction} from "#views/parts/doing.js";
import {SureButton} from "#views/parts/sure-button.js";
import {toast} from "#views/parts/toast.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx}} props */
export function Links({ctx}) {
  const {urls, join_url} = ctx.boot;
  return html`<section class="link-part"><h3>${gettext("The phones")}</h3>
      <img class="qr" src=${urls.qr} alt=${gettext("QR code with the address below")} width="176" height="176" />
      <${Address} label=${gettext("Address for the phones")} link=${join_url} /></section>
    <section class="link-part"><h3>${gettext("The wall, for the projector")}</h3>
      <${Address} label=${gettext("Address of the wall")} link=${new URL(urls.wall, join_url).href} open=${gettext("Open the wall")} /></section>
    <section class="link-part"><h3>${gettext("To take home")}</h3>
      <p class="soft">${gettext("The book of the day, plans, calendars, door sheets to print, and the archive.")}</p>
      <p class="row"><a class="button" href=${urls.exports}>${gettext("Take it home")}</a
        ><a class="button" href=${`${urls.exports}doors.pdf`}>${gettext("Door sheets")}</a></p></section>
    <section class="link-part"><h3>${gettext("The day played back")}</h3>
      <${Address} label=${gettext("Address of the day played back")} link=${new URL(urls.replay, join_url).href} open=${gettext("Open it")} /></section>
    <section class="link-part"><h3>${gettext("Another facilitator")}</h3>
      <p class="soft">${gettext("Whoever opens this link becomes a facilitator here, so show it only to whom it is for.")}</p>
      <${FacilitatorsLink} ctx=${ctx} /></section>
    <section class="link-part"><h3>${gettext("Another event like this one")}</h3>
      <p class="soft">${gettext("The same words, rooms and times, on another day; none of the people or notes.")}</p>
      <p><a class="button" href=${urls.like} target="_blank" rel="noopener">${gettext("Make another event")}</a></p></section>`;
}

/** @param {{ctx: Ctx}} props */
function FacilitatorsLink({ctx}) {
  const [made, setMade] = useState(0); // each new one is shown only when asked for again
  const {busy, problem, run} = useAction(ctx);
  const renew = async () => {
    if (!await run("event.link", {})) return;
    setMade(made + 1);
    toast(gettext("There is a new link. The one before opens nothing."));
  };
  return html`<${KeyLink} key=${made} url=${ctx.boot.urls.facilitator_link} show=${gettext("Show the facilitators’ link")}
      label=${gettext("The facilitators’ link")} alt=${gettext("QR code with the facilitators’ link")} />
    <p class="soft">${gettext("Has it come into the wrong hands? Make a new one, and take the role from those who are not to have it, under People.")}</p>
    <${SureButton} class="" busy=${busy} onClick=${renew}>${gettext("Make a new link")}</${SureButton}>
    <${ProblemBox} problem=${problem} />`;
}
