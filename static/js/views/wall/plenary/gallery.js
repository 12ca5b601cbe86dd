// Plenary begins here: the notes that are back on the wall, and which are still on their way.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {backPaper} from "#views/wall/plenary/back.js";
import {Flow} from "#views/wall/plenary/flow.js";
import {Large} from "#views/wall/plenary/large.js";
import {Missing} from "#views/wall/plenary/missing.js";
import {Invitation} from "#views/wall/plenary/stage.js";

/** Three columns; with those missing in the third; and the few get more room. @param {number} notes @param {boolean} missing */
const columnsFor = (notes, missing) => Math.max(1, Math.min(notes, missing ? 2 : 3));

/** @param {{ctx: any, event: any, news: string}} props */
export function GalleryScene({ctx, event, news}) {
  const {model} = ctx;
  const shown = model.topic(event.showing);
  if (shown && !shown.hidden) return html`<${Large} key=${shown.id} topic=${shown} ctx=${ctx} news=${news} />`;
  const wall = model.onTheWall.value.filter((/** @type {any} */ topic) => !topic.hidden);
  const back = wall.filter((/** @type {any} */ topic) => topic.state === "rehung");
  const missing = wall.filter((/** @type {any} */ topic) => topic.state === "closed");
  return html`<${Flow} ctx=${ctx} news=${news} name="gallery" title=${gettext("Back on the wall")}
    papers=${back.map((/** @type {any} */ topic) => backPaper(topic, ctx))} columns=${columnsFor(back.length, missing.length > 0)}
    empty=${html`<${Invitation} ask=${gettext("No note is back on the wall yet.")} how=${gettext("What came of it? Hang your note back with a few words from your phone.")} />`}
    beside=${missing.length > 0 && html`<${Missing} topics=${missing} ctx=${ctx} />`} />`;
}
