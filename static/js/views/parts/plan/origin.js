// Where a plan comes from: a note, a conclusion, a network; with the way there for those who may go it.
import {html} from "htm/preact";
import {noteTitle} from "#views/parts/note.js";
import {phoneHref, topicHref} from "#views/parts/route.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PlanRow} PlanRow */
/** @typedef {{key: string, words: string, href: string}} Origin href: "" where there is nowhere to go */

/** Hidden notes are not told of. @param {Ctx} ctx @param {PlanRow} plan @returns {Origin[]} */
export function originsOf({boot, me, model}, plan) {
  const topic = model.topic(plan.topic);
  const conclusion = model.conclusion(plan.conclusion);
  const network = model.network(plan.network);
  const desk = boot.view === "console"; // opens a note beside its wall, and has the rest at hand
  /** @param {string} hash */
  const own = (hash) => (me.value ? phoneHref(boot, hash) : "");
  const found = /** @type {Origin[]} */ ([]);
  if (topic && !topic.hidden) found.push({key: "topic", words: `${topic.number} ${noteTitle(topic)}`, href: desk ? topicHref(topic.id) : own(topicHref(topic.id))});
  if (conclusion) found.push({key: "conclusion", words: conclusion.text, href: desk ? "" : own("#/conclusions")});
  if (network) found.push({key: "network", words: network.name, href: boot.view === "phone" ? `#/network/${network.id}` : `${boot.urls.networks}#/network/${network.id}`});
  return found;
}

/** @param {{ctx: Ctx, plan: PlanRow}} props */
export function Origins({ctx, plan}) {
  return html`<ul class="list origins">${originsOf(ctx, plan).map(({key, words, href}) => html`<li key=${key}>${
    href ? html`<a href=${href}>${words}</a>` : words}</li>`)}</ul>`;
}
