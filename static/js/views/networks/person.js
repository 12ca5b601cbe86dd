// One person: whom they have ties with, and how each came about.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {near} from "#views/networks/graph.js";
import {tieWords} from "#views/networks/people.js";
import {Button} from "#views/parts/doing.js";
import {Glyph} from "#views/parts/glyph.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("./look.js").Look} Look */
/** @typedef {Map<number, number[]>} Together by a person's id: the notes they were in a group about */

const SOME = 25;

/** @param {{ctx: Ctx, look: Look, id: number}} props */
export function Person({ctx, look, id}) {
  const person = ctx.store.row("person", id);
  const place = look.people.value.places.get(id);
  const now = look.now.value;
  const title = useFocus(look, id);
  const together = useTogether(ctx, look, id);
  const [most, setMost] = useState(SOME);
  if (!person) return html`<section class="person"><h2 tabindex="-1" ref=${title}>${gettext("That person is not here any more")}</h2><${Close} /></section>`;
  const hidden = place === undefined || !now?.seen.includes(place);
  const found = !hidden && now && look.picture.value ? near(look.picture.value.ties, now, place) : [];
  return html`<section class="person stack" aria-labelledby="person-title">
    <header class="person-head"><h2 id="person-title" tabindex="-1" ref=${title}>${person.name}</h2><${Close} /></header>
    <p>${[person.organisation, !hidden && now && tieWords(now.met[place], now.across[place])].filter(Boolean).join(" · ")}</p>
    ${look.filters.on.value && html`<p class="soft small">${gettext("Only what the filters let through.")} <${Button} class="quiet" onClick=${look.filters.clear}>${gettext("Show everything")}</${Button}></p>`}
    <ul class="list met">${found.slice(0, most).map((each) => html`<${Met} key=${each.place} ctx=${ctx} look=${look} id=${id} tie=${each.tie} place=${each.place} together=${together} />`)}</ul>
    ${found.length > most && html`<p><${Button} onClick=${() => setMost(most + SOME)}>${gettext("Show more")}</${Button}></p>`}
  </section>`;
}

function Close() {
  return html`<a class="button quiet icon" href="#/" aria-label=${gettext("Close")}><${Glyph} name="close" /></a>`;
}

/** The heading takes the focus, unless the person was pressed in the picture. @param {Look} look @param {number} id */
function useFocus(look, id) {
  const title = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (look.pressed.peek() !== id) title.current?.focus();
    look.pressed.value = null;
    look.early.value = false; // before the day there was nobody to have met
  }, [id]);
  return title;
}

/** @param {Ctx} ctx @param {Look} look @param {number} id @returns {Together} */
function useTogether({boot}, look, id) {
  const [told, setTold] = useState(/** @type {{id: number, together: Together}} */ ({id, together: new Map()}));
  const seq = look.picture.value?.seq;
  useEffect(() => {
    let wanted = true;
    fetch(`${boot.urls.networks}people/${id}.json`, {credentials: "same-origin"})
      .then((answer) => (answer.ok ? answer.json() : {together: []}))
      .then(({together}) => { if (wanted) setTold({id, together: new Map(together.map((/** @type {any} */ each) => [each.person, each.topics]))}); })
      .catch(() => {}); // offline: that they met is known, only not where
    return () => { wanted = false; };
  }, [id, seq]);
  return told.id === id ? told.together : new Map();
}

/** @param {{ctx: Ctx, look: Look, id: number, tie: number, place: number, together: Together}} props */
function Met({ctx, look, id, tie, place, together}) {
  const other = look.picture.value?.people[place] ?? 0;
  const {name, organisation} = ctx.model.person(other);
  return html`<li><a href=${`#/person/${other}`}>${name}</a>${organisation && html`<span class="soft">, ${organisation}</span>`}
    <ul class="list why">${why(ctx, look, {id, other, tie, topics: together.get(other) ?? []}).map((words) => html`<li key=${words}>${words}</li>`)}</ul></li>`;
}

/**
 * How a tie came about, the nearest first.
 * @param {Ctx} ctx @param {Look} look @param {{id: number, other: number, tie: number, topics: number[]}} of topics: those they were in a group about
 */
function why({model}, look, {id, other, tie, topics}) {
  const {kinds} = look.filters.value.value;
  const ties = look.picture.value?.ties;
  const talks = ties?.talks[tie] ?? 0;
  const both = (/** @type {Set<number>} */ mine, /** @type {Set<number>} */ theirs) => [...mine].filter((each) => theirs.has(each));
  const networks = both(model.networksOf(id), model.networksOf(other)).map((each) => model.network(each)?.name).filter(Boolean);
  const notes = both(model.signedUpFor(id), model.signedUpFor(other));
  return [
    kinds.networks && networks.length > 0 && interpolate(gettext("In the same network: %(names)s"), {names: networks.join(" · ")}, true),
    kinds.talks && talks > 0 && interpolate(gettext("In a group together: %(notes)s"), {notes: titles(model, topics, talks)}, true),
    kinds.topics && (ties?.topics[tie] ?? 0) > 0 && interpolate(gettext("Signed up for the same note: %(notes)s"), {notes: titles(model, notes, ties?.topics[tie] ?? 0)}, true),
  ].filter((words) => words !== false);
}

/** @param {Ctx["model"]} model @param {number[]} topics @param {number} count said where no note can be named @returns {string} */
function titles(model, topics, count) {
  const named = topics.map((topic) => model.topic(topic)).filter((topic) => topic && !topic.hidden);
  return named.length > 0 ? named.map((topic) => `${topic?.number} ${topic?.title}`).join(" · ") : String(count);
}
