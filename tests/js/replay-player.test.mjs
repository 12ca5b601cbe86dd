// Reading the journal, following it, and playing the film.
import assert from "node:assert/strict";
import {test} from "node:test";
import {createStore} from "#store.js";
import {keyOf} from "#views/replay/keys.js";
import {createPast} from "#views/replay/past.js";
import {Player} from "#views/replay/player.js";
import {Reading} from "#views/replay/reading.js";
import {written} from "./replay-day.mjs";

const boot = {urls: {story: "/e/X/replay/entries.json"}};
const note = (id, more = {}) => ({id, number: id, title: `Note ${id}`, state: "posted", room: null, slot: null, hidden: false, convener: 1, ...more});
const settled = () => new Promise((done) => setTimeout(done, 0));

/** A server with a journal, a page with a live store, and waiting that is done by hand. */
function hall(count = 4, fails = 0) {
  const day = written();
  day.put("event.create", {event: [{id: 1, phase: "notes"}]});
  for (let id = 1; id < count; id += 1) { day.wait(2); day.put("topic.post", {topic: [note(id)]}); }
  const store = createStore();
  store.apply(day.entries);
  const asked = [];
  const waiting = [];
  const server = {entries: day.entries, fails};
  const fetch = /** @type {any} */ (async (url) => {
    asked.push(url);
    if (server.fails-- > 0) throw new TypeError("offline");
    return {ok: true, json: async () => ({veiling: ["topic.hide"], entries: structuredClone(server.entries)})};
  });
  /** Something happens, and the socket tells. */
  const happen = (action, put) => {
    day.wait(1);
    day.put(action, put);
    store.apply(day.entries.slice(-1));
  };
  const reading = new Reading({boot, store}, {fetch, wait: (job) => { waiting.push(job); }});
  /** The day that has been read. @returns {import("#views/replay/reading.js").Day} */
  const read = () => /** @type {any} */ (reading.day.value);
  const waited = async () => { waiting.splice(0).forEach((job) => job()); await settled(); };
  return {day, store, server, asked, reading, read, happen, waited, waiting};
}

test("the whole journal is read once, and then the socket's entries are added", async () => {
  const {reading, happen, waited, asked} = hall();
  await settled();
  assert.equal(reading.day.value?.timeline.seq, 4);
  happen("topic.post", {topic: [note(8)]});
  happen("topic.post", {topic: [note(9)]});
  await waited();
  assert.equal(reading.day.value?.timeline.seq, 6);
  assert.equal(asked.length, 1);
});

test("what is told while the journal is on its way is not lost", async () => {
  const {reading, happen, server} = hall();
  server.entries = [...server.entries];
  happen("topic.post", {topic: [note(8)]});
  await settled();
  assert.equal(reading.day.value?.timeline.seq, 5);
});

test("when something is hidden all of it is read anew, and the old words are gone", async () => {
  const {read, happen, waited, asked, server, day} = hall();
  await settled();
  happen("topic.hide", {topic: [note(1, {title: "", hidden: true})]});
  server.entries = day.entries.map((entry) => (entry.put.topic?.[1] ? {...entry, put: {topic: {1: note(1, {title: "", hidden: true})}}} : entry));
  await waited();
  await waited();
  assert.equal(asked.length, 2);
  const past = createPast({seq: 0, rows: {}});
  past.go(read().timeline, 2, 0);
  assert.equal(past.model.topic(1)?.title, "");
});

test("after a gap it is read anew", async () => {
  const {reading, waited, asked, store, day} = hall();
  await settled();
  day.put("topic.post", {topic: [note(8)]});
  store.load({seq: 5, rows: store.snapshot()}); // as the socket does when it was away
  await waited();
  await waited();
  assert.equal(asked.length, 2);
  assert.equal(reading.day.value?.timeline.seq, 5);
});

test("offline it says so and tries again", async () => {
  const {reading, read, waited} = hall(4, 2);
  await settled();
  assert.deepEqual([reading.day.value, reading.failing.value], [null, true]);
  await waited();
  await waited();
  assert.equal(reading.failing.value, false);
  assert.equal(read().timeline.seq, 4);
});

test("stopped, it reads and follows no more", async () => {
  const {reading, happen, waited, waiting, asked} = hall();
  await settled();
  reading.stop();
  happen("topic.hide", {topic: [note(1, {hidden: true})]});
  assert.equal(waiting.length, 0);
  await waited();
  assert.equal(asked.length, 1);
});

/** A player whose frames come when the test says. */
async function cinema({loops = false, calm = false, count = 30} = {}) {
  const found = hall(count);
  await settled();
  const past = createPast({seq: 0, rows: {}});
  let next = /** @type {any} */ (null);
  let now = performance.now();
  const player = new Player(found.reading, past, {loops, calm: () => calm, frame: (job) => { next = job; return 1; }, cancel: () => { next = null; }});
  /** Frames for so many seconds. */
  const run = (seconds, each = 50) => {
    for (let ms = 0; ms < seconds * 1000 && next; ms += each) { now += each; const job = next; next = null; job(now); }
  };
  return {...found, past, player, run, running: () => next !== null};
}

test("it begins at the end, plays from the start, and stops at the end", async () => {
  const {player, past, run, running, read} = await cinema();
  assert.equal(player.atEnd.value, true);
  assert.equal(past.store.seq.value, 30);
  player.play();
  assert.equal(player.at.value, 0);
  run(2);
  assert.ok(Math.abs(player.at.value - 2) < 0.2, String(player.at.value));
  assert.equal(past.store.seq.value, read().film.seqAt(player.shown.value));
  run(60);
  assert.equal(running(), false);
  assert.equal(player.playing.value, false);
  assert.equal(past.store.seq.value, 30);
});

test("twice the speed is twice as far; a held film stays; a tab that slept does not leap", async () => {
  const {player, run} = await cinema();
  player.seek(0);
  player.play();
  player.speed.value = 2;
  run(1);
  assert.ok(Math.abs(player.at.value - 2) < 0.3, String(player.at.value));
  player.pause();
  const at = player.at.value;
  run(5);
  assert.equal(player.at.value, at);
  player.play();
  run(30, 30_000);
  assert.ok(player.at.value - at < 1, String(player.at.value - at));
});

test("no picture shows what has not happened yet, nor waits for long", async () => {
  const {player, past, run, read} = await cinema();
  player.seek(0);
  player.play();
  for (let nth = 0; nth < 100 && player.playing.value; nth += 1) {
    run(0.1, 16);
    const {film} = read();
    assert.ok(past.store.seq.value <= film.seqAt(player.at.value));
    assert.ok(player.at.value - player.shown.value < 0.2);
  }
});

test("for those who want no motion pictures follow each other slowly", async () => {
  const {player, run} = await cinema({calm: true});
  player.seek(0);
  player.play();
  const shown = new Set();
  for (let nth = 0; nth < 100; nth += 1) { run(0.1); shown.add(player.shown.value); }
  assert.ok(shown.size <= 6, `${shown.size} pictures in ten seconds`);
  assert.ok(shown.size >= 4, `${shown.size} pictures in ten seconds`);
});

test("on the projector it begins again, after the last picture has stayed", async () => {
  const {player, run} = await cinema({loops: true, count: 4});
  player.play();
  run(player.length.value + 10);
  assert.equal(player.atEnd.value, true);
  assert.equal(player.playing.value, true);
  let faded = false;
  for (let nth = 0; nth < 80 && player.atEnd.value; nth += 1) { run(0.1); faded ||= player.turning.value; }
  assert.ok(faded);
  assert.equal(player.turning.value, false);
  assert.ok(player.at.value < 1);
  assert.equal(player.playing.value, true);
});

test("who looks at the past stays there while the day goes on; who is at the end goes along", async () => {
  const {player, past, happen, waited, read} = await cinema({count: 10});
  player.seekSeq(5);
  happen("topic.post", {topic: [note(50)]});
  await waited();
  assert.equal(past.store.seq.value, 5);
  assert.equal(player.at.value, read().film.place(5));
  player.seek(player.length.value);
  happen("topic.post", {topic: [note(51)]});
  await waited();
  assert.equal(past.store.seq.value, 12);
  assert.equal(player.atEnd.value, true);
});

test("a film that grows all the time still comes to its end", async () => {
  const {player, run, happen, waited} = await cinema({count: 10});
  player.seekSeq(4);
  player.play();
  for (let nth = 0; nth < 300 && !player.atEnd.value; nth += 1) {
    run(0.1);
    happen("person.join", {person: [{id: 90 + nth, at: null}]});
    await waited();
  }
  assert.ok(player.atEnd.value, `${player.at.value} of ${player.length.value}`);
});

test("changed notes are marked for a moment, and the news is the last of them", async () => {
  const {player, read} = await cinema();
  player.seekSeq(6);
  assert.equal(player.fresh.value.get(5), "posted");
  assert.equal(player.news.value?.seq, 6);
  player.seek(read().film.place(2) - 0.2);
  assert.equal(player.fresh.value.has(5), false);
  player.seekSeq(20);
  assert.equal(player.fresh.value.has(5), false);
});

test("keys are for the film, but not where somebody types, chooses or presses a button", () => {
  const on = (selector) => ({closest: (list) => (list.split(", ").includes(selector) ? {} : null)});
  assert.equal(keyOf({key: "ArrowLeft", target: on("")}), "ArrowLeft");
  assert.equal(keyOf({key: " ", target: on("")}), " ");
  assert.equal(keyOf({key: " ", target: on("button")}), null);
  assert.equal(keyOf({key: "Home", target: on("select")}), null);
  assert.equal(keyOf({key: "ArrowLeft", ctrlKey: true, target: on("")}), null);
});
