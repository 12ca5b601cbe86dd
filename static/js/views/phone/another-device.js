// The personal link lets one other device in, once; and the way to put all others out.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Key, notFetched} from "#views/parts/address.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {refreshMine, useMine} from "#views/parts/mine.js";
import {SureButton} from "#views/parts/sure-button.js";
import {toast} from "#views/parts/toast.js";

const LOOK = 3_000; // ms between looks whether the other device has come in

/** @param {{ctx: import("#types.js").Ctx}} props */
export function AnotherDevice({ctx}) {
  return html`<section class="card stack link-part"><h2>${gettext("On another device too")}</h2>
    <p>${gettext("Your personal link lets one other phone or computer in as you, once. Keep it to yourself: whoever opens it is you here.")}</p>
    <${MyLink} ctx=${ctx} /><${SignOut} ctx=${ctx} /></section>`;
}

/** @param {{ctx: import("#types.js").Ctx}} props */
function MyLink({ctx}) {
  const mine = useMine(ctx);
  const [said, setSaid] = useState("");
  const [shown, setShown] = useState(false);
  const {busy, problem, run} = useAction(ctx);
  const link = mine.value?.link;
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setInterval(() => void refreshMine(ctx), LOOK);
    return () => clearInterval(timer);
  }, [shown]);
  useEffect(() => { // it was shown, and is no more
    if (!shown || link) return;
    setShown(false);
    setSaid(gettext("The link has been used or ended. Another device needs a new one."));
  }, [shown, link]);
  const show = async () => {
    // One made before and not used yet is still good.
    const known = await refreshMine(ctx);
    const there = known && (mine.value?.link || (await run("person.link", {on: true}) && await refreshMine(ctx)));
    setSaid(known ? "" : notFetched());
    setShown(Boolean(there));
  };
  const end = async () => { if (await run("person.link", {on: false})) await refreshMine(ctx); };
  return html`${shown && link ? html`<${Key} link=${link} qr=${mine.value?.qr} label=${gettext("Your personal link")} alt=${gettext("QR code with your personal link")}
        onHide=${() => setShown(false)}><${SureButton} busy=${busy} onClick=${end}>${gettext("End the link")}</${SureButton}></${Key}>`
    : html`<${Button} busy=${busy} onClick=${show}>${gettext("Show my link")}</${Button}>`}
    <div role="status">${said && html`<p>${said}</p>`}</div>
    <${ProblemBox} problem=${problem} />`;
}

/** @param {{ctx: import("#types.js").Ctx}} props */
function SignOut({ctx}) {
  const {busy, problem, run} = useAction(ctx);
  const signOut = async () => {
    if (!await run("person.sign_out", {})) return;
    await refreshMine(ctx);
    toast(gettext("Only this device is yours here now."));
  };
  return html`<h3>${gettext("Lost a device, or lent one?")}</h3>
    <p>${gettext("Sign the others out: only this one stays yours. Your links end too, and your calendar gets a new address.")}</p>
    <${SureButton} class="" busy=${busy} onClick=${signOut}>${gettext("Sign my other devices out")}</${SureButton}>
    <${ProblemBox} problem=${problem} />`;
}
