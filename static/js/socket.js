// The live link. The server pushes entries in order; this opens the socket after what the store
// holds, notices when it falls silent, and comes back by itself without a change missing or doubled.
import {signal} from "@preact/signals";
import {Gap} from "#store.js";

/** @typedef {"connecting" | "live" | "offline"} Live */

const LONGEST_WAIT = 15_000;
const SILENT = 45_000; // the server speaks at least every 20 s
const DOZED = 25_000; // a phone that wakes after so long does not trust its socket
const BLIP = 3_000; // a shorter break is not worth a word
const REACH = 1_500;
const REACH_PATIENCE = 5_000;
const PATIENCE = 20_000;
const NOT_IN = 4401; // the server's close code: whose page this is has left, or is signed out here

/**
 * @typedef {object} SocketOptions
 * @property {import("#types.js").Boot} boot
 * @property {import("#store.js").Store} store
 * @property {import("#clock.js").Clock} clock
 * @property {typeof globalThis.fetch} [fetch]
 * @property {typeof globalThis.WebSocket} [WebSocket]
 * @property {Window | null} [page]
 */

export class Socket {
  live = signal(/** @type {Live} */ ("connecting"));
  /** How many people are here now. */
  here = signal(0);
  /** The server no longer knows whose page this is. */
  dismissed = signal(false);

  link = /** @type {WebSocket | null} */ (null);
  failures = 0;
  heardAt = 0;
  stopped = false;
  loading = /** @type {Promise<void> | null} */ (null);
  ahead = false; // of the server, which came back from an older copy of its database
  held = /** @type {any[]} */ ([]); // frames that came while the board was fetched
  timers = createTimers();

  /** @param {SocketOptions} options */
  constructor({boot, store, clock, fetch = (url, init) => globalThis.fetch(url, init), WebSocket = globalThis.WebSocket, page = globalThis.window ?? null}) {
    this.boot = boot;
    this.store = store;
    this.clock = clock;
    this.fetch = fetch;
    this.WebSocket = WebSocket;
    this.page = page;
  }

  /** Fetch the board, then follow it; resolves when the board is there. */
  async start() {
    this.page?.addEventListener("online", this.look);
    this.page?.addEventListener("offline", this.again); // else a dead socket is noticed late
    this.page?.document.addEventListener("visibilitychange", this.look);
    await this.load();
    this.open();
  }

  stop() {
    this.stopped = true;
    this.page?.removeEventListener("online", this.look);
    this.page?.removeEventListener("offline", this.again);
    this.page?.document.removeEventListener("visibilitychange", this.look);
    this.timers.run("load");
    this.timers.clearAll();
    this.close();
  }

  /**
   * Resolves when the store has come to `seq`, by the journal if the socket is too slow or down.
   * @param {number} seq
   */
  reach = async (seq) => {
    if (this.timers.has("retry")) this.open(); // the server has just answered: it is there again
    if (this.store.seq.peek() >= seq || await this.reached(seq, REACH)) return;
    const got = await this.get(`${this.boot.urls.journal}?after=${this.store.seq.peek()}`, REACH_PATIENCE);
    if (got) this.fold(got.entries);
  };

  // The link

  open = () => {
    this.timers.clear("retry");
    if (this.stopped) return;
    this.close();
    const opened = this.link = new this.WebSocket(address(this.boot, this.store.seq.peek(), this.page));
    this.listenForSilence();
    opened.onmessage = ({data}) => { if (opened === this.link) this.hear(JSON.parse(data)); };
    opened.onclose = ({code}) => { if (opened === this.link) code === NOT_IN ? this.dismiss() : this.again(); };
  };

  close() {
    const old = this.link;
    this.link = null;
    this.timers.clear("silence");
    if (old) old.onclose = old.onmessage = null;
    old?.close();
  }

  again = () => {
    this.close();
    if (this.stopped) return;
    this.lost();
    this.timers.set("retry", this.someTime(), this.open);
  };

  dismiss() {
    this.dismissed.value = true;
    this.stop();
  }

  lost() {
    if (this.live.peek() === "live") this.live.value = "connecting";
    if (this.live.peek() === "connecting" && !this.timers.has("blip")) {
      this.timers.set("blip", BLIP, () => { this.live.value = "offline"; });
    }
  }

  /** Full jitter: the whole hall loses its Wi-Fi at the same moment. */
  someTime() {
    this.failures += 1;
    return Math.random() * Math.min(LONGEST_WAIT, 1000 * 2 ** (this.failures - 1));
  }

  listenForSilence() {
    this.heardAt = Date.now();
    this.timers.set("silence", SILENT, this.again);
  }

  /** The network is back, or somebody looks at the screen again. */
  look = () => {
    if (this.stopped || this.page?.document.visibilityState === "hidden") return;
    if (this.timers.run("load")) return;
    const waits = this.timers.has("retry");
    if (waits || (this.link && Date.now() - this.heardAt > DOZED)) this.open();
  };

  // What comes

  /** @param {any} frame */
  hear(frame) {
    this.listenForSilence();
    this.failures = 0;
    this.timers.clear("blip");
    this.live.value = "live";
    if (frame.type === "pulse") this.pulse(frame);
    else if (this.loading) this.held.push(frame);
    else this.take(frame);
  }

  /** @param {{seq: number, server_time: string, here: number}} frame */
  pulse(frame) {
    this.clock.sync(frame.server_time);
    this.here.value = frame.here;
    this.link?.send(JSON.stringify({seen: frame.seq}));
  }

  /** @param {any} frame */
  take(frame) {
    if (frame.type === "reload") {
      this.ahead = frame.seq < this.store.seq.peek();
      void this.load();
    } else if (frame.type === "changes") this.fold(frame.entries, frame.after);
  }

  /** @param {import("#types.js").Entry[]} entries @param {number} [after] */
  fold(entries, after = 0) {
    const has = this.store.seq.peek();
    try {
      if (after > has) throw new Gap(has, after + 1);
      this.store.apply(entries);
    } catch (error) {
      if (!(error instanceof Gap)) throw error;
      void this.load();
    }
  }

  /** Fetch the whole board, trying until it comes; then take the frames that came meanwhile. */
  load() {
    this.loading ??= this.fetchBoard().then((board) => {
      this.loading = null;
      if (!board) return;
      this.clock.sync(board.server_time);
      if (this.ahead || board.seq >= this.store.seq.peek()) this.store.load(board);
      this.ahead = false;
      // After a second gap the rest is held again, in its order.
      for (const frame of this.held.splice(0)) {
        if (this.loading) this.held.push(frame);
        else this.take(frame);
      }
    });
    return this.loading;
  }

  async fetchBoard() {
    while (!this.stopped) {
      const board = await this.get(this.boot.urls.board);
      if (board) return board;
      this.lost();
      await new Promise((resolve) => this.timers.set("load", this.someTime(), () => resolve(undefined)));
    }
    return null;
  }

  /** @param {string} url @param {number} [patience] ms @returns {Promise<any>} null when it did not come */
  async get(url, patience = PATIENCE) {
    try {
      const response = await this.fetch(url, {credentials: "same-origin", cache: "no-cache", signal: AbortSignal.timeout(patience)});
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /** @param {number} seq @param {number} ms @returns {Promise<boolean>} */
  reached(seq, ms) {
    return new Promise((resolve) => {
      /** @param {boolean} came */
      const finish = (came) => { clearTimeout(timer); stop(); resolve(came); };
      const timer = setTimeout(() => finish(false), ms);
      const stop = this.store.seq.subscribe((value) => { if (value >= seq) queueMicrotask(() => finish(true)); });
    });
  }
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
  if (boot.me === null) url.searchParams.set("screen", "1"); // a projector, or somebody who only looks on, is nobody here
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
