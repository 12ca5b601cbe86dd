// A note as it hangs on the projected wall: looked up, and marked while its change is fresh.
import {html} from "htm/preact";
import {Note} from "#views/parts/note.js";

/** @param {{topic: any, ctx: any, level?: 2 | 3, long?: number}} props long: letters that make a title long */
export function WallNote({topic, ctx, level = 3, long = 40}) {
  const {model, fresh} = ctx;
  const convener = model.person(topic.convener);
  const kind = fresh.value.get(topic.id);
  return html`<${Note} topic=${topic} level=${level} brief=${true} long=${(topic.title ?? "").length > long}
    convener=${convener.name} organisation=${convener.organisation}
    heads=${model.headcount(topic.id)} here=${model.hereNow(topic.id)}
    comments=${model.comments(topic.id).length}
    className=${kind === "posted" ? "fresh settle" : kind ? "fresh" : ""} />`;
}
