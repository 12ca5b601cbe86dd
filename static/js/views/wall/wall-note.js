// A note as it hangs on the projected wall: looked up, and marked while its change is fresh.
import {html} from "htm/preact";
import {Note} from "#views/parts/note.js";

/** @param {{topic: any, ctx: any, level?: 2 | 3, long?: number, short?: number}} props
 *   long: letters that make a title long; short: so many leave the convener two lines */
export function WallNote({topic, ctx, level = 3, long = 40, short = 0}) {
  const {model, fresh} = ctx;
  const convener = model.person(topic.convener);
  const kind = fresh.value.get(topic.id);
  const letters = (topic.title ?? "").length;
  return html`<${Note} topic=${topic} level=${level} brief=${true} long=${letters > long}
    convener=${convener.name} organisation=${convener.organisation}
    heads=${model.headcount(topic.id)} here=${model.hereNow(topic.id)}
    comments=${model.comments(topic.id).length}
    className=${[letters <= short && "roomy", kind && "fresh", kind === "posted" && "settle"].filter(Boolean).join(" ")} />`;
}
