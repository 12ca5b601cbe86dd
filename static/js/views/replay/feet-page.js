// The law of two feet, seen over the day: where people went on to, as a picture and in figures.
import {html} from "htm/preact";
import {useMemo} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {FeetPicture} from "#views/replay/feet-picture.js";
import {FeetTable} from "#views/replay/feet-table.js";
import {feetOf} from "#views/replay/feet.js";
import {Tools} from "#views/replay/tools.js";

/** @typedef {import("#views/replay/stage.js").Scene} Scene */

/** @param {{scene: Scene, running: boolean}} props */
export function FeetPage({scene, running}) {
  const day = scene.reading.day.value;
  const feet = useMemo(() => day && feetOf(day.timeline), [day]);
  const words = feet ? sumWords(feet) : "";
  return html`<div class="feet">
    <div class="feet-head"><h2>${gettext("Where the feet went")}</h2><p>${words}</p></div>
    ${day && feet && feet.walks.length > 0 && html`
      <section class="feet-picture" aria-label=${gettext("The picture")}><${FeetPicture} scene=${scene} feet=${feet} words=${words} />
        <${Legend} /></section>
      <section class="feet-figures" aria-label=${gettext("In figures")}><${FeetTable} feet=${feet} timeline=${day.timeline} />
        <p class="soft small">${gettext("Whoever neither learns nor gives anything where they are walks on. This is how many did, as they said themselves on their phones. Nobody is named.")}</p></section>`}
    <${Tools} scene=${scene} running=${running} />
  </div>`;
}

function Legend() {
  return html`<ul class="feet-legend list small"><li><i data-way="on"></i>${gettext("on to the next round")}</li><li><i data-way="within"></i>${gettext("while a round is on")}</li>
    <li><i data-way="bar"></i>${gettext("a group: the taller, the more came")}</li></ul>`;
}

/** @param {import("./feet.js").Feet} feet */
function sumWords({rounds}) {
  const on = rounds.reduce((sum, round) => sum + round.on, 0);
  const within = rounds.reduce((sum, round) => sum + round.within, 0);
  if (on === 0) return gettext("Nobody has gone from one group to another, so far.");
  return [
    interpolate(ngettext("Somebody went on to another group %(n)s time.", "Somebody went on to another group %(n)s times.", on), {n: on}, true),
    within > 0 && interpolate(ngettext("%(n)s of these was while a round was on.", "%(n)s of these were while a round was on.", within), {n: within}, true),
  ].filter(Boolean).join(" ");
}
