// The live link: catches up, notices silence and gaps, comes back by itself.
import assert from "node:assert/strict";
import {afterEach, beforeEach, mock, test} from "node:test";
import {createClock} from "#clock.js";
import {Socket} from "#socket.js";
import {createStore} from "#store.js";

const boot = /** @type {any} */ ({view: "phone", urls: {board: "/board.json", journal: "/journal.json", socket: "/ws/e/ABC234/"}});
const entry = (seq) => ({seq, at: "", actor: 1, action: "x", put: {topic: {[seq]: {id: seq}}}, drop: {}});
const changes = (from, to) => ({type: "changes", after: from, seq: to, entries: Array.from({length: to - from}, (_, nth) => entry(from + nth + 1))});
const boardAt = (seq) => ({seq, server_time: "1970-01-01T00:00:00.000Z", rows: {topic: Object.fromEntries(Array.from({length: seq}, (_, nth) => [nth + 1, {id: nth + 1}]))}});
const settle = async () => { for (let nth = 0; nth < 40; nth += 1) await Promise.resolve(); await new Promise((done) => setImmediate(done)); };
const pass = async (ms) => { mock.timers.tick(ms); await settle(); };

/** A page with its window's and document's events. */
function createPage() {
  const page = /** @type {any} */ (new EventTarget());
  page.document = new EventTarget();
  page.document.visibilityState = "visible";
  page.location = {href: "https://hall.test/e/ABC234/"};
  return page;
}

/** The network: every socket opened, every address fetched, and whether anything works. */
function createNet() {
  const net = /** @type {any} */ ({links: [], fetched: [], up: true, board: boardAt(2), journal: [], hold: null,
    get link() { return net.links.at(-1); },
    async fetch(url) {
      net.fetched.push(url);
      if (!net.up) throw new TypeError("offline");
      if (net.hold && url === "/board.json") await net.hold;
      const body = url.startsWith("/journal") ? {entries: net.journal} : net.board;
      return new Response(JSON.stringify(body));
    },
    WebSocket: class {
      said = [];
      onmessage = /** @type {any} */ (null);
      onclose = /** @type {any} */ (null);
      constructor(url) { this.url = url; net.links.push(this); }
      send(text) { this.said.push(JSON.parse(text)); }
      close() { this.closed = true; }
      frame(frame) { this.onmessage?.({data: JSON.stringify(frame)}); }
      fail(code = 1006) { this.onclose?.({code}); }
    }});
  return net;
}

let net, page, store, socket;
beforeEach(async () => {
  mock.timers.reset();
  mock.timers.enable({apis: ["setTimeout", "Date"], now: 0});
  mock.method(Math, "random", () => 1);
  net = createNet();
  page = createPage();
  store = createStore();
  socket = new Socket({boot, store, clock: createClock({page: null}), fetch: net.fetch, WebSocket: net.WebSocket, page});
});
afterEach(() => { socket.stop(); mock.restoreAll(); });

const pulse = (seq = 2, here = 5) => ({type: "pulse", seq, server_time: new Date(Date.now()).toISOString(), here});

test("the board first, then the socket after it; pulses are answered", async () => {
  await socket.start();
  assert.equal(net.link.url, "wss://hall.test/ws/e/ABC234/?after=2");
  assert.equal(socket.live.value, "connecting");
  net.link.frame(pulse(2, 412));
  assert.equal(socket.live.value, "live");
  assert.equal(socket.here.value, 412);
  assert.deepEqual(net.link.said, [{seen: 2}]);
  net.link.frame(changes(2, 4));
  assert.equal(store.seq.value, 4);
});

test("a projector, and whoever only looks on, says that it is nobody", async () => {
  const wall = new Socket({boot: {...boot, me: null}, store, clock: createClock({page: null}), fetch: net.fetch, WebSocket: net.WebSocket, page});
  await wall.start();
  assert.match(net.link.url, /screen=1/);
  wall.stop();
});

test("frames that overlap do nothing twice", async () => {
  await socket.start();
  net.link.frame(changes(2, 4));
  net.link.frame(changes(2, 5));
  assert.equal(store.seq.value, 5);
  assert.equal(store.table("topic").size, 5);
});

test("a gap fetches the board; frames meanwhile wait and are then folded", async () => {
  await socket.start();
  let release = () => {};
  net.hold = new Promise((resolve) => { release = () => resolve(undefined); });
  net.board = boardAt(7);
  net.link.frame(changes(5, 6));
  net.link.frame(changes(6, 8));
  net.link.frame(changes(8, 9));
  assert.equal(store.seq.value, 2);
  release();
  await settle();
  assert.equal(store.seq.value, 9);
  assert.equal(store.table("topic").size, 9);
  assert.equal(net.links.length, 1);
});

test("a server that came back from an older copy is believed", async () => {
  net.board = boardAt(9);
  await socket.start();
  net.board = boardAt(4);
  net.link.frame({type: "reload", seq: 4});
  await settle();
  assert.equal(store.seq.value, 4);
  net.link.frame(changes(4, 6));
  assert.deepEqual(store.snapshot(), boardAt(6).rows);
});

test("reload fetches the board and goes on", async () => {
  await socket.start();
  net.board = boardAt(40);
  net.link.frame({type: "reload", seq: 39});
  net.link.frame(changes(39, 41));
  await settle();
  assert.equal(store.seq.value, 41);
});

test("a lost socket comes back after what the store holds, waiting longer each time, at most 15 s", async () => {
  await socket.start();
  net.link.frame(pulse());
  net.link.frame(changes(2, 3));
  const waits = [1000, 2000, 4000, 8000, 15_000, 15_000];
  for (const wait of waits) {
    const before = net.links.length;
    net.link.fail();
    await pass(wait - 1);
    assert.equal(net.links.length, before, `waits ${wait}`);
    await pass(1);
    assert.equal(net.links.length, before + 1);
    assert.match(net.link.url, /after=3$/);
  }
  assert.equal(socket.live.value, "offline");
  net.link.frame(pulse(3));
  assert.equal(socket.live.value, "live");
});

test("a short break is not worth a word", async () => {
  await socket.start();
  net.link.frame(pulse());
  net.link.fail();
  await pass(1000);
  assert.equal(socket.live.value, "connecting");
  net.link.frame(pulse());
  await pass(5000);
  assert.equal(socket.live.value, "live");
});

test("a socket silent for 45 s is given up", async () => {
  await socket.start();
  net.link.frame(pulse());
  const first = net.link;
  await pass(44_000);
  assert.ok(!first.closed);
  await pass(1000);
  assert.ok(first.closed);
  await pass(1000);
  assert.equal(net.links.length, 2);
  first.frame(changes(2, 3)); // a late word from the old one is not listened to
  assert.equal(store.seq.value, 2);
});

test("back online or looked at again: at once", async () => {
  await socket.start();
  net.link.frame(pulse());
  net.link.fail();
  page.dispatchEvent(new Event("online"));
  assert.equal(net.links.length, 2);
  net.link.frame(pulse());
  mock.timers.setTime(30_000); // it slept: timers did not run
  page.document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(net.links.length, 3);
  page.document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(net.links.length, 3, "a fresh socket is left alone");
});

test("told that the network is gone, it says so soon", async () => {
  await socket.start();
  net.link.frame(pulse());
  net.up = false;
  page.dispatchEvent(new Event("offline"));
  net.link.fail();
  await pass(3000);
  assert.equal(socket.live.value, "offline");
});

test("no network at first: it keeps trying and says so", async () => {
  net.up = false;
  const started = socket.start();
  await settle();
  await pass(3000);
  assert.equal(socket.live.value, "offline");
  net.up = true;
  page.dispatchEvent(new Event("online"));
  await started;
  assert.equal(store.seq.value, 2);
  assert.equal(net.links.length, 1);
});

test("an action that went through opens the socket at once: the server is there", async () => {
  await socket.start();
  net.link.frame(pulse());
  for (let nth = 0; nth < 5; nth += 1) {
    net.link.fail();
    if (nth < 4) await pass(16_000);
  }
  const tries = net.links.length;
  await pass(1_000);
  assert.equal(net.links.length, tries);
  const reached = socket.reach(3);
  assert.equal(net.links.length, tries + 1);
  net.link.frame(changes(2, 3));
  await settle();
  await reached;
  assert.equal(socket.live.value, "live");
});

test("reach: by the socket when it comes, by the journal when it does not", async () => {
  await socket.start();
  const soon = socket.reach(3);
  net.link.frame(changes(2, 3));
  await soon;
  assert.equal(net.fetched.length, 1);
  net.journal = [entry(4)];
  const late = socket.reach(4);
  await pass(1500);
  await late;
  assert.equal(net.fetched.at(-1), "/journal.json?after=3");
  assert.equal(store.seq.value, 4);
});

test("whoever is not in any more does not come back", async () => {
  await socket.start();
  net.link.frame(pulse());
  net.link.fail(4401);
  assert.equal(socket.dismissed.value, true);
  await pass(60_000);
  assert.equal(net.links.length, 1);
});

test("whoever is to say anew who they are comes back", async () => {
  await socket.start();
  net.link.frame(pulse());
  net.link.fail(4409);
  assert.equal(socket.dismissed.value, false);
  await pass(1_000);
  assert.equal(net.links.length, 2);
});
