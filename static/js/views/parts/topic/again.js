// A comment that waited and was then refused goes back to where it was written, its photo too.
import {commentDraft, photoDraft} from "#views/parts/draft.js";
import {go, phoneHref, topicHref} from "#views/parts/route.js";
import {visible} from "#views/parts/topic/photo.js";

/**
 * @param {import("#outbox.js").Waiting} kept
 * @param {import("#types.js").Ctx} ctx
 */
export async function commentAgain(kept, ctx) {
  const {topic, text, kind = "note"} = kept.fields;
  const photo = (await ctx.whole(kept))?.photo;
  const draft = commentDraft(ctx, topic);
  const begun = draft.words.peek().text.trim(); // other words, typed meanwhile
  draft.write({text: begun ? `${text}\n\n${begun}` : text, kind});
  if (photo) photoDraft(ctx, topic).value = {photo, visible: visible(photo), bytes: Math.round(photo.length * 3 / 4)};
  ctx.drop(kept.key);
  // From the pages that live on, the way leads to the phone's own page.
  if (ctx.boot.view === "phone") go(topicHref(topic));
  else location.href = phoneHref(ctx.boot, topicHref(topic));
}
