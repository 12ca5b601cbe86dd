// The way between any two entries, and the film over them.
import assert from "node:assert/strict";
import {test} from "node:test";
import {createStore} from "#store.js";
import {barPath} from "#views/replay/chart.js";
import {createFilm} from "#views/replay/film.js";
import {createPast} from "#views/replay/past.js";
import {Timeline} from "#views/replay/timeline.js";
import {anyDay, dice, written} from "./replay-day.mjs";

function timelineOf(entries) {
  const timeline = new Timeline();
  timeline.add(entries);
  return timeline;
}

/** What folding entries 1…seq from nothing gives. */
function folded(entries, seq) {
  const store = createStore();
  store.apply(entries.slice(0, seq));
  return store.snapshot();
}

for (const seed of [3, 17, 2026]) {
  test(`from anywhere to anywhere, back and forth, it is the fold of the entries so far (seed ${seed})`, () => {
    const entries = anyDay(seed, 400);
    const timeline = timelineOf(entries);
    const past = createPast({seq: 0, rows: {}});
    const {below} = dice(seed + 1);
    for (const seq of [400, 0, 400, 1, ...Array.from({length: 120}, () => below(401))]) {
      past.go(timeline, seq, 0);
      assert.deepEqual(past.store.snapshot(), folded(entries, seq), `at ${seq}`);
      assert.equal(past.store.seq.value, seq);
    }
  });
}

test("readers of groups follow both ways", () => {
  const entries = anyDay(5, 300);
  const timeline = timelineOf(entries);
  const past = createPast({seq: 0, rows: {}});
  for (const seq of [300, 40, 222, 7, 300, 0]) {
    past.go(timeline, seq, 0);
    for (let topic = 1; topic < 10; topic += 1) {
      const rows = Object.values(folded(entries, seq).attendance ?? {}).filter((row) => row.topic === topic);
      assert.equal(past.model.headcount(topic), rows.length, `topic ${topic} at ${seq}`);
    }
  }
});

test("the poster and another journal leave nothing behind", () => {
  const past = createPast({seq: 9, rows: {topic: {99: {id: 99, title: "since hidden"}}}});
  const entries = anyDay(8, 50);
  past.go(timelineOf(entries), 20, 0);
  assert.deepEqual(past.store.snapshot(), folded(entries, 20));
  const others = anyDay(9, 50);
  past.go(timelineOf(others), 20, 0);
  assert.deepEqual(past.store.snapshot(), folded(others, 20));
});

test("entries that come later go on from the last", () => {
  const entries = anyDay(4, 200);
  const timeline = timelineOf(entries.slice(0, 150));
  timeline.add(entries.slice(150));
  const past = createPast({seq: 0, rows: {}});
  past.go(timeline, 200, 0);
  assert.deepEqual(past.store.snapshot(), folded(entries, 200));
  assert.equal(timeline.seq, 200);
});

test("each entry comes in one bar, and places never go back", () => {
  for (const [seed, count] of [[1, 500], [2, 3], [3, 1]]) {
    const film = createFilm(timelineOf(anyDay(seed, count)));
    for (const bars of [1, 7, 140]) assert.equal(film.bars(bars).reduce((sum, each) => sum + each, 0), count);
    for (let seq = 2; seq <= count; seq += 1) assert.ok(film.place(seq) >= film.place(seq - 1));
    assert.equal(film.seqAt(film.length), count);
    assert.equal(film.seqAt(-5), 1);
  }
});

test("a place and its entry know each other, and the clock never goes back", () => {
  const entries = anyDay(6, 300);
  const timeline = timelineOf(entries);
  const film = createFilm(timeline);
  for (let seq = 1; seq <= 300; seq += 1) {
    assert.ok(film.seqAt(film.place(seq)) >= seq);
    assert.equal(film.place(film.seqAt(film.place(seq))), film.place(seq));
  }
  let last = -Infinity;
  for (let at = 0; at <= film.length; at += film.length / 977) {
    assert.ok(film.timeAt(at) >= last);
    last = film.timeAt(at);
  }
  assert.equal(film.timeAt(film.length), timeline.time(300));
});

const note = (more = {}) => ({id: 1, number: 1, title: "Trust", state: "posted", room: null, slot: null, hidden: false, convener: 7, ...more});

/** One note's whole life, with a night in it. */
function life() {
  const day = written();
  day.put("event.create", {event: [{id: 1, phase: "notes"}], room: [{id: 4, name: "Hall", position: 1}], slot: [{id: 5, label: "One"}]});
  day.wait(5);
  const seqs = {posted: day.put("topic.post", {topic: [note()]})};
  day.wait(1);
  seqs.moved = day.put("topic.place", {topic: [note({room: 4, slot: 5})]});
  day.put("topic.edit", {topic: [note({room: 4, slot: 5, title: "Trust!"})]});
  day.wait(9 * 60);
  seqs.phase = day.put("event.phase", {event: [{id: 1, phase: "sessions"}]});
  seqs.running = day.put("topic.open", {topic: [note({room: 4, slot: 5, state: "running"})]});
  day.wait(40);
  seqs.closed = day.put("topic.close", {topic: [note({room: 4, slot: 5, state: "closed"})]});
  seqs.rehung = day.put("topic.rehang", {topic: [note({room: 4, slot: 5, state: "rehung"})]});
  return {entries: day.entries, seqs};
}

test("a note's moments are found, and a change of words is none", () => {
  const {entries, seqs} = life();
  const {moments} = timelineOf(entries);
  assert.deepEqual(moments.filter(({topic}) => topic === 1).map(({kind, seq}) => [kind, seq]),
    ["posted", "moved", "running", "closed", "rehung"].map((kind) => [kind, seqs[kind]]));
  assert.deepEqual(moments.filter(({kind}) => kind === "phase").map(({phase}) => phase), ["notes", "sessions"]);
});

test("a hidden note stays hidden in all its moments", () => {
  const day = written();
  day.put("event.create", {event: [{id: 1, phase: "notes"}]});
  day.put("topic.post", {topic: [note({title: "", hidden: true})]});
  const past = createPast({seq: 0, rows: {}});
  past.go(timelineOf(day.entries), 2, 0);
  assert.equal(past.model.topic(1)?.title, "");
});

test("long waits are short in the film and told, and what is worth seeing has its time", () => {
  const {entries, seqs} = life();
  const film = createFilm(timelineOf(entries));
  assert.deepEqual(film.waits.map(({seq, ms}) => [seq, ms]), [[seqs.phase, 540 * 60_000], [seqs.closed, 40 * 60_000]]);
  const night = film.place(seqs.phase) - film.place(seqs.phase - 1);
  assert.ok(night < film.length / 2 && night > 1, `${night} of ${film.length}`);
  const step = (seq) => film.place(seq) - film.place(seq - 1);
  assert.ok(step(seqs.closed) > 4 * step(seqs.rehung), "a wait is long enough to be read");
  assert.equal(film.waitAt(film.place(seqs.phase) - night / 2)?.seq, seqs.phase);
  assert.equal(film.waitAt(film.place(seqs.phase)), undefined);
  for (const kind of ["posted", "moved", "running"]) assert.ok(film.place(seqs[kind]) - film.place(seqs[kind] - 1) > 0.2, kind);
});

test("a night takes nothing from the evening and the morning beside it", () => {
  const day = written();
  const come = () => { for (let nth = 0; nth < 10; nth += 1) { day.put("person.join", {person: [{id: day.entries.length + 1, at: null}]}); day.wait(1); } };
  come();
  day.wait(600);
  come();
  const film = createFilm(timelineOf(day.entries));
  assert.ok(film.place(10) > film.length * 0.3, `${film.place(10)} of ${film.length}`);
  assert.ok(film.length - film.place(11) > film.length * 0.3);
  assert.ok(Math.abs(film.length - 12) < 0.01, String(film.length));
});

test("a server whose clock was set back tells a day that goes forward", () => {
  const entries = anyDay(7, 30).map((entry) => (entry.seq === 20 ? {...entry, at: "2020-01-01T00:00:00Z"} : entry));
  const timeline = timelineOf(entries);
  const film = createFilm(timeline);
  for (let seq = 2; seq <= 30; seq += 1) {
    assert.ok(timeline.time(seq) >= timeline.time(seq - 1));
    assert.ok(film.place(seq) >= film.place(seq - 1));
  }
});

test("phases lie end to end over the film", () => {
  const {entries, seqs} = life();
  const film = createFilm(timelineOf(entries));
  assert.deepEqual(film.phases, [{phase: "notes", from: 0, to: film.place(seqs.phase)}, {phase: "sessions", from: film.place(seqs.phase), to: film.length}]);
});

test("step by step, forth and back, one comes by every moment", () => {
  const {entries, seqs} = life();
  const film = createFilm(timelineOf(entries));
  const stops = [seqs.posted, seqs.moved, seqs.phase, seqs.running, seqs.closed, seqs.rehung].map(film.place);
  let at = 0;
  assert.deepEqual(stops.map(() => (at = film.step(at, 1))), stops);
  assert.equal(film.step(at, 1), film.length);
  assert.deepEqual(stops.slice(0, -1).reverse().map(() => (at = film.step(at, -1))), stops.slice(0, -1).reverse());
  assert.equal(film.step(at, -1), 0);
  assert.equal(film.step(0, -1), 0);
  assert.equal(film.step(stops[1] + 0.4, -1), stops[1]);
});

test("hours are those the clock struck while something went on", () => {
  const {entries} = life();
  const struck = createFilm(timelineOf(entries)).hours(60).map(({ms}) => new Date(ms).toISOString());
  assert.deepEqual(struck, []); // 7:00 to 7:06, then at night and while the group sat nothing was written
  const day = written();
  for (let nth = 0; nth < 30; nth += 1) { day.put("person.join", {person: [{id: nth + 1, at: null}]}); day.wait(5); }
  const film = createFilm(timelineOf(day.entries));
  assert.deepEqual(film.hours(60).map(({ms}) => new Date(ms).getUTCHours()), [8, 9]);
  for (const {at, ms} of film.hours(60)) assert.ok(Math.abs(film.timeAt(at) - ms) < 2);
});

test("a day with one entry has no length, and nothing breaks", () => {
  const day = written();
  day.put("event.create", {event: [{id: 1, phase: "prepare"}]});
  const film = createFilm(timelineOf(day.entries));
  assert.equal(film.length, 0);
  assert.deepEqual(film.bars(4), [1, 0, 0, 0]);
  assert.equal(film.seqAt(0), 1);
  assert.equal(film.step(0, 1), 0);
});

test("a single note can be seen beside a thousand people", () => {
  const path = barPath([1000, 0, 1]);
  assert.match(path, /^M0 100V0\.0h/);
  const tall = 100 - Number(/M2 100V([\d.]+)/.exec(path)?.[1]);
  assert.ok(tall > 3, String(tall));
});
