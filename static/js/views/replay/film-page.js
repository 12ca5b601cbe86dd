// The wall from the first note to the last: the picture, the tools under it, and one note's life.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Follow} from "#views/replay/follow.js";
import {Stage} from "#views/replay/stage.js";
import {Tools} from "#views/replay/tools.js";

/** @param {{scene: import("#views/replay/stage.js").Scene, running: boolean}} props */
export function FilmPage({scene, running}) {
  return html`<div class="film">
    <section class="film-picture" aria-label=${gettext("The wall as it was")}>
      <${Stage} scene=${scene} onNote=${(/** @type {number} */ id) => { scene.followed.value = id; }} />
    </section>
    <${Tools} scene=${scene} running=${running}><${Follow} scene=${scene} /></${Tools}>
  </div>`;
}
