// Telling the wall what to show, by key or by press: a scene, one note large, or as the wall sees fit.
import {gettext} from "#i18n.js";
import {toast} from "#views/parts/toast.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {{id: number, state: string, hidden: boolean}} Shown */

/** In the order of their keys, 0 to 7. */
export const SCENES = ["", "gallery", "baton", "dots", "conclusions", "plans", "networks", "replay"];

/** @param {string} scene @returns {string} */
export function sceneName(scene) {
  switch (scene) {
    case "gallery": return gettext("Notes back");
    case "baton": return gettext("The baton");
    case "dots": return gettext("Dots");
    case "conclusions": return gettext("Conclusions");
    case "plans": return gettext("Action plans");
    case "networks": return gettext("Networks");
    case "replay": return gettext("The day played back");
    default: return gettext("By itself");
  }
}

/** The phases whose wall is told what to show. @param {string | undefined} phase */
export const hasScenes = (phase) => phase === "plenary" || phase === "closed";

/** @param {Shown} topic */
export const canShow = (topic) => topic.state === "rehung" && !topic.hidden;

/**
 * The note to show after (or before) the one shown, round and round.
 * @param {Shown[]} notes on the wall, by number
 * @param {number | null} showing
 * @param {number} by 1 or -1
 * @returns {number | null}
 */
export function neighbour(notes, showing, by) {
  const shown = notes.filter(canShow);
  if (shown.length === 0) return null;
  const at = shown.findIndex((topic) => topic.id === showing);
  return shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length].id;
}

/** What was asked for and is not answered yet: two quick presses go two notes on. */
let asked = /** @type {{topic: number} | null} */ (null);

/** @param {Ctx} ctx @param {{scene: string, topic?: number | null}} fields */
async function show(ctx, fields) {
  if (!hasScenes(ctx.model.event.peek()?.phase)) return;
  // One that waits would turn the wall's page later, under somebody's feet.
  if (ctx.socket.live.peek() !== "live") return void toast(gettext("Not live: the wall stays as it is."), {tone: "warn"});
  const mine = fields.topic ? {topic: fields.topic} : null;
  asked = mine;
  try {
    await ctx.act("event.show", fields);
  } catch (error) {
    const problem = /** @type {import("#act.js").Problem} */ (error);
    if (problem.code !== "dropped" && !problem.late) toast(`${problem.title}. ${problem.detail}`, {tone: "error"});
  } finally {
    if (asked === mine) asked = null;
  }
}

/** @param {Ctx} ctx @param {string} scene */
export const showScene = (ctx, scene) => show(ctx, {scene});

/** @param {Ctx} ctx @param {number} topic */
export const showLarge = (ctx, topic) => show(ctx, {scene: "gallery", topic});

/** All notes, page after page, as the wall turns them. @param {Ctx} ctx */
export const pageByItself = (ctx) => show(ctx, {scene: "gallery"});

/** @param {Ctx} ctx @param {number} by */
export function turnTo(ctx, by) {
  const showing = asked?.topic ?? ctx.model.event.peek()?.showing ?? null;
  const topic = neighbour(ctx.model.onTheWall.peek(), showing, by);
  if (topic === null) return void toast(gettext("No note is back on the wall yet."));
  void showLarge(ctx, topic);
}
