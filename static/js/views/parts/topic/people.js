// Who has signed up, and who is there now: two different things.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PersonRow} PersonRow */

/** @param {{ctx: Ctx, topic: import("#types.js").TopicRow}} props */
export function People({ctx, topic}) {
  const attending = ctx.model.attending(topic.id);
  const here = ctx.model.peopleHere(topic.id);
  return html`<section class="people" aria-label=${gettext("People")}>
    ${topic.state === "running" && html`<${Names} glyph="feet" people=${here} me=${ctx.boot.me} title=${
      interpolate(ngettext("%(n)s here now", "%(n)s here now", here.length), {n: here.length}, true)} />`}
    <${Names} glyph="person" people=${attending} me=${ctx.boot.me} title=${
      interpolate(ngettext("%(n)s person has signed up", "%(n)s people have signed up", attending.length), {n: attending.length}, true)} />
  </section>`;
}

/** Names are drawn only when asked for: a popular note has hundreds. @param {{glyph: "feet" | "person", title: string, people: PersonRow[], me: number | null}} props */
function Names({glyph, title, people, me}) {
  const [open, setOpen] = useState(false);
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}>
    <summary><${Glyph} name=${glyph} />${title}</summary>
    ${open && html`<ul class="list names">${people.map((person) => html`<li key=${person.id}>${person.name}${
      person.id === me && html` <span class="soft">${gettext("(you)")}</span>`}${
      person.organisation && html`<span class="soft">, ${person.organisation}</span>`}</li>`)}</ul>`}
  </details>`;
}
