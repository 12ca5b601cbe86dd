// The only way a view changes anything: one action, one tap, one key. What cannot be sent now waits
// in the outbox and goes through in order when it can, exactly once, because the server answers a
// repeated key with its first answer.
import {gettext} from "#i18n.js";

/** @typedef {import("#outbox.js").Waiting} Waiting */
/** @typedef {{seq: number, result: Record<string, any>}} Done */
/** @typedef {ReturnType<typeof createAct>} Sender */
/** @typedef {{promise: Promise<Done>, resolve: (done: Done) => void, reject: (problem: Problem) => void}} Caller */

const RETRY = new Set([502, 503, 504]);
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const PATIENCE = 20_000; // no answer for so long counts as none
const PATIENCE_WITH_PHOTO = 90_000;

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
 * @param {object} options
 * @param {{urls: Record<string, string>, csrf: string}} options.boot
 * @param {import("#outbox.js").Outbox} options.outbox
 * @param {(seq: number) => Promise<void>} options.reach resolves when the store has come so far
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {EventTarget | null} [options.page] tells when the network is back
 */
export function createAct({boot, outbox, reach, fetch = globalThis.fetch, page = globalThis.window ?? null}) {
  const callers = /** @type {Map<string, Caller>} */ (new Map());
  let running = false;
  let wake = () => {};

  /** @param {Waiting} waiting one try @returns {Promise<{done: Done} | {problem: Record<string, any>} | {again: number | null}>} */
  async function send(waiting) {
    try {
      const response = await fetch(boot.urls.do + waiting.action, {
        method: "POST",
        credentials: "same-origin",
        headers: {"Content-Type": "application/json", "X-CSRFToken": boot.csrf, "Idempotency-Key": waiting.key},
        body: JSON.stringify(waiting.fields),
        signal: AbortSignal.timeout("photo" in waiting.fields ? PATIENCE_WITH_PHOTO : PATIENCE),
      });
      if (response.status === 429) return {again: 1000 * (Number(response.headers.get("Retry-After")) || 1)};
      if (RETRY.has(response.status)) return {again: null};
      const body = await response.json().catch(() => null);
      if (response.ok && body) return {done: body};
      return {problem: body?.code ? body : unreadable(response.status)};
    } catch {
      return {again: null}; // no network, or no answer in time: it may have arrived, its key tells
    }
  }

  /** @param {number} ms @param {boolean} asked the server named the wait: nothing shortens it */
  const pause = (ms, asked) => new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = asked ? () => {} : () => { clearTimeout(timer); resolve(undefined); };
  });

  /** Try until there is an answer or the person drops it. @param {string} key */
  async function deliver(key) {
    for (let tries = 0; ; tries += 1) {
      const waiting = outbox.find(key);
      if (!waiting) return;
      const answer = await send(waiting);
      if (!outbox.find(key)) return;
      if ("done" in answer) return accepted(key, answer.done);
      if ("problem" in answer) return refused(key, answer.problem);
      if (outbox.find(key)?.state !== "waiting") outbox.change(key, {state: "waiting"});
      const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
      await pause(answer.again ?? longest * (0.3 + 0.7 * Math.random()), answer.again !== null);
    }
  }

  /** @param {string} key @param {Done} done */
  function accepted(key, done) {
    // The caller hears of it when the board shows it, so that no button jumps back for a moment.
    void reach(done.seq).then(() => {
      outbox.remove(key);
      callers.get(key)?.resolve(done);
      callers.delete(key);
    });
    answered.add(key);
  }

  /** @param {string} key @param {Record<string, any>} body */
  function refused(key, body) {
    const caller = callers.get(key);
    const late = outbox.find(key)?.state === "waiting";
    if (late || !caller) outbox.change(key, {state: "refused", problem: body});
    else outbox.remove(key);
    callers.delete(key);
    caller?.reject(new Problem(body, {key, late}));
  }

  const answered = /** @type {Set<string>} */ (new Set());
  const next = () => outbox.pending.peek().find((each) => !answered.has(each.key));

  async function pump() {
    if (running) return;
    running = true;
    try {
      for (let waiting = next(); waiting; waiting = next()) await deliver(waiting.key);
    } finally {
      running = false;
    }
  }

  /** @param {string} action @param {Record<string, any>} fields the same, tapped again while on its way */
  const tappedAgain = (action, fields) => {
    const last = outbox.pending.peek().at(-1);
    return last && last.action === action && JSON.stringify(last.fields) === JSON.stringify(fields) ? last : undefined;
  };

  page?.addEventListener("online", () => wake());

  return {
    /**
     * Do it; resolves when it is done and the board shows it.
     * @param {string} action
     * @param {Record<string, any>} [fields]
     * @returns {Promise<Done>}
     * @throws {Problem} the refusal
     */
    act(action, fields = {}) {
      const waiting = tappedAgain(action, fields) ?? outbox.add(action, fields);
      let caller = callers.get(waiting.key);
      if (!caller) callers.set(waiting.key, caller = withResolvers());
      void pump();
      return caller.promise;
    },
    outbox: outbox.waiting,
    pending: outbox.pending,
    refused: outbox.refused,

    /** Take a waiting or refused action away. It may have reached the server already. @param {string} key */
    drop(key) {
      outbox.remove(key);
      callers.get(key)?.reject(new Problem({code: "dropped", title: gettext("Not sent")}, {key}));
      callers.delete(key);
      wake();
    },

    /** Send what an earlier page left, or try again at once. */
    resume() {
      wake();
      void pump();
    },
  };
}

/** @param {number} status */
const unreadable = (status) => ({
  status, code: "server_error", title: gettext("That did not work"),
  detail: gettext("The server could not do it. Nothing was changed. Try again in a moment."),
});

/** Promise.withResolvers, which phones of a few years ago lack. @returns {Caller} */
function withResolvers() {
  const made = /** @type {Caller} */ ({});
  made.promise = new Promise((resolve, reject) => { made.resolve = resolve; made.reject = reject; });
  // Nobody may be listening any more when a refusal comes; the outbox shows it then.
  made.promise.catch(() => {});
  return made;
}
