// Actions: one tap, one key, exactly once, over lost answers, lost networks and reloads.
import assert from "node:assert/strict";
import {beforeEach, mock, test} from "node:test";
import {Problem, Sender} from "#act.js";
import {createOutbox} from "#outbox.js";

/** localStorage in a Map. */
class Storage {
  items = new Map();
  full = false;
  get length() { return this.items.size; }
  key(nth) { return [...this.items.keys()][nth] ?? null; }
  getItem(key) { return this.items.get(key) ?? null; }
  setItem(key, value) { if (this.full) throw new Error("QuotaExceededError"); this.items.set(key, value); }
  removeItem(key) { this.items.delete(key); }
}

/** A server that does each key once and remembers its answer; `faults` spoil the next answers. */
function createServer() {
  const server = /** @type {any} */ ({
    done: [], tries: 0, answers: new Map(), faults: [], refuse: null,
    fetch: async (url, {headers, body}) => {
      server.tries += 1;
      const fault = server.faults.shift();
      if (fault === "offline") throw new TypeError("Failed to fetch");
      if (typeof fault === "number") return answer(fault, {code: "slow_down"}, {"Retry-After": "7"});
      const key = headers["Idempotency-Key"];
      assert.match(key, /^[A-Za-z0-9_-]{1,64}$/);
      assert.equal(headers["X-CSRFToken"], "token");
      const action = url.split("/do/")[1];
      if (server.refuse?.(action)) return answer(409, server.refuse(action));
      if (!server.answers.has(key)) {
        server.done.push([action, JSON.parse(body)]);
        server.answers.set(key, {seq: server.done.length, result: {}});
      }
      if (fault === "lost") throw new TypeError("connection reset");
      return answer(200, server.answers.get(key));
    },
  });
  return server;
}

const answer = (status, body, headers = {}) => new Response(JSON.stringify(body), {status, headers});
const boot = {urls: {do: "/e/ABC234/do/"}, csrf: "token"};
const settle = async () => { for (let nth = 0; nth < 40; nth += 1) await Promise.resolve(); await new Promise((done) => setImmediate(done)); };
const pass = async (ms) => { mock.timers.tick(ms); await settle(); };

/** IndexedDB in a Map, as slow as a promise. */
function createShelf() {
  const photos = new Map();
  return {
    photos, full: false,
    async put(key, photo) { if (this.full) return false; photos.set(key, photo); return true; },
    get: async (key) => photos.get(key) ?? null,
    async remove(test) { for (const key of [...photos.keys()].filter(test)) photos.delete(key); },
  };
}

/** @param {any} [page] */
function open(server, storage, page = null) {
  const outbox = createOutbox({name: "ABC234:7", storage, shelf});
  const send = async (url, what, tell) => { tell(0.5); return server.fetch(url, what); };
  return new Sender({boot, outbox, reach: async () => {}, fetch: server.fetch, send, page});
}

let server, storage, shelf;
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({apis: ["setTimeout", "Date"], now: 1_000_000});
  server = createServer();
  storage = new Storage();
  shelf = createShelf();
});

test("an action is sent and forgotten; each tap has a key of its own", async () => {
  const {act, pending} = open(server, storage);
  assert.deepEqual(await act("topic.join", {topic: 1}), {seq: 1, result: {}});
  await act("topic.join", {topic: 1});
  assert.equal(server.answers.size, 2);
  assert.equal(pending.value.length, 0);
  assert.equal(storage.length, 0);
});

test("a double tap does nothing twice, and both hear the answer", async () => {
  const {act} = open(server, storage);
  const [one, two] = await Promise.all([act("comment.add", {topic: 1, text: "x"}), act("comment.add", {topic: 1, text: "x"})]);
  assert.equal(one, two);
  assert.equal(server.done.length, 1);
});

test("join, leave, join again are three actions, in order", async () => {
  const {act} = open(server, storage);
  await Promise.all([act("topic.join", {topic: 1}), act("topic.leave", {topic: 1}), act("topic.join", {topic: 1})]);
  assert.deepEqual(server.done.map(([action]) => action), ["topic.join", "topic.leave", "topic.join"]);
});

test("a lost answer is asked for again with the same key: done once", async () => {
  server.faults = ["lost", 503, "lost"];
  const {act, outbox} = open(server, storage);
  const done = act("topic.post", {title: "A"});
  await settle();
  assert.equal(outbox.value.length, 1);
  for (let nth = 0; nth < 4; nth += 1) await pass(15_000);
  assert.deepEqual(await done, {seq: 1, result: {}});
  assert.equal(server.tries, 4);
  assert.equal(server.done.length, 1);
  assert.equal(outbox.value.length, 0);
});

test("what is tapped after one that waits is seen waiting too", async () => {
  server.faults = Array(9).fill("offline");
  const {act, outbox} = open(server, storage);
  void act("topic.join", {topic: 1});
  void act("topic.join", {topic: 2});
  await settle();
  void act("topic.join", {topic: 3});
  assert.deepEqual(outbox.value.map((each) => each.fields.topic), [1, 2, 3]);
});

test("what waits survives a reload and goes through in order, once", async () => {
  server.faults = Array(50).fill("offline");
  const first = open(server, storage);
  void first.act("topic.post", {title: "A"});
  void first.act("topic.join", {topic: 3});
  await settle();
  assert.equal(storage.length, 2);
  server.faults = [];
  const second = open(server, storage); // the page is loaded anew; the first one's timers die with it
  assert.equal(second.outbox.value.length, 2);
  second.resume();
  await settle();
  assert.deepEqual(server.done, [["topic.post", {title: "A"}], ["topic.join", {topic: 3}]]);
  assert.equal(storage.length, 0);
  await pass(60_000); // even if the first page still lived in another tab
  assert.equal(server.done.length, 2);
});

test("one that reached the server before the reload is not done again", async () => {
  server.faults = ["lost", ...Array(50).fill("offline")];
  void open(server, storage).act("topic.post", {title: "A"});
  await settle();
  server.faults = [];
  open(server, storage).resume();
  await settle();
  assert.equal(server.done.length, 1);
});

test("the network's return wakes what waits at once", async () => {
  const page = new EventTarget();
  server.faults = ["offline"];
  const {act} = open(server, storage, page);
  const done = act("topic.join", {topic: 1});
  await settle();
  page.dispatchEvent(new Event("online"));
  assert.equal((await done).seq, 1);
});

test("429 waits as long as the server asks, whatever wakes", async () => {
  server.faults = [429];
  const sender = open(server, storage);
  const done = sender.act("topic.join", {topic: 1});
  await settle();
  sender.resume();
  await pass(6_900);
  assert.equal(server.tries, 1);
  await pass(200);
  assert.equal((await done).seq, 1);
});

test("a refusal reaches the one who tapped, with its suggestions", async () => {
  server.refuse = () => ({status: 409, code: "place_taken", title: "Taken", detail: "d", suggestions: [{room: 1, slot: 2}]});
  const {act, refused} = open(server, storage);
  await assert.rejects(act("topic.place", {topic: 1, room: 1, slot: 1}), (problem) => {
    assert.ok(problem instanceof Problem);
    assert.deepEqual([problem.code, problem.late, problem.suggestions], ["place_taken", false, [{room: 1, slot: 2}]]);
    return true;
  });
  assert.equal(refused.value.length, 0);
  assert.equal(storage.length, 0);
});

test("a refusal that comes late is kept with the typed words, over a reload too, until dropped", async () => {
  server.faults = ["offline"];
  server.refuse = (action) => action === "topic.post" && {status: 409, code: "place_taken", title: "Taken"};
  const first = open(server, storage);
  const post = first.act("topic.post", {title: "My words", room: 1, slot: 1});
  const join = first.act("topic.join", {topic: 1});
  await settle();
  await pass(15_000);
  await assert.rejects(post, (/** @type {any} */ problem) => problem.late && problem.key !== "");
  assert.equal((await join).seq, 1, "what came after it is not held up");
  const [kept] = open(server, storage).refused.value;
  assert.deepEqual([kept.fields.title, kept.problem?.code], ["My words", "place_taken"]);
  first.drop(kept.key);
  assert.equal(open(server, storage).refused.value.length, 0);
});

test("one that waits can be dropped; the next goes on", async () => {
  server.faults = ["offline"];
  const sender = open(server, storage);
  const dropped = sender.act("topic.join", {topic: 1});
  const next = sender.act("topic.join", {topic: 2});
  await settle();
  sender.drop(sender.outbox.value[0].key);
  await assert.rejects(dropped, (/** @type {any} */ problem) => problem.code === "dropped");
  assert.equal((await next).seq, 1);
  assert.deepEqual(server.done, [["topic.join", {topic: 2}]]);
});

test("a server's own fault is told, not tried for ever", async () => {
  const sender = new Sender({boot, outbox: createOutbox({name: "x", storage, shelf}), reach: async () => {}, page: null,
    fetch: async () => new Response("<h1>oops</h1>", {status: 500})});
  await assert.rejects(sender.act("topic.join", {topic: 1}), (/** @type {any} */ problem) => problem.code === "server_error" && problem.title !== "");
});

test("a device with no room to keep it still sends it", async () => {
  storage.full = true;
  const {act} = open(server, storage);
  assert.equal((await act("comment.add", {photo: "data:"})).seq, 1);
  const {act: without} = open(server, null);
  assert.equal((await without("topic.join", {topic: 1})).seq, 2);
});

test("a photo waits on the shelf, its words in the storage, and both survive a reload", async () => {
  server.faults = Array(50).fill("offline");
  const fields = {topic: 1, text: "The chart", photo: `data:image/jpeg;base64,${"A".repeat(9_000)}`};
  const first = open(server, storage);
  void first.act("comment.add", fields);
  await settle();
  assert.equal(first.outbox.value[0].kept, true);
  assert.ok([...storage.items.values()].join("").length < 1_000, "the photo lies among the words");
  server.faults = [];
  const second = open(server, storage);
  assert.equal(second.outbox.value[0].fields.text, "The chart");
  second.resume();
  await settle();
  assert.deepEqual(server.done, [["comment.add", fields]]);
  assert.deepEqual([storage.length, shelf.photos.size], [0, 0]);
});

test("what a device cannot keep over a reload says so", async () => {
  server.faults = Array(9).fill("offline");
  shelf.full = true;
  const {act, outbox} = open(server, storage);
  void act("comment.add", {topic: 1, text: "x", photo: "data:"});
  await settle();
  assert.equal(outbox.value[0].kept, false);
});

test("a photo the device has let go of costs no words", async () => {
  server.faults = Array(9).fill("offline");
  void open(server, storage).act("comment.add", {topic: 1, text: "My words", photo: "data:"});
  await settle();
  server.faults = [];
  shelf.photos.clear();
  const second = open(server, storage);
  second.resume();
  await settle();
  const [kept] = second.refused.value;
  assert.deepEqual([kept.problem?.code, kept.fields.text, server.done.length], ["photo_lost", "My words", 0]);
});

test("words do not wait behind a photo, nor look as if they did", async () => {
  const held = /** @type {any} */ (withResolvers());
  const sender = open(server, storage);
  sender.upload = async (url, what, tell) => { tell(0.25); await held.promise; return server.fetch(url, what); };
  const photo = sender.act("comment.add", {topic: 1, text: "x", photo: "data:"});
  await settle();
  assert.equal(sender.progress.value?.part, 0.25);
  server.faults = ["offline"];
  const joined = sender.act("topic.join", {topic: 2});
  await settle();
  assert.deepEqual(sender.outbox.value.map((each) => each.action), ["topic.join"], "the photo is still under way");
  await pass(15_000);
  assert.equal((await joined).seq, 1);
  held.resolve();
  assert.equal((await photo).seq, 2);
  assert.equal(sender.progress.value, null);
});

test("a photo on a bad line is sent again with the same key, and is there once", async () => {
  server.faults = ["offline", "lost", 503];
  const {act} = open(server, storage);
  const done = act("comment.add", {topic: 1, text: "x", photo: "data:"});
  for (let nth = 0; nth < 5; nth += 1) await pass(15_000);
  assert.equal((await done).seq, 1);
  assert.deepEqual([server.tries, server.done.length], [4, 1]);
});

test("too large for something before the server is told in words", async () => {
  const sender = open(server, storage);
  sender.upload = async () => new Response("<h1>413</h1>", {status: 413});
  await assert.rejects(sender.act("comment.add", {topic: 1, text: "x", photo: "data:"}), (/** @type {any} */ problem) => problem.code === "too_large");
});

function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve) => { made.resolve = resolve; });
  return made;
}

test("people and events do not mix", async () => {
  server.faults = Array(9).fill("offline");
  void open(server, storage).act("topic.join", {topic: 1});
  await settle();
  assert.equal(createOutbox({name: "ABC234:8", storage, shelf}).list.value.length, 0);
});
