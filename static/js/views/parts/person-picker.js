// Finding somebody by name among all who take part.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Field} from "#views/parts/field.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PersonRow} PersonRow */

const SHOWN = 12; // more names than that are found by typing

/** @param {PersonRow[]} people @param {string} sought @returns {PersonRow[]} */
export function fitting(people, sought) {
  const words = sought.trim().toLocaleLowerCase();
  return people
    .filter((person) => `${person.name} ${person.organisation}`.toLocaleLowerCase().includes(words))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * @param {{ctx: Ctx, chosen: number | null, onChoose: (person: PersonRow) => void, among?: number[], label?: string}} props
 * among: ids to choose from; everybody unless told
 */
export function PersonPicker({ctx, chosen, onChoose, among, label}) {
  const [sought, setSought] = useState("");
  const everybody = /** @type {PersonRow[]} */ ([...ctx.store.table("person").values()]);
  const people = among ? everybody.filter((person) => among.includes(person.id)) : everybody;
  const found = fitting(people, sought);
  const hidden = found.length - SHOWN;
  return html`<div class="person-picker">
    <${Field} name="sought" type="search" required=${true} label=${label ?? gettext("Find a name")} value=${sought} onInput=${setSought} />
    <ul class="list choices">${found.slice(0, SHOWN).map((person) => html`<li key=${person.id}>
      <button type="button" class="choice" aria-pressed=${String(chosen === person.id)} onClick=${() => onChoose(person)}>${person.name}${
        person.organisation && html`<span class="soft">, ${person.organisation}</span>`}</button></li>`)}</ul>
    ${found.length === 0 && html`<p class="soft" role="status">${gettext("Nobody by that name is here.")}</p>`}
    ${hidden > 0 && html`<p class="soft small">${interpolate(gettext("%(n)s more: write some letters of the name."), {n: hidden}, true)}</p>`}
  </div>`;
}
