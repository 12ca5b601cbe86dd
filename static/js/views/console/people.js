// Everybody who has joined: who they are, who facilitates, and the door.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Field} from "#views/parts/field.js";
import {toast} from "#views/parts/toast.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {wordsOf} from "#views/parts/finding.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PersonRow} PersonRow */

const SHOWN = 60; // more than that are found by typing

/**
 * Facilitators first, then by name.
 * @param {Iterable<PersonRow>} people
 * @param {string} sought
 * @param {string} [language]
 */
export function peopleFound(people, sought, language = "da") {
  const words = wordsOf(sought);
  const {compare} = new Intl.Collator(language);
  const first = (/** @type {PersonRow} */ person) => Number(person.role === "facilitator");
  return [...people].filter((person) => words.every((word) => `${person.name} ${person.organisation}`.toLocaleLowerCase().includes(word)))
    .sort((a, b) => first(b) - first(a) || compare(a.name, b.name) || a.id - b.id);
}

/** @param {{ctx: Ctx}} props */
export function People({ctx}) {
  const [sought, setSought] = useState("");
  const [leaving, setLeaving] = useState(/** @type {number | null} */ (null));
  const found = peopleFound(ctx.store.table("person").values(), sought, ctx.boot.language);
  const more = found.length - SHOWN;
  const person = ctx.store.row("person", leaving);
  return html`<${Field} name="sought" type="search" required=${true} label=${gettext("Find a name")} value=${sought} onInput=${setSought} />
    <ul class="list people-list">${found.slice(0, SHOWN).map((each) => html`<${OnePerson} key=${each.id} ctx=${ctx} person=${each} onRemove=${() => setLeaving(each.id)} />`)}</ul>
    ${found.length === 0 && html`<p class="soft">${gettext("Nobody by that name has joined.")}</p>`}
    ${more > 0 && html`<p class="soft">${interpolate(ngettext("and %(n)s more; type a name to find them", "and %(n)s more; type a name to find them", more), {n: more}, true)}</p>`}
    ${person && html`<${RemoveDialog} ctx=${ctx} person=${person} onClose=${() => setLeaving(null)} />`}`;
}

/** @param {{ctx: Ctx, person: PersonRow, onRemove: () => void}} props */
function OnePerson({ctx, person, onRemove}) {
  const {busy, problem, run} = useAction(ctx);
  const facilitator = person.role === "facilitator";
  const whom = html`<span class="visually-hidden"> ${person.name}</span>`;
  return html`<li class="one-person"><div><strong>${person.name}</strong>${person.id === ctx.boot.me && html` <span class="soft">${gettext("(you)")}</span>`}
      ${facilitator && html` <span class="chip">${gettext("facilitator")}</span>`}
      ${person.organisation && html`<span class="soft person-from">${person.organisation}</span>`}</div>
    <div class="person-tools"><${Button} class="quiet" busy=${busy}
        onClick=${() => run("person.role", {person: person.id, role: facilitator ? "participant" : "facilitator"})}>${facilitator ? gettext("Make participant") : gettext("Make facilitator")}${whom}</${Button}>
      <${Button} class="quiet" onClick=${onRemove}>${gettext("Remove")}${whom}</${Button}></div>
    <${ProblemBox} problem=${problem} /></li>`;
}

/** @param {{ctx: Ctx, person: PersonRow, onClose: () => void}} props */
function RemoveDialog({ctx, person, onClose}) {
  const {busy, problem, run} = useAction(ctx);
  const remove = async () => {
    if (!await run("person.remove", {person: person.id})) return;
    onClose();
    toast(interpolate(gettext("%(name)s is off the list."), {name: person.name}, true));
  };
  return html`<${Dialog} open onClose=${onClose} title=${interpolate(gettext("Remove %(name)s?"), {name: person.name}, true)} footer=${html`
      <${Button} onClick=${onClose}>${gettext("Let them stay")}</${Button}
      ><${Button} class="danger" busy=${busy} onClick=${remove}>${gettext("Remove")}</${Button}>`}>
    <p>${gettext("The name disappears from every screen and every note they signed up for. Notes they wrote stay, signed “someone”. They can join again.")}</p>
    <${ProblemBox} problem=${problem} />
  </${Dialog}>`;
}
