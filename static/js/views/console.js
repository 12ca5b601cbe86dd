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
import {DropDialog} from "#views/console/drop-dialog.js";
import {createDesk} from "#views/console/desk.js";
import {NotePanel} from "#views/console/note-panel.js";
import {stepPhase} from "#views/console/phases.js";
import {Panels, Tools} from "#views/console/panels.js";
import {PlenaryDesk} from "#views/console/plenary/desk.js";
import {SCENES, showScene, turnTo} from "#views/console/plenary/scenes.js";
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

/** @param {{ctx: Ctx, desk: Desk}} props */
function Console({ctx, desk}) {
  useEffect(() => desk.begin(), []);
  useEffect(() => followShortcuts(desk, {
    b: () => passOn(ctx),
    "?": () => { desk.panel.value = "shortcuts"; },
    n: () => turnTo(ctx, 1),
    p: () => turnTo(ctx, -1),
    "+": () => stepPhase(ctx, 1),
    "-": () => stepPhase(ctx, -1),
    ...Object.fromEntries(SCENES.map((_scene, nth) => [String(nth), () => showScene(ctx, nth)])),
    "/": () => document.getElementById("find")?.focus(),
  }), []);
  if (ctx.gone.value) return html`<${Gone} ctx=${ctx} />`;
  if (ctx.role.value !== "facilitator") return html`<${NoLonger} ctx=${ctx} />`;
  const live = ctx.socket.live.value;
  return html`<div class="console" data-live=${live}>
    <${SkipLink} />
    <${Top} ctx=${ctx} desk=${desk} />
    <${Waiting} ctx=${ctx} />
    <main id="main" class="desk" tabindex="-1">
      <${Tools} desk=${desk} ctx=${ctx} />
      ${OUTCOME.has(ctx.model.event.value?.phase ?? "") && !desk.grid.value
        ? html`<${PlenaryDesk} ctx=${ctx} onGrid=${() => { desk.grid.value = true; }} />`
        : html`<${WallOrBack} ctx=${ctx} desk=${desk} />`}
      <div class="side"><${NotePanel} ctx=${ctx} desk=${desk} /><${Announce} ctx=${ctx} /><${Baton} ctx=${ctx} desk=${desk} /></div>
    </main>
    <${Panels} ctx=${ctx} desk=${desk} />
    <${DropDialog} ctx=${ctx} carry=${desk.carry} />
    <${Toasts} />
  </div>`;
}

const OUTCOME = new Set(["plenary", "closed"]);

/** The grid of notes; in plenary with a way back to the desk. @param {{ctx: Ctx, desk: Desk}} props */
function WallOrBack({ctx, desk}) {
  const event = ctx.model.event.value;
  return html`${OUTCOME.has(event?.phase ?? "") && html`<p class="back-to-desk"><button type="button" class="button" onClick=${() => { desk.grid.value = false; }}>${gettext("Back to plenary")}</button></p>`}
    <${Wall} key=${event?.timezone} ctx=${ctx} desk=${desk} />`;
}

/** Somebody made this facilitator a participant again. @param {{ctx: Ctx}} props */
function NoLonger({ctx}) {
  return html`<main class="page stack"><h1>${gettext("You are a participant now")}</h1>
    <p>${gettext("Another facilitator has taken over here. Your own page is still yours.")}</p>
    <p><a class="button primary" href=${ctx.boot.urls.phone}>${gettext("To your own page")}</a></p></main>`;
}
