// The only way a view changes anything: one action, one tap, one key. What cannot be sent now waits
// in the outbox and goes through in order when it can, exactly once, because the server answers a
// repeated key with its first answer. Photos have a line of their own, and tell how far they are.
import {signal} from "@preact/signals";
import {gettext} from "#i18n.js";
import {lineOf} from "#outbox.js";
import {upload} from "#upload.js";

/** @typedef {import("#outbox.js").Waiting} Waiting */
/** @typedef {{seq: number, result: Record<string, any>}} Done */
/** @typedef {{done: Done} | {problem: Record<string, any>} | {again: number | null}} Answer again: in how many ms, if the server said */
/** @typedef {{promise: Promise<Done>, resolve: (done: Done) => void, reject: (problem: Problem) => void}} Caller */

const RETRY = new Set([502, 503, 504]);
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const PATIENCE = 20_000; // no answer for so long counts as none

/** Why the server refused, in the person's language (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {Record<string, any>} body
   * @param {{key?: string, late?: boolean}} [about] late: it had waited, so its page may be gone
   */
  constructor(body, {key = "", late = false} = {}) {
    super(body.detail || body.title || body.code);
    this.name = "Problem";
    this.status = /** @type {number} */ (body.status ?? 0);
    this.code = /** @type {string} */ (body.code ?? "");
    this.title = /** @type {string} */ (body.title ?? "");
    this.detail = /** @type {string} */ (body.detail ?? "");
    this.errors = /** @type {Record<string, string[]>} */ (body.errors ?? {});
    this.suggestions = /** @type {{room: number, slot: number}[]} */ (body.suggestions ?? []);
    this.body = body;
    this.key = key;
    this.late = late;
  }
}

/**
 * @typedef {object} SenderOptions
 * @property {{urls: Record<string, string>, csrf: string}} boot
 * @property {import("#outbox.js").Outbox} outbox
 * @property {(seq: number) => Promise<void>} reach resolves when the store has come so far
 * @property {typeof globalThis.fetch} [fetch]
 * @property {typeof upload} [send] for photos
 * @property {EventTarget | null} [page] tells when the network is back
 */

/** Sends what is in the outbox, one after the other. */
export class Sender {
  /** @param {SenderOptions} options */
  constructor({boot, outbox, reach, fetch = (url, init) => globalThis.fetch(url, init), send = upload, page = globalThis.window ?? null}) {
    this.boot = boot;
    this.box = outbox;
    this.reach = reach;
    this.fetch = fetch;
    this.upload = send;
    /** The photo on its way, and how much of it has gone out, 0 to 1. */
    this.progress = signal(/** @type {{key: string, part: number} | null} */ (null));
    this.outbox = outbox.waiting;
    this.pending = outbox.pending;
    this.refused = outbox.refused;
    this.callers = /** @type {Map<string, Caller>} */ (new Map());
    this.answered = /** @type {Set<string>} */ (new Set()); // but the board does not show it yet
    this.running = /** @type {Set<string>} */ (new Set()); // lines being sent
    this.pauses = /** @type {Set<() => void>} */ (new Set()); // what ends each wait
    page?.addEventListener("online", () => this.wake());
  }

  /**
   * Do it; resolves when it is done and the board shows it.
   * @param {string} action
   * @param {Record<string, any>} [fields]
   * @returns {Promise<Done>}
   * @throws {Problem} the refusal
   */
  act = (action, fields = {}) => {
    const waiting = this.tappedAgain(action, fields) ?? this.box.add(action, fields);
    let caller = this.callers.get(waiting.key);
    if (!caller) this.callers.set(waiting.key, caller = withResolvers());
    void this.pump();
    return caller.promise;
  };

  /** Take a waiting or refused action away. It may have reached the server already. @param {string} key */
  drop = (key) => {
    this.box.remove(key);
    this.callers.get(key)?.reject(new Problem({code: "dropped", title: gettext("Not sent")}, {key}));
    this.callers.delete(key);
    this.wake();
  };

  /** Send what an earlier page left, or try again at once. */
  resume = () => {
    this.wake();
    void this.pump();
  };

  /** The same, tapped again while the first is on its way. @param {string} action @param {Record<string, any>} fields */
  tappedAgain(action, fields) {
    const last = this.pending.peek().at(-1);
    return last && last.action === action && JSON.stringify(last.fields) === JSON.stringify(fields) ? last : undefined;
  }

  async pump() {
    await Promise.all([this.drain("words"), this.drain("photos")]);
  }

  /** Send what stands in one line, in order. @param {string} line */
  async drain(line) {
    if (this.running.has(line)) return;
    this.running.add(line);
    const next = () => this.pending.peek().find((each) => lineOf(each) === line && !this.answered.has(each.key));
    try {
      for (let waiting = next(); waiting; waiting = next()) await this.deliver(waiting.key, line);
    } finally {
      this.running.delete(line);
    }
  }

  /** Try until there is an answer or the person drops it. @param {string} key @param {string} line */
  async deliver(key, line) {
    for (let tries = 0; ; tries += 1) {
      const waiting = this.box.find(key);
      if (!waiting) return;
      const answer = await this.send(waiting);
      if (!this.box.find(key)) return;
      if ("done" in answer) return this.accepted(key, answer.done);
      if ("problem" in answer) return this.refusedBy(key, answer.problem);
      this.box.allWait(line, this.answered);
      const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
      await this.pause(answer.again ?? longest * (0.3 + 0.7 * Math.random()), answer.again !== null);
    }
  }

  /** One try. @param {Waiting} waiting @returns {Promise<Answer>} */
  async send(waiting) {
    const {action, key} = waiting;
    const fields = await this.box.whole(waiting);
    if (!fields) return {problem: photoLost()};
    try {
      const response = await this.post(this.boot.urls.do + action, key, fields);
      if (response.status === 429) return {again: 1000 * (Number(response.headers.get("Retry-After")) || 1)};
      if (RETRY.has(response.status)) return {again: null};
      const body = await response.json().catch(() => null);
      if (response.ok) return body ? {done: body} : {again: null};
      return {problem: body?.code ? body : unreadable(response.status)};
    } catch {
      return {again: null}; // no network, or no answer in time: it may have arrived, its key tells
    }
  }

  /** @param {string} url @param {string} key @param {Record<string, any>} fields */
  async post(url, key, fields) {
    const headers = {"Content-Type": "application/json", "X-CSRFToken": this.boot.csrf, "Idempotency-Key": key};
    const what = {method: "POST", headers, body: JSON.stringify(fields)};
    if (!("photo" in fields)) return this.fetch(url, {...what, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE)});
    try {
      return await this.upload(url, what, (part) => { this.progress.value = {key, part}; });
    } finally {
      this.progress.value = null;
    }
  }

  /** @param {number} ms @param {boolean} asked the server named the wait: nothing shortens it */
  pause(ms, asked) {
    return new Promise((resolve) => {
      const over = () => { clearTimeout(timer); this.pauses.delete(over); resolve(undefined); };
      const timer = setTimeout(over, ms);
      if (!asked) this.pauses.add(over);
    });
  }

  /** Whatever waits is tried at once. */
  wake() {
    for (const over of [...this.pauses]) over();
  }

  /** @param {string} key @param {Done} done */
  accepted(key, done) {
    this.answered.add(key);
    // The caller hears of it when the board shows it, so that no button jumps back for a moment.
    void this.reach(done.seq).then(() => {
      this.answered.delete(key);
      this.box.remove(key);
      this.callers.get(key)?.resolve(done);
      this.callers.delete(key);
    });
  }

  /** @param {string} key @param {Record<string, any>} body */
  refusedBy(key, body) {
    const caller = this.callers.get(key);
    const late = this.box.find(key)?.state === "waiting";
    if (late || !caller) this.box.change(key, {state: "refused", problem: body});
    else this.box.remove(key);
    this.callers.delete(key);
    caller?.reject(new Problem(body, {key, late}));
  }
}

/** What something before the server answered, or the server in its confusion. @param {number} status */
const unreadable = (status) => (status === 413 ? {
  status, code: "too_large", title: gettext("Too large"), detail: gettext("What you sent is larger than this server takes."),
} : {
  status, code: "server_error", title: gettext("That did not work"),
  detail: gettext("The server could not do it. Nothing was changed. Try again in a moment."),
});

const photoLost = () => ({
  status: 0, code: "photo_lost", title: gettext("The photo is no longer on this device"),
  detail: gettext("Your words are still here. Choose the photo again, or send the words alone."),
});

/** Promise.withResolvers, which phones of a few years ago lack. @returns {Caller} */
function withResolvers() {
  const made = /** @type {Caller} */ ({});
  made.promise = new Promise((resolve, reject) => { made.resolve = resolve; made.reject = reject; });
  // Nobody may be listening any more when a refusal comes; the outbox shows it then.
  made.promise.catch(() => {});
  return made;
}
