// Which part of it one looks at: a note, an organisation, a network, and which kinds of ties.
import {html} from "htm/preact";
import {useId} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {figure} from "#views/networks/measure.js";
import {Button} from "#views/parts/doing.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./graph.js").Kinds} Kinds */

/** From the start only where there is room beside the list. */
const OPEN = matchMedia("(min-width: 62rem) and (min-height: 56rem)").matches;

/** @param {{ctx: Ctx, look: Look}} props */
export function Filters({ctx, look}) {
  const {organisation, topic, network} = look.filters;
  const notes = ctx.model.onTheWall.value.filter((each) => !each.hidden);
  const id = (/** @type {string} */ value) => (value === "" ? null : Number(value));
  return html`<details class="filters" open=${OPEN}><summary>${gettext("Choose what is shown")}</summary>
    <div class="filters-fields">
    <${Choice} name="topic" label=${gettext("Note")} all=${gettext("All notes")} value=${topic.value} onChoose=${(/** @type {string} */ value) => { topic.value = id(value); }}
      choices=${notes.map((each) => [each.id, `${each.number} ${each.title}`])} />
    <${Choice} name="organisation" label=${gettext("Organisation")} all=${gettext("All organisations")} value=${organisation.value} onChoose=${(/** @type {string} */ value) => { organisation.value = value; }}
      choices=${look.people.value.organisations.map((each) => [each.key, each.name])} />
    <${Choice} name="network" label=${gettext("Network")} all=${gettext("All networks")} value=${network.value} onChoose=${(/** @type {string} */ value) => { network.value = id(value); }}
      choices=${ctx.model.networks.value.map((each) => [each.id, each.name])} />
    <${KindChoice} look=${look} />
    </div>
  </details>
  <div class="shown-count"><p role="status">${counted(look)}</p>
    ${look.filters.on.value && html`<${Button} class="quiet" onClick=${look.filters.clear}>${gettext("Show everything")}</${Button}>`}</div>`;
}

/** @param {{name: string, label: string, all: string, value: string | number | null, choices: [string | number, string][], onChoose: (value: string) => void}} props */
function Choice({name, label, all, value, choices, onChoose}) {
  const id = useId();
  return html`<div class="field"><label for=${id}>${label}</label>
    <select id=${id} name=${name} value=${value ?? ""} onChange=${(/** @type {Event} */ event) => onChoose(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
      <option value="">${all}</option>${choices.map(([key, words]) => html`<option key=${key} value=${key}>${words}</option>`)}</select></div>`;
}

/** @param {{look: Look}} props */
function KindChoice({look}) {
  const {kinds} = look.filters;
  const names = /** @type {[keyof Kinds, string][]} */ ([["topics", gettext("The same note")], ["talks", gettext("In a group together")], ["networks", gettext("In a network")]]);
  return html`<fieldset class="field kinds-of-ties"><legend>${gettext("Ties by")}</legend><div>${names.map(([kind, words]) => html`<label key=${kind} class="check">
    <input type="checkbox" name=${kind} checked=${kinds.value[kind]} onChange=${() => { kinds.value = {...kinds.value, [kind]: !kinds.value[kind]}; }} />${words}</label>`)}</div></fieldset>`;
}

/** @param {Look} look @returns {string} */
function counted({now}) {
  if (!now.value) return "";
  const {seen, ties, crossing} = now.value;
  const people = interpolate(ngettext("%(n)s person", "%(n)s people", seen.length), {n: figure(seen.length)}, true);
  const tied = interpolate(ngettext("%(n)s tie", "%(n)s ties", ties.length), {n: figure(ties.length)}, true);
  return interpolate(gettext("Shown: %(people)s, %(ties)s, %(across)s of them across organisations."), {people, ties: tied, across: figure(crossing)}, true);
}
