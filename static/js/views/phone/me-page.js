// Me: what others see of me, how this works, another device, and the way out.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Field} from "#views/parts/field.js";
import {toast} from "#views/parts/toast.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {AnotherDevice} from "#views/phone/another-device.js";
import {forgetWords} from "#views/parts/draft.js";
import {leftByOwnHand} from "#views/parts/gone.js";
import {PageTitle} from "#views/parts/page-title.js";
import {Principles} from "#views/phone/principles.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/** @param {{ctx: Ctx}} props */
export function MePage({ctx}) {
  const closed = ctx.model.event.value?.phase === "closed";
  return html`<div class="me-page stack">
    <${PageTitle}>${ctx.me.value?.name}</${PageTitle}>
    ${ctx.role.value === "facilitator" && html`<p><a class="button wide" href=${ctx.boot.urls.console}>${gettext("The facilitator’s console")}</a></p>`}
    <${AboutMe} ctx=${ctx} />
    <${AnotherDevice} ctx=${ctx} />
    <section class="card stack"><h2>${gettext("The book of the day")}</h2>
      <p>${gettext("Every note with what came of it: to read here, or to take home.")}</p>
      <p class="row"><a class="button" href=${ctx.boot.urls.proceedings}>${gettext("Read it")}</a
        ><a class="button" href=${ctx.boot.urls.exports}>${gettext("Take it home")}</a></p></section>
    <section class="card stack"><h2>${gettext("How an Open Space works")}</h2><${Principles} level=${3} /></section>
    <${Leave} ctx=${ctx} closed=${closed} />
  </div>`;
}

/** @param {{ctx: Ctx}} props */
function AboutMe({ctx}) {
  const {busy, problem, run} = useAction(ctx);
  const me = ctx.me.value;
  const [typed, setTyped] = useState({name: me?.name ?? "", organisation: me?.organisation ?? "", contact: "", language: ctx.boot.language, listed: me?.listed ?? false});
  const [known, setKnown] = useState(false); // contact is in no row: it is fetched, for one's own eyes
  useEffect(() => {
    fetch(ctx.boot.urls.me, {credentials: "same-origin"}).then((answer) => answer.json()).then((mine) => {
      setTyped((now) => ({...now, contact: mine.contact ?? "", language: mine.language || now.language}));
      setKnown(true);
    }).catch(() => {}); // offline: the rest can still be changed
  }, []);
  /** @param {string} field */
  const write = (field) => (/** @type {string} */ words) => setTyped((now) => ({...now, [field]: words}));
  const save = async () => {
    const {contact, ...rest} = typed;
    if (!await run("person.edit", known ? typed : rest)) return;
    if (typed.language !== ctx.boot.language) location.reload();
    else toast(gettext("Saved."));
  };
  return html`<form class="card stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void save(); }}>
    <h2>${gettext("About you")}</h2>
    <${Field} name="name" label=${gettext("Your name")} required=${true} maxlength=${80} autocomplete="name" value=${typed.name} errors=${problem?.errors} onInput=${write("name")} />
    <${Field} name="organisation" label=${gettext("Organisation")} maxlength=${120} autocomplete="organization" value=${typed.organisation} errors=${problem?.errors} onInput=${write("organisation")} />
    ${known && html`<${Field} name="contact" label=${gettext("Contact")} hint=${gettext("E-mail or telephone. Nobody sees it unless you choose to share it in a network.")} maxlength=${200} value=${typed.contact} errors=${problem?.errors} onInput=${write("contact")} />`}
    <${Field} name="language" label=${gettext("Language")} required=${true} value=${typed.language} errors=${problem?.errors} onInput=${write("language")}>
      <option value="da" lang="da">Dansk</option><option value="en" lang="en">English</option></${Field}>
    <div class="field"><label class="check"><input type="checkbox" name="listed" checked=${typed.listed}
        onChange=${(/** @type {Event} */ event) => setTyped((now) => ({...now, listed: /** @type {HTMLInputElement} */ (event.currentTarget).checked}))} />
      <span>${gettext("List me in the book’s list of people")}</span></label>
      <p class="hint">${gettext("With name and organisation. What you sign on the wall carries your name in any case.")}</p></div>
    <${ProblemBox} problem=${problem} fields=${["name", "organisation", "contact", "language"]} />
    <${Button} type="submit" class="primary wide" busy=${busy}>${gettext("Save")}</${Button}>
  </form>`;
}

/** @param {{ctx: Ctx, closed: boolean}} props */
function Leave({ctx, closed}) {
  const [asking, setAsking] = useState(false);
  const {busy, problem, run} = useAction(ctx);
  const leave = async () => {
    leftByOwnHand.value = true;
    if (await run("person.forget", {})) forgetWords(ctx.boot.code);
    else leftByOwnHand.value = false;
  };
  return html`<section class="card plain stack"><h2>${gettext("Leave for good")}</h2>
    <p>${gettext("Your name, organisation and contact are erased everywhere, also from what has already happened. Your notes stay, signed “someone”.")}
      ${" "}${closed ? null : gettext("You can join again with a new name as long as it is not over.")}</p>
    <${Button} class="danger" onClick=${() => setAsking(true)}>${gettext("Erase me")}</${Button}>
    <${Dialog} open=${asking} onClose=${() => setAsking(false)} title=${gettext("Erase your name for good?")} footer=${html`
        <${Button} onClick=${() => setAsking(false)}>${gettext("Stay")}</${Button}
        ><${Button} class="danger" busy=${busy} onClick=${leave}>${gettext("Erase me")}</${Button}>`}>
      <p>${gettext("This cannot be undone. You are taken off the notes you signed up for, and this phone forgets you.")}</p>
      <${ProblemBox} problem=${problem} />
    </${Dialog}>
  </section>`;
}
