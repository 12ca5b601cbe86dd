// The facilitator's console: for one who stands on their feet in a hall, with a laptop on a table.
import {html} from "htm/preact";
import {render} from "preact";
import {useEffect} from "preact/hooks";
import {gettext} from "#i18n.js";
import {SkipLink} from "#views/parts/skip-link.js";
import {Toasts} from "#views/parts/toast.js";
import {Gone} from "#views/parts/gone.js";
import {Announce} from "#views/console/announce.js";
import {Baton, passOn} from "#views/console/baton.js";
import {createCarry} from "#views/console/carry.js";
import {HelpNow} from "#views/console/hints/offer.js";
import {DropDialog} from "#views/console/drop-dialog.js";
import {createDesk} from "#views/console/desk.js";
import {NotePanel} from "#views/console/note-panel.js";
import {stepPhase} from "#views/console/phases.js";
import {Panels, Tools} from "#views/console/panels.js";
import {PlenaryDesk} from "#views/console/plenary/desk.js";
import {SCENES, hasScenes, pageByItself, showScene, turnTo} from "#views/console/plenary/showing.js";
import {followShortcuts} from "#views/console/shortcuts.js";
import {Top} from "#views/console/top.js";
import {Waiting} from "#views/console/waiting.js";
import {Wall} from "#views/console/wall.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#views/console/desk.js").Desk} Desk */

/** @param {Ctx} ctx */
export function mount(ctx) {
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  root.replaceChildren();
  const desk = createDesk(createCarry(ctx));
  render(html`<${Console} ctx=${ctx} desk=${desk} />`, root);
}

/** What each key does. @param {Ctx} ctx @param {Desk} desk @returns {Record<string, () => void>} */
const keys = (ctx, desk) => ({
  b: () => passOn(ctx),
  "?": () => { desk.panel.value = "shortcuts"; },
  "/": () => document.getElementById("find")?.focus(),
  "+": () => stepPhase(ctx, 1),
  "-": () => stepPhase(ctx, -1),
  ...inPlenary(ctx, {
    ...Object.fromEntries(SCENES.map((scene, nth) => [String(nth), () => showScene(ctx, scene)])),
    ArrowRight: () => turnTo(ctx, 1),
    n: () => turnTo(ctx, 1),
    ArrowLeft: () => turnTo(ctx, -1),
    p: () => turnTo(ctx, -1),
    a: () => pageByItself(ctx),
  }),
});

/** Keys of the wall's scenes do nothing while the wall has none. @param {Ctx} ctx @param {Record<string, () => void>} deeds */
const inPlenary = (ctx, deeds) => Object.fromEntries(Object.entries(deeds).map(([key, deed]) =>
  [key, () => { if (hasScenes(ctx.model.event.peek()?.phase)) deed(); }]));

/** @param {{ctx: Ctx, desk: Desk}} props */
function Console({ctx, desk}) {
  useEffect(() => desk.begin(), []);
  useEffect(() => followShortcuts(desk, keys(ctx, desk)), []);
  if (ctx.gone.value) return html`<${Gone} ctx=${ctx} />`;
  if (ctx.role.value !== "facilitator") return html`<${NoLonger} ctx=${ctx} />`;
  const live = ctx.socket.live.value;
  const phase = ctx.model.event.value?.phase ?? "";
  return html`<div class="console" data-live=${live}>
    <${SkipLink} />
    <${Top} ctx=${ctx} desk=${desk} />
    <${Waiting} ctx=${ctx} />
    <main id="main" class="desk" tabindex="-1">
      <${Tools} desk=${desk} ctx=${ctx} />
      ${hasScenes(phase) && !desk.grid.value
        ? html`<${PlenaryDesk} ctx=${ctx} desk=${desk} />`
        : html`<${WallOrBack} ctx=${ctx} desk=${desk} />`}
      <${Side} ctx=${ctx} desk=${desk} phase=${phase} />
    </main>
    <${Panels} ctx=${ctx} desk=${desk} />
    <${DropDialog} ctx=${ctx} carry=${desk.carry} />
    <${Toasts} />
  </div>`;
}

/** Beside the middle, what is needed at hand in this phase first. @param {{ctx: Ctx, desk: Desk, phase: string}} props */
function Side({ctx, desk, phase}) {
  const note = html`<${NotePanel} ctx=${ctx} desk=${desk} />`;
  const say = html`<${Announce} ctx=${ctx} />`;
  const baton = html`<${Baton} ctx=${ctx} desk=${desk} />`;
  return html`<div class="side">${note}${phase === "plenary" ? html`${baton}${say}` : html`${say}${baton}<${HelpNow} desk=${desk} phase=${phase} />`}</div>`;
}

/** The grid of notes; in plenary with a way back to the desk. @param {{ctx: Ctx, desk: Desk}} props */
function WallOrBack({ctx, desk}) {
  const event = ctx.model.event.value;
  const wall = html`<${Wall} key=${event?.timezone} ctx=${ctx} desk=${desk} />`;
  if (!hasScenes(event?.phase)) return wall;
  return html`<div class="grid-in-plenary"><p><button type="button" class="button" onClick=${() => { desk.grid.value = false; }}>${gettext("Back to plenary")}</button></p>${wall}</div>`;
}

/** Somebody made this facilitator a participant again. @param {{ctx: Ctx}} props */
function NoLonger({ctx}) {
  return html`<main class="page stack"><h1>${gettext("You are a participant now")}</h1>
    <p>${gettext("Another facilitator has taken over here. Your own page is still yours.")}</p>
    <p><a class="button primary" href=${ctx.boot.urls.phone}>${gettext("To your own page")}</a></p></main>`;
}
