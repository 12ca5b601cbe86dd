// Networks that could be, told only to those who would be in them; an offer and nothing more.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Button} from "#views/parts/doing.js";
import {NetworkForm} from "#views/parts/network/form.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {{people: number[], topics: number[], organisations: number}} Suggestion */

/** @param {{ctx: Ctx, founded?: (id: number) => void}} props */
export function Suggested({ctx, founded}) {
  const [suggested, setSuggested] = useState(/** @type {Suggestion[]} */ ([]));
  const known = ctx.model.networks.value.length;
  useEffect(() => {
    if (ctx.boot.me === null) return;
    fetch(`${ctx.boot.urls.networks}suggested.json`, {credentials: "same-origin"})
      .then((answer) => (answer.ok ? answer.json() : {suggested: []}))
      .then((told) => setSuggested(told.suggested))
      .catch(() => {}); // offline: an offer can wait
  }, [known]);
  return html`${suggested.map((each) => html`<${Offer} key=${each.people.join(" ")} ctx=${ctx} offer=${each} founded=${founded} />`)}`;
}

/** @param {{ctx: Ctx, offer: Suggestion, founded?: (id: number) => void}} props */
function Offer({ctx, offer, founded}) {
  const [founding, setFounding] = useState(false);
  const others = offer.people.filter((id) => id !== ctx.boot.me).map((id) => ctx.model.person(id));
  const notes = offer.topics.map((id) => ctx.model.topic(id)).filter((topic) => topic && !topic.hidden);
  const phase = ctx.model.event.value?.phase ?? "";
  if (!["sessions", "plenary"].includes(phase)) return null;
  return html`<aside class="card plain suggested stack">
    <h3>${gettext("A network of yours?")}</h3>
    <p>${interpolate(gettext("You have met these people in two groups or more today, and you come from %(n)s organisations:"), {n: offer.organisations}, true)}
      ${" "}<strong>${others.map((person) => person.name).join(", ")}</strong>.</p>
    ${notes.length > 0 && html`<p class="soft small">${gettext("You met about:")} ${notes.map((topic) => `${topic?.number} ${topic?.title}`).join(" · ")}</p>`}
    <p><${Button} onClick=${() => setFounding(true)}>${gettext("Found a network")}</${Button}></p>
    <p class="soft small">${gettext("Only you in the group see this, and nothing happens by itself. Talk with them first.")}</p>
    <details class="why-suggested"><summary class="small">${gettext("Why these people?")}</summary><p class="small">${
      gettext("Two people belong together here when they were in the same group at the same time in at least two groups. Where three to twelve people belong together like that, come from two organisations or more and are not in one network yet, it is suggested to them.")}</p></details>
    ${founding && html`<${NetworkForm} ctx=${ctx} topic=${notes[0]?.id ?? null} founded=${founded} onClose=${() => setFounding(false)} />`}
  </aside>`;
}
