// Giving a note to somebody else: to one who signed up, or to anybody found by name.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {Field} from "#views/parts/field.js";

/** @typedef {import("#types.js").PersonRow} PersonRow */
/** @typedef {{ctx: import("#types.js").Ctx, topic: import("#types.js").TopicRow, onClose: () => void}} Props */

const SHOWN = 20; // more names than that are found by typing

/** Those signed up first, then everybody whose name fits. @param {Props} props @param {string} sought @returns {PersonRow[]} */
function candidates({ctx, topic}, sought) {
  const words = sought.trim().toLocaleLowerCase();
  const fits = (/** @type {PersonRow} */ person) => person.id !== topic.convener
    && `${person.name} ${person.organisation}`.toLocaleLowerCase().includes(words);
  const attending = ctx.model.attending(topic.id).filter((person) => ctx.store.row("person", person.id));
  const known = new Set(attending.map((person) => person.id));
  const others = words ? [...ctx.store.table("person").values()].filter((person) => !known.has(person.id)) : [];
  return [...attending, ...others].filter(fits);
}

/** @param {Props} props */
export function HandOverDialog(props) {
  const {ctx, topic, onClose} = props;
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState(/** @type {PersonRow | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  const found = candidates(props, sought);
  const give = async () => { if (chosen && await run("topic.hand_over", {topic: topic.id, person: chosen.id})) onClose(); };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("Hand over to somebody")} footer=${chosen && html`
      <${Button} class="primary" busy=${busy} onClick=${give}>${interpolate(gettext("Hand over to %(name)s"), {name: chosen.name}, true)}</${Button}>`}>
    <p class="soft">${gettext("Ask first. The new convener gets the group started and stays until it is done.")}</p>
    <${Field} name="sought" type="search" required=${true} label=${gettext("Find a name")} value=${sought} onInput=${(/** @type {string} */ words) => { setSought(words); setChosen(null); }} />
    <ul class="list choices">${found.slice(0, SHOWN).map((person) => html`<li key=${person.id}><button type="button" class="choice" aria-pressed=${String(chosen?.id === person.id)}
      onClick=${() => setChosen(person)}>${person.name}${person.organisation && html`<span class="soft">, ${person.organisation}</span>`}</button></li>`)}</ul>
    ${found.length === 0 && html`<p class="soft">${sought ? gettext("Nobody by that name has joined.") : gettext("Nobody else has signed up yet. Type a name.")}</p>`}
    <${ProblemBox} problem=${problem} />
  </${Dialog}>`;
}
