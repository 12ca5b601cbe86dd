// The console's reckoning: minutes, places under the keyboard, scrolling edges, finding, what may be done.
import assert from "node:assert/strict";
import {test} from "node:test";
import {signal} from "@preact/signals";
import {createClock} from "#clock.js";
import {createStore} from "#store.js";
import {createModel} from "#wall-model.js";
import {step} from "#views/console/carry-keys.js";
import {createCarry, NOWHERE, placeName, placeNamed} from "#views/console/carry.js";
import {createDesk} from "#views/console/desk.js";
import {edgeSpeed} from "#views/console/edge-pull.js";
import {fits, found, wordsOf} from "#views/parts/finding.js";
import {minutesAfter} from "#views/console/minutes.js";
import {canMerge, deedsFor, freePlaces} from "#views/console/note-deeds.js";
import {peopleFound} from "#views/console/people.js";
import {keyOf} from "#views/console/shortcuts.js";

const ROOMS = [{id: 4}, {id: 2}, {id: 9}]; // in the order of the wall, which is not that of ids
const SLOTS = [{id: 7}, {id: 1}];

test("minutes are added to what is left, in whole minutes from now", () => {
  const now = Date.parse("2026-05-01T10:00:00Z");
  assert.equal(minutesAfter("2026-05-01T10:12:34Z", now, 5), 18);
  assert.equal(minutesAfter("2026-05-01T10:12:00Z", now, -5), 7);
  assert.equal(minutesAfter("2026-05-01T10:05:00Z", now, -5), null);
  assert.equal(minutesAfter("2026-05-01T09:00:00Z", now, 5), 5, "time that has passed is not owed");
  assert.equal(minutesAfter(null, now, 5), 5);
  assert.equal(minutesAfter("2026-05-03T10:00:00Z", now, 5), 24 * 60);
});

test("arrows go from place to place, and left of the first time hangs what has no place", () => {
  const at = (room, slot) => ({room, slot});
  assert.deepEqual(step(at(4, 7), "ArrowRight", ROOMS, SLOTS), at(4, 1));
  assert.deepEqual(step(at(4, 1), "ArrowRight", ROOMS, SLOTS), at(4, 1));
  assert.deepEqual(step(at(4, 7), "ArrowDown", ROOMS, SLOTS), at(2, 7));
  assert.deepEqual(step(at(4, 7), "ArrowUp", ROOMS, SLOTS), at(4, 7));
  assert.deepEqual(step(at(9, 7), "ArrowDown", ROOMS, SLOTS), at(9, 7));
  assert.deepEqual(step(at(2, 7), "ArrowLeft", ROOMS, SLOTS), NOWHERE);
  assert.deepEqual(step(NOWHERE, "ArrowLeft", ROOMS, SLOTS), NOWHERE);
  assert.deepEqual(step(NOWHERE, "ArrowRight", ROOMS, SLOTS), at(4, 7));
  assert.deepEqual(step(at(2, 1), "Home", ROOMS, SLOTS), at(2, 7));
  assert.deepEqual(step(at(2, 7), "End", ROOMS, SLOTS), at(2, 1));
  assert.deepEqual(step(at(4, 7), "ArrowRight", [], SLOTS), NOWHERE, "a wall without rooms");
  assert.deepEqual(step(at(77, 7), "ArrowRight", ROOMS, SLOTS), at(4, 7), "its room was taken away meanwhile");
});

test("a place's name leads back to the place", () => {
  for (const place of [{room: 3, slot: 14}, NOWHERE]) assert.deepEqual(placeNamed(placeName(place)), place);
  assert.equal(placeNamed(undefined), null);
  assert.equal(placeNamed("3:x"), null);
});

test("near an edge the wall comes along, faster the nearer", () => {
  assert.equal(edgeSpeed(500, 0, 1000), 0);
  assert.ok(edgeSpeed(20, 0, 1000) < 0 && edgeSpeed(990, 0, 1000) > edgeSpeed(960, 0, 1000));
  assert.equal(edgeSpeed(2000, 0, 1000), 0, "far outside it stands still");
  assert.equal(edgeSpeed(5, 0, 0), 0);
});

test("a note is found by number, title or convener", () => {
  const note = {number: 12, title: "Netværk i ÆLDREPLEJEN"};
  for (const sought of ["", "12", "1", "ældre anna", "NETVÆRK"]) assert.ok(fits(note, "Anna Bo", wordsOf(sought)), sought);
  for (const sought of ["2", "netværk børn", "3"]) assert.ok(!fits(note, "Anna Bo", wordsOf(sought)), sought);
  const topics = /** @type {any[]} */ ([1, 10, 12, 100].map((number) => ({number, title: "A", convener: 1})));
  assert.deepEqual(found(topics, () => "Bo", "10").map((topic) => topic.number), [10, 100]);
  assert.deepEqual(found(topics, () => "Bo", "1").map((topic) => topic.number), [1, 10, 12, 100]);
});

test("people are found by name or organisation, facilitators first", () => {
  const people = /** @type {any[]} */ ([{id: 1, name: "Åse", organisation: "Nord", role: "participant"}, {id: 2, name: "Bo", organisation: "", role: "participant"},
    {id: 3, name: "Ursula", organisation: "Nord", role: "facilitator"}]);
  assert.deepEqual(peopleFound(people, "", "da").map(({name}) => name), ["Ursula", "Bo", "Åse"]);
  assert.deepEqual(peopleFound(people, "nord å").map(({id}) => id), [1]);
});

test("only what makes sense now is offered", () => {
  const posted = {id: 1, state: "posted", hidden: false};
  assert.deepEqual(deedsFor(posted, "market"), ["edit", "merge", "handOver", "hide", "withdraw"]);
  assert.equal(deedsFor(posted, "sessions")[0], "open");
  assert.deepEqual(deedsFor({state: "running", hidden: false}, "sessions"), ["close", "edit", "handOver", "hide"]);
  assert.deepEqual(deedsFor({state: "closed", hidden: false}, "plenary"), ["rehang", "reopen", "edit", "hide"]);
  assert.deepEqual(deedsFor({state: "rehung", hidden: false}, "plenary"), ["reopen", "edit", "hide"]);
  assert.deepEqual(deedsFor({state: "posted", hidden: true}, "market"), ["show"]);
  assert.deepEqual(deedsFor({state: "running", hidden: true}, "sessions"), ["show", "close"]);
  assert.deepEqual(deedsFor({state: "merged", hidden: false}, "market"), []);
  assert.ok(canMerge(posted, {id: 2, state: "running", hidden: false}));
  assert.ok(!canMerge(posted, {id: 2, state: "closed", hidden: false}));
  assert.ok(!canMerge(posted, posted));
  assert.ok(!canMerge({...posted, state: "running"}, {id: 2, state: "posted", hidden: false}));
});

test("free places, by time", () => {
  const free = freePlaces(ROOMS, SLOTS, new Set(["4:7", "2:7", "9:7", "2:1"]));
  assert.deepEqual(free, [{slot: {id: 1}, rooms: [{id: 4}, {id: 9}]}]);
});

test("single keys do nothing while somebody types, when a dialog is open or when switched off", () => {
  const typing = {closest: () => ({})};
  const page = {closest: () => null};
  const now = {on: true, dialogOpen: false};
  assert.equal(keyOf({key: "b", target: page}, now), "b");
  assert.equal(keyOf({key: "B", target: page}, now), "b");
  assert.equal(keyOf({key: "?", target: page}, now), "?");
  assert.equal(keyOf({key: "b", target: typing}, now), null);
  assert.equal(keyOf({key: "b", target: page, ctrlKey: true}, now), null);
  assert.equal(keyOf({key: "b", target: page, repeat: true}, now), null);
  assert.equal(keyOf({key: "Enter", target: page}, now), null);
  assert.equal(keyOf({key: "b", target: page}, {on: false, dialogOpen: false}), null);
  assert.equal(keyOf({key: "b", target: page}, {on: true, dialogOpen: true}), null);
});

test("that single keys are switched off is remembered on the device", () => {
  const kept = new Map();
  const nothing = /** @type {any} */ (null);
  const storage = /** @type {any} */ ({getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key)});
  const desk = createDesk(nothing, storage);
  assert.equal(desk.keysOn.value, true);
  desk.setKeys(false);
  assert.equal(createDesk(nothing, storage).keysOn.value, false);
  desk.setKeys(true);
  assert.equal(createDesk(nothing, storage).keysOn.value, true);
});

const topic = (id, room, slot, more = {}) => ({id, number: id, title: `T${id}`, convener: 1, room, slot, state: "posted", hidden: false, ...more});

/** A carry over a small wall; `sent` fills with what was asked of the server. */
function hand({live = "live", refuse = /** @type {any} */ (null)} = {}) {
  const store = createStore();
  store.load({seq: 1, rows: {
    topic: {1: topic(1, 4, 7), 2: topic(2, 2, 7), 3: topic(3, null, null), 5: topic(5, 9, 7, {hidden: true})},
    room: Object.fromEntries(ROOMS.map(({id}, position) => [id, {id, name: `R${id}`, position}])),
    slot: Object.fromEntries(SLOTS.map(({id}, position) => [id, {id, label: `S${id}`, starts_at: `2026-05-01T1${position}:00:00Z`, ends_at: `2026-05-01T1${position}:30:00Z`, position}])),
  }});
  const sent = [];
  const act = async (action, fields) => {
    sent.push([action, fields]);
    if (refuse) throw refuse;
    return {seq: 2, result: {}};
  };
  const socket = {live: signal(live)};
  const ctx = /** @type {any} */ ({store, model: createModel(store, createClock({page: null})), socket, act});
  return {carry: createCarry(ctx), sent, socket, store};
}
globalThis.requestAnimationFrame ??= () => 0;

test("a note put down on a free place is placed there; on its own place nothing happens", async () => {
  const {carry, sent} = hand();
  assert.ok(carry.pick(1, "keys"));
  carry.drop();
  carry.pick(1, "keys");
  carry.moveTo({room: 4, slot: 1});
  assert.equal(carry.there({room: 4, slot: 1}), undefined);
  carry.drop();
  assert.deepEqual(sent, [["topic.place", {topic: 1, room: 4, slot: 1}]]);
  assert.equal(carry.held.value, null);
});

test("on a taken place nothing is sent: it is asked what to do", () => {
  const {carry, sent} = hand();
  carry.pick(1, "pointer");
  carry.moveTo({room: 2, slot: 7});
  assert.equal(carry.there({room: 2, slot: 7})?.id, 2);
  carry.drop();
  assert.deepEqual(sent, []);
  assert.deepEqual(carry.meeting.value, {topic: 1, place: {room: 2, slot: 7}, suggestions: null});
});

test("put down beside the grid it loses its place; over nothing it stays", () => {
  const {carry, sent} = hand();
  carry.pick(1, "pointer");
  carry.moveTo(null);
  carry.drop();
  carry.pick(1, "pointer");
  carry.moveTo(NOWHERE);
  carry.drop();
  assert.deepEqual(sent, [["topic.place", {topic: 1, room: null, slot: null}]]);
});

test("a place taken meanwhile is met with the server's free places", async () => {
  const refuse = {code: "place_taken", suggestions: [{room: 9, slot: 1}], title: "", detail: ""};
  const {carry} = hand({refuse});
  carry.pick(3, "keys");
  carry.moveTo({room: 4, slot: 1});
  carry.drop();
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(carry.meeting.value, {topic: 3, place: {room: 4, slot: 1}, suggestions: [{room: 9, slot: 1}]});
});

test("nothing is picked up when not live, nor what is hidden; a lost connection takes it out of the hand", () => {
  assert.equal(hand({live: "offline"}).carry.pick(1, "keys"), false);
  const {carry, socket, store} = hand();
  assert.equal(carry.pick(5, "keys"), false);
  carry.pick(1, "keys");
  socket.live.value = "connecting";
  assert.equal(carry.held.value, null);
  socket.live.value = "live";
  carry.pick(1, "keys");
  store.apply([{seq: 2, at: "", actor: 1, action: "topic.withdraw", put: {topic: {1: topic(1, null, null, {state: "withdrawn"})}}, drop: {}}]);
  assert.equal(carry.held.value, null);
});
