// The projector's wall: no hands touch it, so it turns its own pages and says what is new.
import {html} from "htm/preact";
import {render} from "preact";
import {computed, effect, signal, untracked} from "@preact/signals";
import {gettext, interpolate} from "#i18n.js";
import {Announcement} from "#views/parts/announcement.js";
import {LiveBar} from "#views/parts/live-bar.js";
import {phaseHint, phaseName} from "#views/parts/phase.js";
import {BoardScreen} from "#views/wall/board-screen.js";
import {watchChanges} from "#views/wall/changes.js";
import {Closing} from "#views/wall/closing.js";
import {SPOKEN, sentence} from "#views/wall/news.js";
import {Prepare, Welcome} from "#views/wall/opening.js";
import {createPager, listenToKeys} from "#views/wall/pager.js";
import {Plenary} from "#views/wall/plenary/screen.js";

const FRESH = 6_000; // how long a changed note is marked
const SPEAK = 8_000; // never speak oftener than this
const STAYS = 7_000; // news of a note is not pushed away by somebody signing up

/**
 * @param {any} ctx {boot, store, socket, model, clock}
 */
export function mount(ctx) {
  const pager = createPager();
  const {fresh, news, spoken} = followNews(ctx);
  listenToKeys(pager);
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  root.replaceChildren();
  render(html`<${Wall} ctx=${{...ctx, pager, fresh}} news=${news} spoken=${spoken} />`, root);
}

/** @typedef {import("#views/wall/changes.js").Change | null} Change */

/** What a change marks: a note's id, or "plan:3". @param {NonNullable<Change>} change */
const marks = ({kind, topic, row}) => (row ? `${row.kind}:${row.id}` : kind === "joined" ? null : topic);

/**
 * Turns changes into the marks on notes, the news line and what is spoken. The change is kept and not
 * its sentence: when the note is hidden or its writer erased, the words leave the news line too.
 * @param {any} ctx
 */
function followNews({store, model}) {
  const {latest} = watchChanges(store);
  const fresh = signal(/** @type {Map<number | string, string>} */ (new Map()));
  const told = signal(/** @type {Change} */ (null));
  const said = signal(/** @type {Change} */ (null));
  let spokeAt = -Infinity;
  let toldAt = -Infinity;
  const look = {topic: model.topic, name: (/** @type {number | null} */ id) => model.person(id).name, place: model.placeName,
    row: (/** @type {{kind: string, id: number}} */ about) => store.row(about.kind, about.id)};
  const words = (/** @type {Change | undefined} */ change) => (change ? sentence(change, look) : "");
  effect(() => {
    const changes = latest.value;
    const marked = /** @type {[number | string, string][]} */ (changes.map((change) => [marks(change), change.kind]).filter(([about]) => about !== null));
    if (marked.length) {
      fresh.value = new Map([...fresh.peek(), ...marked]);
      setTimeout(() => {
        fresh.value = new Map([...fresh.peek()].filter(([about]) => !marked.some(([each]) => each === about)));
      }, FRESH);
    }
    const change = untracked(() => [...changes].reverse().find(words));
    if (!change) return;
    if (SPOKEN.has(change.kind) || performance.now() - toldAt > STAYS) told.value = change;
    if (SPOKEN.has(change.kind)) toldAt = performance.now();
    if (SPOKEN.has(change.kind) && performance.now() - spokeAt > SPEAK) {
      spokeAt = performance.now();
      said.value = change;
    }
  });
  return {fresh, news: computed(() => words(told.value)), spoken: computed(() => words(said.value))};
}

/** @param {{ctx: any, news: any, spoken: any}} props */
function Wall({ctx, news, spoken}) {
  const event = ctx.model.event.value;
  if (!event) return null;
  const live = ctx.socket.live.value;
  return html`<div class="wall" data-phase=${event.phase} data-live=${live}>
    <div class="wall-bars"><${LiveBar} live=${live} /><${Announcement} text=${event.announcement} /></div>
    <${Screen} ctx=${ctx} event=${event} news=${news.value} />
    <p class="visually-hidden" role="status">${phaseName(event.phase)}. ${spoken.value}</p>
  </div>`;
}

/** @param {{ctx: any, event: any, news: string}} props */
function Screen({ctx, event, news}) {
  const words = news || phaseHint(event.phase);
  switch (event.phase) {
    case "prepare": return html`<${Prepare} event=${event} ctx=${ctx} />`;
    case "welcome": return html`<${Welcome} event=${event} ctx=${ctx} />`;
    case "plenary": return html`<${Plenary} event=${event} ctx=${ctx} news=${words} />`;
    case "closed": return event.scene
      ? html`<${Plenary} event=${event} ctx=${ctx} news=${words} />`
      : html`<${Closing} event=${event} ctx=${ctx} />`;
    default: return html`<${BoardScreen} event=${event} ctx=${ctx} news=${batonWords(ctx.model) || words} announced=${announcedNote(ctx.model)} />`;
  }
}

/**
 * The note whose convener holds the baton, and who waits for it.
 * @param {any} model
 */
function announcedNote(model) {
  const topic = model.holder.value?.topic ? model.topic(model.holder.value.topic) : null;
  if (!topic || topic.hidden) return null;
  const next = model.queue.value.map((/** @type {any} */ turn) => ({...turn, title: turn.topic ? model.topic(turn.topic)?.title : ""}));
  return {topic, next};
}

/**
 * Who holds the baton, where no note is told about.
 * @param {any} model
 */
function batonWords(model) {
  const holder = model.holder.value;
  if (!holder) return "";
  return interpolate(gettext("The baton is with %(name)s"), {name: model.person(holder.person).name}, true);
}
