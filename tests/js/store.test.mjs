// The store: put and drop, in order, nothing twice, nothing missing, and who hears of what.
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {test} from "node:test";
import {fileURLToPath} from "node:url";
import {effect} from "@preact/signals";
import {createStore, Gap} from "#store.js";

const entry = (seq, put = {}, drop = {}) => ({seq, at: "", actor: 1, action: "x", put, drop});
const topic = (id, more = {}) => ({topic: {[id]: {id, number: id, ...more}}});
const board = {seq: 3, rows: {topic: {1: {id: 1, title: "A"}, 2: {id: 2, title: "B"}}, person: {7: {id: 7, at: null}}}};

/** How often something that reads the store is done again. */
function counting(read) {
  const told = {times: -1};
  told.stop = effect(() => { read(); told.times += 1; });
  return told;
}

test("a board and the entries after it give the server's rows", () => {
  const store = createStore();
  store.load(board);
  store.apply([entry(4, topic(3)), entry(5, topic(1, {title: "A2"}), {topic: [2]})]);
  assert.deepEqual(store.snapshot(), {topic: {1: {id: 1, number: 1, title: "A2"}, 3: {id: 3, number: 3}}, person: {7: {id: 7, at: null}}});
  assert.equal(store.seq.value, 5);
});

test("put replaces the whole row and drop of a missing row does nothing", () => {
  const store = createStore();
  store.load(board);
  store.apply([entry(4, {topic: {1: {id: 1, number: 9}}}, {topic: [99], vote: [1]})]);
  assert.deepEqual(store.row("topic", 1), {id: 1, number: 9});
});

test("entries already folded are skipped, whatever they say", () => {
  const store = createStore();
  store.load(board);
  store.apply([entry(2, {}, {topic: [1]}), entry(3), entry(4, topic(4)), entry(4, {}, {topic: [4]})]);
  assert.equal(store.table("topic").size, 3);
  assert.equal(store.seq.value, 4);
});

test("a gap is refused, and what came before it is kept", () => {
  const store = createStore();
  store.load(board);
  assert.throws(() => store.apply([entry(4, topic(4)), entry(6, topic(6))]), Gap);
  assert.equal(store.seq.value, 4);
  assert.ok(store.row("topic", 4) && !store.row("topic", 6));
});

test("a new board replaces the old one; rows that are the same stay the same objects", () => {
  const store = createStore();
  store.load(board);
  const kept = store.row("topic", 1);
  const told = counting(() => store.row("topic", 1));
  store.load({seq: 9, rows: {topic: {1: {id: 1, title: "A"}, 5: {id: 5}}}});
  assert.equal(store.row("topic", 1), kept);
  assert.equal(told.times, 0);
  assert.deepEqual(store.snapshot(), {topic: {1: {id: 1, title: "A"}, 5: {id: 5}}});
});

test("a reader of a row or a group hears of nothing else; a frame is told once", () => {
  const store = createStore();
  store.load({seq: 1, rows: {attendance: {1: {id: 1, topic: 1, person: 7}}}});
  const row = counting(() => store.row("topic", 1));
  const group = counting(() => store.group("attendance", "topic", 1));
  const table = counting(() => store.table("attendance"));
  store.apply([entry(2, {attendance: {2: {id: 2, topic: 2, person: 7}}}), entry(3, {attendance: {3: {id: 3, topic: 2, person: 8}}})]);
  assert.deepEqual([row.times, group.times, table.times], [0, 0, 1]);
  store.apply([entry(4, {attendance: {2: {id: 2, topic: 1, person: 7}}})]);
  assert.deepEqual([row.times, group.times, table.times], [0, 1, 2]);
  assert.deepEqual([...store.group("attendance", "topic", 1).keys()].sort(), [1, 2]);
  assert.deepEqual([...store.group("attendance", "topic", 2).keys()], [3]);
  store.apply([entry(5, {}, {attendance: [1, 2]})]);
  assert.equal(store.group("attendance", "topic", 1).size, 0);
});

test("fold.mjs speaks JSON for the Python tests", () => {
  const run = spawnSync(process.execPath, [fileURLToPath(new URL("fold.mjs", import.meta.url))], {
    input: JSON.stringify({board: null, entries: [entry(1, topic(1)), entry(2, topic(2), {topic: [1]})]}), encoding: "utf8",
  });
  assert.deepEqual(JSON.parse(run.stdout), {topic: {2: {id: 2, number: 2}}});
});
