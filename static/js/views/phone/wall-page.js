// The wall on the phone: what to do now, then every note by time or by room.
import {html} from "htm/preact";
import {computed, signal} from "@preact/signals";
import {useMemo} from "preact/hooks";
import {gettext, interpolate, ngettext, timeRange} from "#i18n.js";
import {hyphenate} from "#views/parts/hyphenate.js";
import {NoteItem} from "#views/phone/note-item.js";
import {Now} from "#views/phone/now.js";
import {PageTitle} from "#views/parts/page-title.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {{key: string, title: string, detail: string, when: "" | "now" | "over", ids: number[]}} Group */

const GATHERED = new Set(["plenary", "closed"]);
const MANY = 8; // from so many notes on, searching is of use

const arranged = signal(/** @type {"time" | "room"} */ ("time"));
const sought = signal("");

/** @param {{ctx: Ctx}} props */
export function WallPage({ctx}) {
  const event = ctx.model.event.value;
  const count = ctx.model.onTheWall.value.length;
  return html`<div class="wall-page">
    <${PageTitle} quiet=${true}>${hyphenate(event?.theme || event?.title || "")}</${PageTitle}>
    <${Now} ctx=${ctx} />
    ${count > 0 && html`<section class="notes" aria-labelledby="notes-name">
      <div class="notes-head"><h2 id="notes-name">${gettext("The wall")}</h2><${Arrange} /></div>
      ${count > MANY && html`<${Search} />`}
      <${Notes} ctx=${ctx} />
    </section>`}
    ${count === 0 && event && ["notes", "market", "sessions"].includes(event.phase) && html`<p class="empty">${gettext("The wall is empty, so far. What do you want to talk about? Write the first note.")}</p>`}
  </div>`;
}

function Arrange() {
  /** @param {"time" | "room"} way @param {string} words */
  const choice = (way, words) => html`<button type="button" aria-pressed=${String(arranged.value === way)}
    onClick=${() => { arranged.value = way; }}>${words}</button>`;
  return html`<div class="segmented" role="group" aria-label=${gettext("Arrange the wall")}>
    ${choice("time", gettext("By time"))}${choice("room", gettext("By room"))}</div>`;
}

function Search() {
  return html`<search class="notes-search field"><input type="search" name="sought" autocomplete="off" enterkeyhint="search"
    aria-label=${gettext("Find a note")} placeholder=${gettext("Find a note")} value=${sought.value}
    onInput=${(/** @type {any} */ event) => { sought.value = event.currentTarget.value; }} /></search>`;
}

/** @param {{ctx: Ctx}} props */
function Notes({ctx}) {
  const groups = useMemo(() => computed(() => groupsOf(ctx)), [ctx]).value;
  const found = groups.reduce((sum, group) => sum + group.ids.length, 0);
  const place = arranged.value === "time" ? "room" : "slot";
  return html`<div>
    <p role="status" class="soft small">${sought.value && interpolate(ngettext("%(n)s note found", "%(n)s notes found", found), {n: found}, true)}</p>
    ${groups.map((group) => html`<section class="notes-group" key=${group.key} aria-labelledby=${`group-${group.key}`}>
      <h3 class="notes-lath" id=${`group-${group.key}`}><span>${group.title}</span>
        ${group.when === "now" && html`<span class="chip" data-kind="now">${gettext("now")}</span>`}${group.when === "over" && html`<span class="chip">${gettext("over")}</span>`}
        <span class="notes-detail numerals">${group.detail}</span></h3>
      <ul class="list note-list">${group.ids.map((id) => html`<li key=${id}><${NoteItem} ctx=${ctx} id=${id} place=${group.key === "none" || group.key === "back" ? "none" : place} level=${3} /></li>`)}</ul>
    </section>`)}
  </div>`;
}

/** The notes under their slots or rooms, those without a place last; empty groups are left out. @param {Ctx} ctx @returns {Group[]} */
function groupsOf({model}) {
  const words = sought.value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const topics = model.onTheWall.value.filter((topic) => matches(topic, model.person(topic.convener), words));
  const byTime = arranged.value === "time";
  const order = new Map((byTime ? model.rooms.value : model.slots.value).map((each, nth) => /** @type {const} */ ([each.id, nth])));
  const gathered = GATHERED.has(model.event.value?.phase ?? "");
  /** @param {number} id */
  const hanging = (id) => topics.filter((topic) => (byTime ? topic.slot : topic.room) === id && !(gathered && isBack(topic)))
    .sort((a, b) => (order.get((byTime ? a.room : a.slot) ?? 0) ?? 0) - (order.get((byTime ? b.room : b.slot) ?? 0) ?? 0))
    .map((topic) => topic.id);
  const groups = byTime ? slotGroups(model, hanging)
    : model.rooms.value.map((room) => ({key: `r${room.id}`, title: room.name, detail: room.where, when: /** @type {const} */ (""), ids: hanging(room.id)}));
  // While the groups are at work, what is over steps back.
  const last = groups.filter((group) => group.when === "over");
  const first = groups.filter((group) => !last.includes(group));
  return [...backOnTheWall(model, topics), ...first, looseGroup(topics), ...last].filter((group) => group.ids.length > 0);
}

/** @param {import("#wall-model.js").Model} model @param {(slot: number) => number[]} hanging @returns {Group[]} */
function slotGroups(model, hanging) {
  const working = model.event.value?.phase === "sessions"; // before that the times are only a plan
  const over = working ? model.slotsOver.value : new Set();
  const current = model.currentSlot.value?.id;
  return model.slots.value.map((slot) => ({
    key: `s${slot.id}`, title: slot.label, detail: timeRange(slot.starts_at, slot.ends_at), ids: hanging(slot.id),
    when: slot.id === current ? "now" : over.has(slot.id) ? "over" : "",
  }));
}

/** @param {import("#types.js").TopicRow[]} topics @returns {Group} */
function looseGroup(topics) {
  const ids = topics.filter((topic) => topic.room === null || topic.slot === null).map((topic) => topic.id);
  return {key: "none", title: gettext("Looking for a place"), detail: "", when: "", ids};
}

/**
 * When the groups are done, what came of them is what one looks for: it hangs first.
 * @param {import("#wall-model.js").Model} model @param {import("#types.js").TopicRow[]} topics @returns {Group[]}
 */
function backOnTheWall(model, topics) {
  if (!GATHERED.has(model.event.value?.phase ?? "")) return [];
  return [{key: "back", title: gettext("Back on the wall"), detail: "", when: "", ids: topics.filter(isBack).map((topic) => topic.id)}];
}

/** @param {import("#types.js").TopicRow} topic */
const isBack = (topic) => topic.state === "rehung";

/**
 * @param {{number: number, title: string, text: string}} topic
 * @param {{name: string, organisation: string}} convener
 * @param {string[]} words lower case; all must be somewhere on the note
 */
export function matches(topic, convener, words) {
  if (words.length === 0) return true;
  const all = `${topic.number} ${topic.title} ${topic.text} ${convener.name} ${convener.organisation}`.toLocaleLowerCase();
  return words.every((word) => all.includes(word));
}
