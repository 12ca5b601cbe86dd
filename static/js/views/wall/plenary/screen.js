// The wall in plenary and after: one scene at a time, chosen by the facilitator or by the wall itself.
import {html} from "htm/preact";
import {useEffect} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Lapse} from "#views/replay/lapse.js";
import {Band} from "#views/wall/band.js";
import {BatonScene} from "#views/wall/plenary/baton.js";
import {ConclusionsScene} from "#views/wall/plenary/conclusions.js";
import {DotsScene} from "#views/wall/plenary/dots.js";
import {GalleryScene} from "#views/wall/plenary/gallery.js";
import {NetworksScene} from "#views/wall/plenary/networks.js";
import {PlansScene} from "#views/wall/plenary/plans.js";

/** @type {Record<string, any>} */
const SCENES = {gallery: GalleryScene, baton: BatonScene, dots: DotsScene, conclusions: ConclusionsScene, plans: PlansScene, networks: NetworksScene, replay: Lapse};

/**
 * The scene shown where none is chosen: a note the facilitator holds up, the one who speaks, or all notes.
 * @param {{scene: string, showing: number | null}} event @param {boolean} held somebody holds the baton
 * @returns {string}
 */
export function sceneOf(event, held) {
  if (event.scene in SCENES) return event.scene;
  return held && event.showing === null ? "baton" : "gallery";
}

/** @param {{event: any, ctx: any, news: string}} props */
export function Plenary({event, ctx, news}) {
  const scene = sceneOf(event, Boolean(ctx.model.holder.value));
  useEffect(() => ctx.pager.begin(), [scene, event.showing]);
  return html`<div class="board" data-scene=${scene}>
    <${Band} event=${event} clock=${ctx.clock} live=${ctx.socket.live.value} name=${scene === "replay" ? gettext("The day played back") : ""} />
    <${SCENES[scene]} key=${scene} event=${event} ctx=${ctx} news=${news} />
  </div>`;
}
