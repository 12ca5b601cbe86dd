// One note in a list. It reads only its own rows, so a change elsewhere does not draw it again.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Note} from "#views/parts/note.js";
import {topicHref} from "#views/parts/route.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/**
 * @param {{ctx: Ctx, id: number, place?: "room" | "slot" | "both" | "none", level?: 2 | 3}} props place: what of its
 *   place the list around it does not say
 */
export function NoteItem({ctx, id, place = "none", level = 3}) {
  const {model} = ctx;
  const topic = model.topic(id);
  if (!topic) return null;
  const convener = model.person(topic.convener);
  const mine = myPart(ctx, topic);
  return html`<${Note} topic=${topic} level=${level} convener=${convener.name} organisation=${convener.organisation}
    heads=${model.headcount(id)} here=${model.hereNow(id)} comments=${model.comments(id).length}
    mine=${mine !== ""} place=${placeWords(ctx, topic, place)} href=${topicHref(id)}>
    ${mine && html`<p class="note-mine"><span class="chip" data-kind="mine">${mine}</span></p>`}
  </${Note}>`;
}

/**
 * What I have to do with a note, in a word or two; "" when nothing.
 * @param {Ctx} ctx @param {import("#types.js").TopicRow} topic
 */
export function myPart({boot, model, me}, topic) {
  if (boot.me === null) return "";
  if (me.value?.at === topic.id) return gettext("You are here");
  if (topic.convener === boot.me) return gettext("Your note");
  return model.isSignedUp(topic.id, boot.me) ? gettext("You signed up") : "";
}

/** @param {Ctx} ctx @param {import("#types.js").TopicRow} topic @param {string} which */
function placeWords({store, model}, topic, which) {
  if (which === "room") return store.row("room", topic.room)?.name ?? gettext("No place yet");
  if (which === "slot") return store.row("slot", topic.slot)?.label ?? gettext("No place yet");
  return which === "both" ? model.placeName(topic) || gettext("No place yet") : "";
}
