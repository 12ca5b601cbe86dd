// One note through the day: choose it, and go to the moments of its life.
import {html} from "htm/preact";
import {useId} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {noteTitle} from "#views/parts/note.js";
import {OF_A_NOTE} from "#views/replay/moments.js";
import {clockWords} from "#views/replay/words.js";

/** @typedef {import("#views/replay/stage.js").Scene} Scene */
/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {import("./reading.js").Day} Day */

/** @param {{scene: Scene}} props */
export function Follow({scene}) {
  const id = useId();
  const day = scene.reading.day.value;
  if (!day) return null;
  const notes = [...day.timeline.table("topic").values()].filter((topic) => !topic.hidden).sort((a, b) => a.number - b.number);
  if (notes.length === 0) return null;
  const followed = scene.followed.value;
  return html`<div class="follow">
    <div class="field follow-choice"><label for=${id}>${gettext("Follow a note")}</label>
      <select id=${id} value=${followed ?? ""} onChange=${(/** @type {any} */ event) => { scene.followed.value = Number(event.currentTarget.value) || null; }}>
        <option value="">${gettext("Press one in the picture, or choose")}</option>
        ${notes.map((topic) => html`<option key=${topic.id} value=${topic.id}>${topic.number} ${noteTitle(topic)}</option>`)}
      </select></div>
    ${followed !== null && html`<${Moments} scene=${scene} day=${day} topic=${followed} />`}
  </div>`;
}

/** @param {{scene: Scene, day: Day, topic: number}} props */
function Moments({scene, day, topic}) {
  const {player} = scene;
  const moments = day.timeline.moments.filter((moment) => moment.topic === topic && OF_A_NOTE.has(moment.kind));
  const now = day.film.momentsIn(-1, player.shown.value).filter((moment) => moment.topic === topic && OF_A_NOTE.has(moment.kind)).at(-1);
  return html`<ol class="follow-moments list">${moments.map((moment) => html`<li key=${`${moment.seq} ${moment.kind}`}><button type="button" class="follow-moment" aria-current=${moment === now ? "true" : null}
    onClick=${() => { player.pause(); player.seekSeq(moment.seq); }}><b class="numerals">${clockWords(day.timeline.time(moment.seq))}</b> <span>${lifeWords(moment, day, topic)}</span></button></li>`)}</ol>`;
}

/** "moved to Library · Round 2". @param {Moment} moment @param {Day} day @param {number} topic */
function lifeWords(moment, day, topic) {
  switch (moment.kind) {
    case "posted": return gettext("put up");
    case "running": return gettext("opened");
    case "closed": return gettext("closed");
    case "rehung": return gettext("hung back on the wall");
    case "withdrawn": return gettext("taken down");
    default: return movedWords(day, moment.seq, topic);
  }
}

/** @param {Day} day @param {number} seq @param {number} topic */
function movedWords({timeline}, seq, topic) {
  const row = timeline.between(seq - 1, seq).put.topic?.[topic];
  const [room, slot] = [timeline.table("room").get(row?.room), timeline.table("slot").get(row?.slot)];
  if (!room || !slot) return gettext("moved");
  return interpolate(gettext("moved to %(place)s"), {place: `${room.name} · ${slot.label}`}, true);
}
