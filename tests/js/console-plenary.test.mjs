// The console's reckoning in plenary, and of its help: which note comes next, turns, pairs, moves, asking seldom.
import assert from "node:assert/strict";
import {test} from "node:test";
import {atMostEvery} from "#views/console/hints/ask.js";
import {linesOf, stillStands} from "#views/console/hints/moves.js";
import {consentWords} from "#views/console/hints/one-pair.js";
import {createDismissed, likeness, pairKey} from "#views/console/hints/pairs.js";
import {openFirst} from "#views/console/plenary/conclusions.js";
import {neighbour} from "#views/console/plenary/showing.js";
import {hadIt, held, over, timeWords} from "#views/parts/turns.js";
import {keyOf} from "#views/console/shortcuts.js";
import {entryWords} from "#views/console/journal-words.js";

const note = (id, more = {}) => ({id, state: "rehung", hidden: false, ...more});

test("the next note is the next that is back and can be read, round and round", () => {
  const notes = [note(1), note(2, {hidden: true}), note(3, {state: "closed"}), note(4)];
  assert.equal(neighbour(notes, null, 1), 1);
  assert.equal(neighbour(notes, null, -1), 4);
  assert.equal(neighbour(notes, 1, 1), 4);
  assert.equal(neighbour(notes, 4, 1), 1);
  assert.equal(neighbour(notes, 1, -1), 4);
  assert.equal(neighbour(notes, 3, 1), 1, "one that is shown no longer: from the beginning");
  assert.equal(neighbour([note(3, {state: "closed"})], null, 1), null);
});

test("how long the baton has been held, and whether that is more than the gentle time", () => {
  const from = "2026-05-01T10:00:00Z";
  const after = (seconds) => Date.parse(from) + seconds * 1000;
  assert.deepEqual(held(from, after(65), null), {text: "1:05", over: false});
  assert.deepEqual(held(from, after(60), 60), {text: "1:00", over: false});
  assert.deepEqual(held(from, after(61), 60), {text: "1:01", over: true});
  assert.deepEqual(held(from, after(-3), 60), {text: "0:00", over: false}, "the server's clock is a little ahead");
  assert.deepEqual(held(null, after(0), 60), {text: "", over: false});
  assert.equal(timeWords(120), "2 min");
  assert.equal(timeWords(90), "90 s");
});

const turn = (id, person, state, more = {}) => ({id, person, state, position: id, topic: null, words: "", held_at: null, ...more});

test("who has had the baton in this round: each once, only those here, none who wait", () => {
  const turns = [turn(1, 10, "done"), turn(2, 10, "done"), turn(3, 11, "done"), turn(4, 10, "done"), turn(5, 12, "holding"), turn(6, 13, "waiting"), turn(7, 99, "done"), turn(8, null, "done")];
  const here = new Set([10, 11, 12, 13]);
  assert.equal(hadIt(turns, 2, here), 3);
  assert.equal(hadIt(turns, 4, here), 1);
  assert.equal(hadIt(turns, null, here), 0, "no round");
});

test("earlier turns, the latest first; those about a note are not asked for words", () => {
  const turns = [turn(1, 10, "done"), turn(2, 11, "done", {topic: 5}), turn(3, 12, "done"), turn(4, 13, "holding")];
  assert.deepEqual(over(turns).map(({id}) => id), [3, 1]);
});

test("conclusions that are open stand first", () => {
  const rows = /** @type {any[]} */ ([{id: 1, adopted: true}, {id: 2, adopted: false}, {id: 3, adopted: true}, {id: 4, adopted: false}]);
  assert.deepEqual(openFirst(rows).map(({id}) => id), [2, 4, 1, 3]);
});

test("likeness is told in words", () => {
  assert.deepEqual([62, 75, 89, 90, 100].map(likeness), ["Somewhat alike", "Much alike", "Much alike", "Nearly the same", "Nearly the same"]);
});

test("whom to ask: always the one whose note goes, and the other unless they have said yes", () => {
  assert.match(consentWords(true, false), /Ask %\(from\)s/);
  assert.doesNotMatch(consentWords(true, false), /Ask %\(into\)s/);
  assert.match(consentWords(false, false), /Ask %\(into\)s and %\(from\)s first/);
  assert.match(consentWords(false, true), /Both notes are/);
});

/** @param {Record<string, string>} kept */
const storage = (kept = {}) => /** @type {any} */ ({getItem: (key) => kept[key] ?? null, setItem: (key, value) => { kept[key] = value; }});
const pair = (...topics) => /** @type {any} */ ({topics, score: 80, shared: []});

test("pairs that are not the same are remembered, whichever note stands first", () => {
  const shelf = storage();
  const dismissed = createDismissed("ABC234", shelf);
  dismissed.add(pair(7, 3));
  assert.equal(pairKey(pair(7, 3)), pairKey(pair(3, 7)));
  assert.ok(createDismissed("ABC234", shelf).has(pair(3, 7)));
  assert.ok(!createDismissed("ABC235", shelf).has(pair(3, 7)), "each event its own");
  dismissed.clear();
  assert.equal(createDismissed("ABC234", shelf).count(), 0);
});

test("what is not ours in the storage, or no storage at all, hinders nothing", () => {
  assert.equal(createDismissed("A", storage({"openspace:A:not-alike": "{"})).count(), 0);
  const nowhere = createDismissed("A", null);
  nowhere.add(pair(1, 2));
  assert.ok(nowhere.has(pair(2, 1)), "it holds as long as the page does");
  const full = /** @type {any} */ ({getItem: () => null, setItem() { throw new Error("full"); }});
  createDismissed("A", full).add(pair(1, 2));
});

const move = (topic, [from_room, from_slot], [room, slot]) => ({topic, room, slot, from_room, from_slot});

test("two notes that change places are one line; one that follows another says where", () => {
  const lines = linesOf([move(12, [1, 1], [2, 2]), move(7, [2, 2], [1, 1]), move(3, [1, 2], [3, 1]), move(4, [3, 1], [3, 2])]);
  assert.deepEqual(lines.map(({topic, swaps, after}) => ({topic, swaps, after})), [
    {topic: 12, swaps: 7, after: null}, {topic: 3, swaps: null, after: 4}, {topic: 4, swaps: null, after: null},
  ]);
  assert.deepEqual(lines[0].from, {room: 1, slot: 1});
  assert.deepEqual(lines[0].to, {room: 2, slot: 2});
});

test("three in a ring are three lines", () => {
  const lines = linesOf([move(1, [1, 1], [2, 1]), move(2, [2, 1], [3, 1]), move(3, [3, 1], [1, 1])]);
  assert.deepEqual(lines.map(({after}) => after), [2, 3, 1]);
});

test("a proposal stands while every note hangs where it was seen, and waits", () => {
  const moves = [move(1, [1, 1], [2, 1])];
  const wall = (more) => () => /** @type {any} */ ({room: 1, slot: 1, state: "posted", ...more});
  assert.ok(stillStands(moves, wall({})));
  assert.ok(!stillStands(moves, wall({room: 2})));
  assert.ok(!stillStands(moves, wall({state: "running"})));
  assert.ok(!stillStands(moves, () => undefined));
  assert.ok(stillStands([], () => undefined));
});

test("what is asked often goes out at once, and then seldom, but not too few times", () => {
  let now = 0;
  let waiting = /** @type {{run: () => void, ms: number} | null} */ (null);
  let asked = 0;
  const seldom = atMostEvery(() => { asked += 1; }, 4000, {now: () => now, later: (run, ms) => { waiting = {run, ms}; return 1; }, cancel: () => { waiting = null; }});
  seldom.call();
  assert.equal(asked, 1);
  now = 1000;
  seldom.call();
  seldom.call();
  assert.equal(asked, 1);
  assert.equal(waiting?.ms, 3000);
  now = 4000;
  waiting?.run();
  assert.equal(asked, 2, "what came meanwhile is asked for once");
  now = 4500;
  seldom.call();
  seldom.now();
  assert.equal(asked, 3, "a press does not wait");
  assert.equal(waiting, null);
  now = 5000;
  seldom.call();
  seldom.stop();
  assert.equal(waiting, null);
});

test("arrows page where they move nothing else", () => {
  const now = {on: true, dialogOpen: false};
  const page = {closest: () => null};
  assert.equal(keyOf({key: "ArrowLeft", target: page}, now), "ArrowLeft");
  assert.equal(keyOf({key: "ArrowLeft", target: {closest: (where) => (where === ".wall-space" ? {} : null)}}, now), null);
  assert.equal(keyOf({key: "ArrowRight", target: {closest: () => ({})}}, now), null, "while somebody types");
  assert.equal(keyOf({key: "ArrowUp", target: page}, now), null);
});

test("the journal tells plenary in words, as the board has them now", () => {
  const rows = {conclusion: {1: {id: 1, text: "We meet in May"}}, topic: {5: {id: 5, number: 12}}};
  const look = {person: (id) => ({name: id === 1 ? "Ada" : "someone"}), row: (kind, id) => rows[kind]?.[id]};
  const said = (action, put) => entryWords(/** @type {any} */ ({seq: 1, at: "", actor: 1, action, put, drop: {}}), look);
  assert.equal(said("conclusion.propose", {conclusion: {1: {id: 1, text: "We meet"}}}), "Ada proposed “We meet in May”");
  assert.equal(said("event.show", {event: {1: {scene: "gallery", showing: 5}}}), "Ada let the wall show note 12");
  assert.equal(said("event.show", {event: {1: {scene: "", showing: null}}}), "Ada left it to the wall what it shows");
  assert.equal(said("event.show", {event: {1: {scene: "plans", showing: null}}}), "Ada let the wall show: Action plans");
  assert.equal(said("baton.circle", {event: {1: {circle: false}}}), "Ada ended the round of the baton");
  assert.equal(said("plan.propose", {plan: {3: {id: 3, what: "x".repeat(200)}}}), `Ada proposed the plan “${"x".repeat(59)}…”`);
});
