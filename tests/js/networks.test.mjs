// The networks' picture, its reckoning: who is shown after the filters, where they stand, what is named.
import assert from "node:assert/strict";
import {test} from "node:test";
import {COLOURS, NONE, OTHERS, home, near, organisations, shown, strongest} from "#views/networks/graph.js";
import {followPicture} from "#views/networks/data.js";
import {fitted, nearest} from "#views/networks/canvas.js";
import {createRoom} from "#views/networks/labels.js";
import {before, settling, widened} from "#views/networks/layout.js";
import {moved, nearer} from "#views/networks/looking.js";
import {createWalk} from "#views/networks/walk.js";
import {createStore} from "#store.js";

const KINDS = {topics: true, talks: true, networks: true};
const ALL = {organisation: "", among: null, kinds: KINDS};

/** A picture from rows [one, other, topics, talks, networks]. @returns {any} */
const pictureOf = (people, rows) => ({
  seq: 1, people, measure: null,
  ties: Object.fromEntries(["one", "other", "topics", "talks", "networks"].map((name, nth) => [name, rows.map((row) => row[nth])])),
});

// Six people: 10 and 11 of Nord, 12 and 13 of Syd, 14 who wrote nothing, 15 who has left.
const HOMES = ["nord", "nord", "syd", "syd", "", null];
const DAY = pictureOf([10, 11, 12, 13, 14, 15], [
  [0, 1, 1, 0, 0], // colleagues
  [0, 2, 2, 1, 0],
  [1, 4, 0, 1, 0],
  [2, 3, 0, 0, 1],
  [3, 5, 1, 0, 0], // with whoever has left
]);
const people = (found) => found.seen.map((place) => DAY.people[place]);

// Filters

test("everything: all who are here, their ties, and how many cross organisations", () => {
  const all = shown(DAY, HOMES, ALL);
  assert.deepEqual(people(all), [10, 11, 12, 13, 14]);
  assert.deepEqual(all.ties, [0, 1, 2, 3]);
  assert.equal(all.crossing, 2);
  assert.deepEqual([...all.met], [2, 2, 2, 1, 1, 0]);
  assert.deepEqual([...all.across], [1, 1, 1, 0, 1, 0]);
});

test("an organisation: its people and those they have ties with, and no other ties", () => {
  const nord = shown(DAY, HOMES, {...ALL, organisation: "nord"});
  assert.deepEqual(people(nord), [10, 11, 12, 14]);
  assert.deepEqual(nord.ties, [0, 1, 2]);
});

test("a note or a network: those in it and the ties among them", () => {
  const note = shown(DAY, HOMES, {...ALL, among: new Set([10, 12, 13])});
  assert.deepEqual(people(note), [10, 12, 13]);
  assert.deepEqual(note.ties, [1, 3]);
  assert.equal(note.crossing, 1);
});

test("kinds of ties: what is left without one of them", () => {
  const talks = shown(DAY, HOMES, {...ALL, kinds: {topics: false, talks: true, networks: false}});
  assert.deepEqual(talks.ties, [1, 2]);
  const none = shown(DAY, HOMES, {...ALL, kinds: {topics: false, talks: false, networks: false}});
  assert.deepEqual([none.ties, people(none)], [[], [10, 11, 12, 13, 14]]);
});

test("filters together", () => {
  const found = shown(DAY, HOMES, {organisation: "syd", among: new Set([10, 11, 12, 13]), kinds: {...KINDS, topics: false}});
  assert.deepEqual(found.ties, [1, 3]);
  assert.deepEqual(people(found), [10, 12, 13]);
});

test("whom one has ties with, the strongest first", () => {
  const all = shown(DAY, HOMES, ALL);
  assert.deepEqual(near(DAY.ties, all, 0).map(({place}) => DAY.people[place]), [12, 11]);
  assert.deepEqual(near(DAY.ties, all, 5), []);
});

test("the strongest few of each leave nobody out who has a tie", () => {
  const hub = pictureOf([...Array(40).keys()], Array.from({length: 39}, (_, nth) => [0, nth + 1, 1 + (nth % 3), 0, 0]));
  const all = shown(hub, hub.people.map(() => ""), ALL);
  const few = strongest(hub.ties, all, 3);
  assert.equal(few.length, 39);
  assert.equal(all.strong[few[0]], 3);
  const dense = pictureOf([...Array(30).keys()], Array.from({length: 435}, () => null).map((_, nth) => {
    let [one, left] = [0, nth];
    while (left >= 29 - one) { left -= 29 - one; one += 1; }
    return [one, one + 1 + left, 1, 0, 0];
  }));
  const most = strongest(dense.ties, shown(dense, dense.people.map(() => ""), ALL), 4);
  assert.ok(most.length < 30 * 4);
  assert.equal(new Set(most.flatMap((tie) => [dense.ties.one[tie], dense.ties.other[tie]])).size, 30);
});

// Organisations

test("an organisation is the same however it was typed, the largest has the first colour", () => {
  assert.equal(home("  Region   NORD "), "region nord");
  const found = organisations([{organisation: "Syd"}, {organisation: "Nord"}, {organisation: " nord "}, {organisation: ""}]);
  assert.deepEqual(found, [{key: "nord", name: "Nord", size: 2, colour: 1}, {key: "syd", name: "Syd", size: 1, colour: 2}]);
});

test("as many colours as can be told apart, the rest share one", () => {
  const found = organisations(Array.from({length: 12}, (_, nth) => ({organisation: `Kommune ${String(nth).padStart(2, "0")}`})));
  assert.deepEqual(found.map(({colour}) => colour), [1, 2, 3, 4, 5, 6, 7, ...Array(12 - COLOURS).fill(OTHERS)]);
  assert.notEqual(NONE, OTHERS);
});

// Places

const spread = (homes) => before(homes, 1.6);

test("before the day everybody stands on their own island, and no two islands touch", () => {
  const homes = Array.from({length: 90}, (_, nth) => ["nord", "nord", "nord", "syd", "øst", ""][nth % 6]);
  const {x, y, islands} = spread(homes);
  assert.deepEqual(islands.map(({key}) => key).sort(), ["nord", "syd", "øst"]);
  homes.forEach((key, place) => {
    for (const island of islands) {
      const inside = Math.hypot(x[place] - island.x, y[place] - island.y) <= island.r;
      assert.equal(inside, key === island.key);
    }
  });
  for (const one of islands) for (const other of islands) if (one !== other) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > one.r + other.r);
});

test("no two dots stand in the same place, however they are laid out", () => {
  const homes = Array.from({length: 200}, (_, nth) => `home ${nth % 17}`);
  const start = spread(homes);
  const links = Array.from({length: 300}, (_, nth) => ({one: nth % 200, other: (nth * 7 + 1) % 200, strong: 1 + (nth % 3)})).filter(({one, other}) => one !== other);
  const work = settling(start, links);
  while (work.step());
  for (const {x, y} of [start, work.places()]) {
    const near = [...x.keys()].some((one) => [...x.keys()].some((other) => other > one && Math.hypot(x[one] - x[other], y[one] - y[other]) < 4));
    assert.equal(near, false);
  }
});

test("the same ties give the same picture, and friends stand nearer than strangers", () => {
  const homes = Array.from({length: 20}, () => "");
  const links = Array.from({length: 20}, (_, one) => one).flatMap((one) => Array.from({length: 20}, (_, other) => other)
    .filter((other) => other > one && other % 2 === one % 2).map((other) => ({one, other, strong: 3})));
  const lay = () => {
    const work = settling(spread(homes), links);
    while (work.step());
    return work.places();
  };
  const [places, again] = [lay(), lay()];
  assert.deepEqual(places, again);
  const far = (one, other) => Math.hypot(places.x[one] - places.x[other], places.y[one] - places.y[other]);
  const mean = (pairs) => pairs.reduce((sum, [one, other]) => sum + far(one, other), 0) / pairs.length;
  const pairs = [...Array(20).keys()].flatMap((one) => [...Array(20).keys()].filter((other) => other > one).map((other) => [one, other]));
  assert.ok(mean(pairs.filter(([one, other]) => (other - one) % 2 === 0)) < 0.6 * mean(pairs.filter(([one, other]) => (other - one) % 2 === 1)));
});

test("nobody has met yet: now is as before the day", () => {
  const start = spread(HOMES);
  const work = settling(start, []);
  assert.equal(work.step(), false);
  assert.deepEqual(work.places(), {x: start.x, y: start.y});
});

test("a picture is made as wide as the screen, within reason", () => {
  const square = {x: Float32Array.from([-1, 1, 1, -1]), y: Float32Array.from([-1, -1, 1, 1])};
  assert.deepEqual([...widened(square, 1.5).x], [-1.5, 1.5, 1.5, -1.5]);
  assert.ok(Math.max(...widened(square, 9).x) < 2);
  assert.deepEqual([...widened({x: new Float32Array(1), y: new Float32Array(1)}, 2).x], [0]);
});

test("dots walk together from one place to the other, and can turn on the way", () => {
  const walk = createWalk();
  const at = (x) => ({x: Float32Array.of(x), y: Float32Array.of(0)});
  walk.put(at(0), 0);
  walk.go(at(10), 1, {at: 1000, lasts: 100});
  assert.equal(walk.step(900), true);
  assert.deepEqual([walk.at.x[0], walk.mix], [0, 0]);
  assert.equal(walk.step(1050), true);
  assert.ok(Math.abs(walk.at.x[0] - 5) < 0.01);
  walk.go(at(0), 0, {at: 1050, lasts: 100});
  assert.equal(walk.step(1150), false);
  assert.deepEqual([walk.at.x[0], walk.mix], [0, 0]);
  assert.equal(walk.step(1200), false);
});

// Looking around

test("what is under the finger stays there when the picture comes nearer", () => {
  const [view, finger] = [{x: 3, y: -2, k: 1.5}, {x: 40, y: -25}];
  const now = nearer(view, finger, 1.7);
  for (const axis of ["x", "y"]) assert.ok(Math.abs((view[axis] + finger[axis] / view.k) - (now[axis] + finger[axis] / now.k)) < 1e-9);
  assert.equal(nearer(view, finger, 1e9).k, nearer(view, finger, 1e6).k);
  assert.deepEqual(moved(view, {x: 15, y: 0}), {x: -7, y: -2, k: 1.5});
});

test("all of it fits the sheet, and a press finds the dot under it, if it is shown", () => {
  const at = {x: Float32Array.of(-100, 100, 0), y: Float32Array.of(0, 0, 60)};
  const view = fitted(at, 600, 300);
  for (const place of [0, 1, 2]) assert.ok(Math.abs(at.x[place] - view.x) * view.k <= 300 && Math.abs(at.y[place] - view.y) * view.k <= 150);
  const finger = {x: (100 - view.x) * view.k + 5, y: (0 - view.y) * view.k};
  assert.equal(nearest(at, [0, 1, 2], view, finger), 1);
  assert.equal(nearest(at, [0, 2], view, finger), null);
});

test("a name has room where no dot and no other name is, wholly on the sheet", () => {
  const room = createRoom(200, 100);
  const name = {x: 20, y: 20, width: 60, height: 12};
  assert.equal(room.free(name), true);
  room.take(name);
  assert.equal(room.free({...name, x: 70}), false);
  assert.equal(room.free({...name, x: 90}), true);
  assert.equal(room.free({...name, x: 150}), false);
  assert.equal(room.free({...name, y: -3}), false);
});

// Fetching

/** A page that follows the picture by a clock of its own; `answers` are what the server says in turn. @returns {any} */
function followed(t, answers) {
  const page = Object.assign(new EventTarget(), {visibilityState: "visible"});
  const asked = /** @type {string[]} */ ([]);
  t.mock.timers.enable({apis: ["setTimeout"]});
  t.mock.method(Math, "random", () => 0);
  const fetch = /** @type {any} */ (async (/** @type {string} */ url) => {
    asked.push(url);
    const seq = answers.shift();
    if (seq === undefined) throw new TypeError("no way out");
    return {ok: true, json: async () => ({...DAY, seq})};
  });
  const store = createStore();
  store.load({seq: 1, rows: {}});
  const following = followPicture(/** @type {any} */ ({boot: {urls: {networks: "/e/ABC234/networks/"}}, store}), {fetch, page: /** @type {any} */ (page)});
  const pass = async (ms) => {
    t.mock.timers.tick(ms);
    await new Promise((done) => setImmediate(done));
  };
  return {...following, asked, store, page, pass};
}

const entry = (seq, kind) => ({seq, at: "", actor: null, action: "", put: {[kind]: {1: {id: seq, topic: 1, person: 1}}}, drop: {}});

test("the picture is fetched at once, and again gently when ties may have changed", async (t) => {
  const {picture, asked, store, pass} = followed(t, [1, 3]);
  await pass(0);
  assert.deepEqual([asked, picture.value.seq], [["/e/ABC234/networks/picture.json"], 1]);
  store.apply([entry(2, "comment")]);
  await pass(60_000);
  assert.equal(asked.length, 1);
  store.apply([entry(3, "attendance")]);
  await pass(4_900);
  assert.equal(asked.length, 1);
  await pass(200);
  assert.deepEqual([asked.length, picture.value.seq], [2, 3]);
  await pass(60_000);
  assert.equal(asked.length, 2);
});

test("a picture that was drawn before the last change is asked for once more", async (t) => {
  const {picture, asked, store, pass} = followed(t, [1, 1, 2]);
  await pass(0);
  store.apply([entry(2, "membership")]);
  await pass(6_000);
  assert.equal(picture.value.seq, 1);
  await pass(6_000);
  assert.deepEqual([asked.length, picture.value.seq], [3, 2]);
});

test("without a way out it is said and tried again; a page nobody sees does not ask", async (t) => {
  const answers = /** @type {number[]} */ ([]);
  const {picture, failed, asked, page, pass} = followed(t, answers);
  await pass(0);
  assert.deepEqual([failed.value, picture.value], [true, null]);
  page.visibilityState = "hidden";
  await pass(60_000);
  assert.equal(asked.length, 1);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  answers.push(1);
  await pass(6_000);
  assert.deepEqual([failed.value, picture.value.seq], [false, 1]);
});

// A crowd

test("two thousand people and two hundred thousand ties are filtered within a frame or a few", () => {
  const rows = Array.from({length: 2108}, (_, one) => Array.from({length: 95}, (_, nth) => [one, (one + 1 + nth * 11) % 2108, nth % 3 === 0 ? 1 : 0, nth % 5 === 0 ? 1 : 0, 0]))
    .flat().filter(([one, other, topics, talks]) => one < other && topics + talks > 0);
  const crowd = pictureOf([...Array(2108).keys()], rows);
  const homes = crowd.people.map((id) => `home ${id % 190}`);
  shown(crowd, homes, ALL); // once for the engine to learn it
  const began = performance.now();
  const all = shown(crowd, homes, ALL);
  const few = strongest(crowd.ties, all, 8);
  const took = performance.now() - began;
  assert.equal(new Set(few.flatMap((tie) => [crowd.ties.one[tie], crowd.ties.other[tie]])).size, 2108);
  assert.ok(took < 500, `${took} ms`);
  const islands = performance.now();
  before(homes, 1.8);
  assert.ok(performance.now() - islands < 2000, "islands");
});
