// How the members who share are reached: fetched for those who share too, and kept nowhere.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {useMine} from "#views/parts/mine.js";

/** @typedef {{person: number, name: string, organisation: string, contact: string}} Contact */

/** @param {string} contact @returns {string | null} */
const addressed = (contact) => {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact)) return `mailto:${contact}`;
  return /^\+?[\d\s()-]{6,}$/.test(contact) ? `tel:${contact.replaceAll(/[^+\d]/g, "")}` : null;
};

/** @param {{ctx: import("#types.js").Ctx, network: number}} props */
export function Contacts({ctx, network}) {
  const mine = useMine(ctx);
  const members = ctx.model.members(network);
  const shares = members.includes(ctx.boot.me ?? 0) && (mine.value?.shares_contact.includes(network) ?? false);
  const [contacts, setContacts] = useState(/** @type {Contact[]} */ ([]));
  useEffect(() => {
    let wanted = true;
    setContacts([]);
    if (!shares) return undefined;
    fetch(`${ctx.boot.urls.networks}${network}/contacts.json`, {credentials: "same-origin"})
      .then((answer) => (answer.ok ? answer.json() : {contacts: []}))
      .then((told) => { if (wanted) setContacts(told.contacts); })
      .catch(() => {}); // offline: they are not kept
    return () => { wanted = false; };
  }, [network, shares, members.length]);
  if (!shares) return null;
  return html`<section class="contacts"><h3>${gettext("How you reach each other")}</h3>
    <ul class="list">${contacts.map((each) => html`<li key=${each.person}><strong>${each.name}</strong> ${addressed(each.contact)
      ? html`<a href=${addressed(each.contact)}>${each.contact}</a>`
      : each.contact}</li>`)}</ul>
    <p class="soft small">${gettext("Only members who share theirs see this.")}</p></section>`;
}
