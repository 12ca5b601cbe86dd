// Look-ups over the rows.
import assert from "node:assert/strict";
import {test} from "node:test";
import {createClock} from "#clock.js";
import {createStore} from "#store.js";
import {createModel, placeKey} from "#wall-model.js";

const keyed = (rows) => Object.fromEntries(rows.map((row) => [row.id, row]));
const topic = (id, more) => ({id, number: id, title: `T${id}`, state: "posted", room: null, slot: null, hidden: false, convener: 7, ...more});

function hall(at = "2026-01-01T13:59:59Z") {
  const store = createStore();
  store.load({seq: 1, rows: {
    event: keyed([{id: 1, phase: "market"}]),
    room: keyed([{id: 1, name: "Hall", position: 2}, {id: 2, name: "Library", position: 1}]),
    slot: keyed([{id: 1, label: "Two", starts_at: "2026-01-01T14:00:00Z", ends_at: "2026-01-01T15:00:00Z", position: 1},
      {id: 2, label: "One", starts_at: "2026-01-01T13:00:00Z", ends_at: "2026-01-01T14:00:00Z", position: 2}]),
    person: keyed([{id: 7, name: "Ada", at: 3}, {id: 8, name: "Bo", at: null}]),
    topic: keyed([topic(3, {room: 1, slot: 2, state: "running"}), topic(1), topic(4, {state: "merged"}), topic(5, {convener: 99})]),
    attendance: keyed([{id: 1, topic: 3, person: 7}, {id: 2, topic: 3, person: 99}]),
    comment: keyed([{id: 9, topic: 3, at: "b"}, {id: 4, topic: 3, at: "a"}]),
    turn: keyed([{id: 1, person: 8, topic: null, position: 2, state: "waiting"}, {id: 2, person: 7, topic: 3, position: 1, state: "waiting"},
      {id: 3, person: 8, topic: null, position: 0, state: "holding"}]),
  }});
  const clock = createClock({page: null, time: () => Date.parse(at)});
  return {store, model: /** @type {any} */ (createModel(store, clock))};
}

test("rooms by position, slots by time, and which one is on now", () => {
  const {model} = hall();
  assert.deepEqual(model.rooms.value.map((room) => room.name), ["Library", "Hall"]);
  assert.deepEqual(model.slots.value.map((slot) => slot.label), ["One", "Two"]);
  assert.equal(model.currentSlot.value.label, "One");
  assert.deepEqual([...model.slotsOver.value], []);
  assert.deepEqual([...hall("2026-01-01T14:00:00Z").model.slotsOver.value], [2]);
});

test("what hangs where, by number; merged notes hang nowhere", () => {
  const {model} = hall();
  assert.deepEqual(model.onTheWall.value.map((each) => each.id), [1, 3, 5]);
  assert.equal(model.topicsByPlace.value.get(placeKey(1, 2)).id, 3);
  assert.deepEqual(model.unplaced.value.map((each) => each.id), [1, 5]);
  assert.equal(model.placeName(model.topic(3)), "Hall · One");
  assert.equal(model.placeName(model.topic(1)), "");
});

test("signed up and being there are counted apart; who has gone is someone", () => {
  const {model} = hall();
  assert.deepEqual([model.headcount(3), model.hereNow(3), model.headcount(1)], [2, 1, 0]);
  assert.deepEqual(model.attending(3).map((each) => each.name), ["Ada", "someone"]);
  assert.ok(model.isSignedUp(3, 7) && !model.isSignedUp(1, 7));
  assert.deepEqual(model.comments(3).map((each) => each.id), [4, 9]);
});

test("who has the baton and who waits for it", () => {
  const {model} = hall();
  assert.equal(model.holder.value.id, 3);
  assert.deepEqual(model.queue.value.map((turn) => turn.id), [2, 1]);
});
