// The live link. The server pushes entries in order; this opens the socket after what the store
// holds, notices when it falls silent, and comes back by itself without a change missing or doubled.
import {signal} from "@preact/signals";
import {Gap} from "#store.js";

/** @typedef {ReturnType<typeof createSocket>} Socket */
/** @typedef {"connecting" | "live" | "offline"} Live */

const LONGEST_WAIT = 15_000;
const SILENT = 45_000; // the server speaks at least every 20 s
const DOZED = 25_000; // a phone that wakes after so long does not trust its socket
const BLIP = 3_000; // a shorter break is not worth a word
const REACH = 1_500;

/**
 * @param {object} options
 * @param {import("#types.js").Boot} options.boot
 * @param {import("#store.js").Store} options.store
 * @param {import("#clock.js").Clock} options.clock
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {typeof globalThis.WebSocket} [options.WebSocket]
 * @param {Window | null} [options.page]
 */
export function createSocket({boot, store, clock, fetch = globalThis.fetch, WebSocket = globalThis.WebSocket, page = globalThis.window ?? null}) {
  const live = signal(/** @type {Live} */ ("connecting"));
  const here = signal(0);
  let link = /** @type {WebSocket | null} */ (null);
  let failures = 0;
  let heardAt = 0;
  let stopped = false;
  let loading = /** @type {Promise<void> | null} */ (null);
  let held = /** @type {any[]} */ ([]); // frames that came while the board was fetched
  const timers = createTimers();

  const lost = () => {
    if (live.peek() === "live") live.value = "connecting";
    if (live.peek() === "connecting") timers.set("blip", BLIP, () => { live.value = "offline"; });
  };

  /** Full jitter: the whole hall loses its Wi-Fi at the same moment. */
  const someTime = () => Math.random() * Math.min(LONGEST_WAIT, 1000 * 2 ** failures++);

  function open() {
    timers.clear("retry");
    if (stopped) return;
    close();
    const opened = link = new WebSocket(address(boot, store.seq.peek(), page));
    hush();
    opened.onmessage = ({data}) => { if (opened === link) hear(JSON.parse(data)); };
    opened.onclose = () => { if (opened === link) again(); };
  }

  function close() {
    const old = link;
    link = null;
    timers.clear("silence");
    if (old) old.onclose = old.onmessage = null;
    old?.close();
  }

  function again() {
    close();
    if (stopped) return;
    lost();
    timers.set("retry", someTime(), open);
  }

  /** Start listening for silence afresh. */
  function hush() {
    heardAt = Date.now();
    timers.set("silence", SILENT, again);
  }

  /** @param {any} frame */
  function hear(frame) {
    hush();
    failures = 0;
    timers.clear("blip");
    live.value = "live";
    if (frame.type === "pulse") return pulse(frame);
    if (loading) held.push(frame);
    else take(frame);
  }

  /** @param {any} frame */
  function take(frame) {
    if (frame.type === "reload") return void load();
    if (frame.type !== "changes") return;
    try {
      if (frame.after > store.seq.peek()) throw new Gap(store.seq.peek(), frame.after + 1);
      store.apply(frame.entries);
    } catch (error) {
      if (!(error instanceof Gap)) throw error;
      void load();
    }
  }

  /** @param {{seq: number, server_time: string, here: number}} frame */
  function pulse(frame) {
    clock.sync(frame.server_time);
    here.value = frame.here;
    link?.send(JSON.stringify({seen: frame.seq}));
  }

  /** Fetch the whole board, trying until it comes; then take the frames that came meanwhile. */
  function load() {
    loading ??= (async () => {
      let board = null;
      while (!stopped && !(board = await get(boot.urls.board))) {
        lost();
        await new Promise((resolve) => timers.set("load", someTime(), () => resolve(undefined)));
      }
      loading = null;
      if (!board) return;
      clock.sync(board.server_time);
      if (board.seq >= store.seq.peek()) store.load(board);
      const frames = held;
      held = [];
      // After a second gap the rest waits again, so its order is kept.
      for (const frame of frames) if (loading) held.push(frame); else take(frame);
    })();
    return loading;
  }

  /** @param {string} url @param {number} [patience] ms @returns {Promise<any>} null when it did not come */
  async function get(url, patience = 20_000) {
    try {
      const response = await fetch(url, {credentials: "same-origin", cache: "no-cache", signal: AbortSignal.timeout(patience)});
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /**
   * Resolves when the store has come to `seq`, by the journal if the socket is too slow or down.
   * @param {number} seq
   */
  async function reach(seq) {
    if (store.seq.peek() >= seq || await reached(seq, REACH)) return;
    const got = await get(`${boot.urls.journal}?after=${store.seq.peek()}`, 5_000);
    try {
      if (got) store.apply(got.entries);
    } catch (error) {
      if (!(error instanceof Gap)) throw error;
      await load();
    }
  }

  /** @param {number} seq @param {number} ms @returns {Promise<boolean>} */
  const reached = (seq, ms) => new Promise((resolve) => {
    const timer = setTimeout(() => finish(false), ms);
    const stop = store.seq.subscribe((value) => { if (value >= seq) queueMicrotask(() => finish(true)); });
    /** @param {boolean} came */
    const finish = (came) => { clearTimeout(timer); stop(); resolve(came); };
  });

  /** The network is back, or somebody looks at the screen again. */
  function look() {
    if (stopped || page?.document.visibilityState === "hidden") return;
    if (timers.run("load")) return;
    if (link === null ? timers.has("retry") : Date.now() - heardAt > DOZED) open();
  }

  return {
    live, here, reach,
    /** Fetch the board, then follow it; resolves when the board is there. */
    async start() {
      page?.addEventListener("online", look);
      page?.document.addEventListener("visibilitychange", look);
      await load();
      open();
    },
    stop() {
      stopped = true;
      page?.removeEventListener("online", look);
      page?.document.removeEventListener("visibilitychange", look);
      timers.run("load");
      timers.clearAll();
      close();
    },
  };
}

/**
 * @param {import("#types.js").Boot} boot
 * @param {number} seq
 * @param {Window | null} page
 */
function address(boot, seq, page) {
  const url = new URL(boot.urls.socket, page?.location.href ?? "http://localhost/");
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.searchParams.set("after", String(seq));
  if (boot.view === "wall") url.searchParams.set("screen", "1"); // a projector is nobody
  return url.href;
}

/** Timers by name: setting one again puts it off. */
function createTimers() {
  const timers = /** @type {Map<string, {id: ReturnType<typeof setTimeout>, job: () => void}>} */ (new Map());
  const timer = {
    /** @param {string} name */
    has: (name) => timers.has(name),
    /** @param {string} name */
    clear(name) {
      clearTimeout(timers.get(name)?.id);
      timers.delete(name);
    },
    /** @param {string} name @param {number} ms @param {() => void} job */
    set(name, ms, job) {
      timer.clear(name);
      timers.set(name, {id: setTimeout(() => { timers.delete(name); job(); }, ms), job});
    },
    /** Do it now instead of later; false when there was nothing to do. @param {string} name */
    run(name) {
      const job = timers.get(name)?.job;
      timer.clear(name);
      job?.();
      return job !== undefined;
    },
    clearAll: () => { for (const name of [...timers.keys()]) timer.clear(name); },
  };
  return timer;
}
