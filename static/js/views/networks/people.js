// The picture in words: everybody by name, with how many they have ties with.
import {html} from "htm/preact";
import {useEffect, useMemo, useState} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {figure} from "#views/networks/measure.js";
import {Button} from "#views/parts/doing.js";
import {Field} from "#views/parts/field.js";

/** @typedef {import("./look.js").Look} Look */

/** Lines at first, and more with each press: two thousand at once would make the page slow. */
const SOME = matchMedia("(min-width: 62rem)").matches ? 40 : 12;

/** @param {{look: Look}} props */
export function People({look}) {
  const [sought, setSought] = useState("");
  const [most, setMost] = useState(SOME);
  const found = useFound(look, sought);
  useEffect(() => setMost(SOME), [sought, look.filters.value.value]);
  return html`<section class="people-list stack" aria-labelledby="people-title"><h2 id="people-title">${gettext("The people")}</h2>
    <${Field} name="sought" type="search" required=${true} label=${gettext("Find a name")} value=${sought} onInput=${setSought} />
    ${found.length === 0 && html`<p class="soft" role="status">${gettext("Nobody by that name is shown.")}</p>`}
    <ul class="list people-lines">${found.slice(0, most).map((place) => html`<${Line} key=${place} look=${look} place=${place} />`)}</ul>
    ${found.length > most && html`<p class="row"><${Button} onClick=${() => setMost(most + SOME)}>${gettext("Show more")}</${Button}> <span class="soft">${interpolate(gettext("%(n)s of %(all)s"), {n: most, all: figure(found.length)}, true)}</span></p>`}
  </section>`;
}

/** Places of those whose name or organisation has these letters, by name. @param {Look} look @param {string} sought */
function useFound(look, sought) {
  const [now, {names, homes}] = [look.now.value, look.people.value];
  const sorted = useMemo(() => {
    const {compare} = new Intl.Collator(document.documentElement.lang || "en");
    return [...now?.seen ?? []].sort((a, b) => compare(names[a], names[b]));
  }, [now, names]);
  const words = sought.trim().toLowerCase();
  return useMemo(() => sorted.filter((place) => `${names[place].toLowerCase()} ${homes[place]}`.includes(words)), [sorted, words]);
}

/** @param {{look: Look, place: number}} props */
function Line({look, place}) {
  const {names, homes, colours, organisations} = look.people.value;
  const id = look.picture.value?.people[place];
  const now = look.now.value;
  const organisation = organisations.find((each) => each.key === homes[place])?.name;
  return html`<li><a class="person-line" href=${`#/person/${id}`} aria-current=${look.chosen.value === id ? "true" : null}>
    <span class="swatch" data-colour=${colours[place] < 0 ? "none" : colours[place]} aria-hidden="true"></span>
    <span class="person-name">${names[place]}${organisation && html`<span class="soft">, ${organisation}</span>`}</span>
    <span class="person-ties soft numerals">${tieWords(now?.met[place] ?? 0, now?.across[place] ?? 0)}</span></a></li>`;
}

/** "24 ties, 18 across" @param {number} met @param {number} across @returns {string} */
export function tieWords(met, across) {
  if (met === 0) return gettext("no ties yet");
  return interpolate(ngettext("%(n)s tie, %(across)s across", "%(n)s ties, %(across)s across", met), {n: figure(met), across: figure(across)}, true);
}
