// Every event page begins here: the board is fetched, the socket opened, and the view mounted.
import {computed, effect, signal} from "@preact/signals";
import {Sender} from "#act.js";
import {createClock} from "#clock.js";
import {gettext, speak} from "#i18n.js";
import {createOutbox} from "#outbox.js";
import {Socket} from "#socket.js";
import {createStore} from "#store.js";
import {createModel} from "#wall-model.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").Boot} Boot */

/** What the server wrote into the page. @returns {Boot} */
function readBoot() {
  return JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
}

/** @param {Boot} boot @returns {{ctx: Ctx, resume: () => void}} */
function assemble(boot) {
  const store = createStore();
  const clock = createClock();
  const socket = new Socket({boot, store, clock});
  const model = createModel(store, clock);
  const outbox = createOutbox({name: `${boot.code}:${boot.me ?? ""}`});
  const sender = new Sender({boot, outbox, reach: socket.reach});
  const unknown = signal(false);
  const me = computed(() => store.row("person", boot.me));
  /** @type {typeof sender.act} */
  const act = (action, fields) => {
    const done = sender.act(action, fields);
    done.catch((problem) => { if (problem.code === "not_joined") unknown.value = true; });
    return done;
  };
  const ctx = {
    boot, store, socket, clock, model, act, me,
    role: computed(() => me.value?.role ?? boot.role),
    outbox: sender.outbox, pending: sender.pending, refused: sender.refused, drop: sender.drop,
    progress: sender.progress, whole: outbox.whole,
    gone: computed(() => unknown.value || socket.dismissed.value || (boot.me !== null && store.seq.value > 0 && !me.value)),
  };
  return {ctx, resume: sender.resume};
}

/** While the first board is on its way and does not come, the page says so. @param {Ctx} ctx */
function sayWhenOffline({socket}) {
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  document.querySelector("#app .shell")?.append(line);
  return effect(() => {
    line.textContent = socket.live.value === "offline" ? gettext("No connection yet. We keep trying.") : "";
  });
}

/** @param {(ctx: Ctx) => void} mount shows the view */
export async function begin(mount) {
  const boot = readBoot();
  speak(boot);
  const {ctx, resume} = assemble(boot);
  const quiet = sayWhenOffline(ctx);
  await ctx.socket.start();
  quiet();
  effect(() => {
    const zone = ctx.model.event.value?.timezone;
    if (zone) speak({timezone: zone});
  });
  ctx.clock.start();
  mount(ctx);
  // What waited goes out again as soon as there is a way.
  effect(() => { if (ctx.socket.live.value === "live") resume(); });
}
