// How an Open Space works, in our own words; the same words as on the wall.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";

/** @param {{level?: 2 | 3}} props */
export function Principles({level = 2}) {
  const Heading = `h${level}`;
  return html`<div class="principles">
    <ul class="list principles-list">
      <li>${gettext("Those who turn up are the ones we need.")}</li>
      <li>${gettext("The day gives what it has to give.")}</li>
      <li>${gettext("We begin when we are ready, and then it is time.")}</li>
      <li>${gettext("When there is no more to say, we are done.")}</li>
    </ul>
    <${Heading}><${Glyph} name="feet" />${gettext("Use your two feet")}</${Heading}>
    <p>${gettext("You decide where you are. If you neither learn nor give anything here, walk on to where you do. Nobody holds you, nobody sends you away.")}</p>
    <${Heading}><${Glyph} name="write" />${gettext("Your note, your group")}</${Heading}>
    <p>${gettext("You who wrote the note get the group started and stay until it is done. Then you hang the note back on the wall with what came of it.")}</p>
    <p>${gettext("And leave room for what nobody saw coming.")}</p>
  </div>`;
}
