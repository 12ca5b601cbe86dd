// The law of two feet, counted and drawn.
import assert from "node:assert/strict";
import {test} from "node:test";
import {layOut} from "#views/replay/feet-layout.js";
import {feetOf, walksOf} from "#views/replay/feet.js";
import {Timeline} from "#views/replay/timeline.js";
import {wholeWall} from "#views/wall/paging.js";
import {dice, written} from "./replay-day.mjs";

const SLOTS = [{id: 1, label: "One", starts_at: "2026-05-04T08:00:00Z"}, {id: 2, label: "Two", starts_at: "2026-05-04T09:00:00Z"}];
const ROOMS = [{id: 1, name: "Hall", position: 1}, {id: 2, name: "Library", position: 2}];
const topic = (id, room, slot) => ({id, number: id, title: `Note ${id}`, state: "running", room, slot, hidden: false});

/** Notes 1 and 2 in the first round, 3 in the second, 4 without a place. */
function day() {
  const made = written();
  made.put("event.create", {event: [{id: 1, phase: "sessions"}], slot: SLOTS, room: ROOMS, topic: [topic(1, 1, 1), topic(2, 2, 1), topic(3, 1, 2), topic(4, null, null)]});
  const at = (id, where, action = "person.move") => made.put(action, {person: [{id, name: `Nr. ${id}`, at: where}]});
  return {...made, at, timeline() { const found = new Timeline(); found.add(made.entries); return found; }};
}

const ways = (walks) => walks.map(({from, to}) => [from, to]);

test("first groups, ways on, a pause between, and back again", () => {
  const made = day();
  made.at(7, null, "person.join");
  made.at(7, 1);
  made.at(7, 2); // in the midst of the round
  made.at(7, null); // the group is over
  made.at(7, 3);
  made.at(8, 1);
  made.at(8, null);
  made.at(8, 1); // back: no way
  assert.deepEqual(ways(walksOf(made.timeline())), [[null, 1], [1, 2], [2, 3], [null, 1]]);
});

test("another's hand is no foot: merges, undoing and name changes", () => {
  const made = day();
  made.at(7, 1);
  made.at(7, 2, "topic.merge");
  made.at(7, 2, "person.edit");
  made.at(7, 3);
  made.at(7, 1, "entry.undo");
  assert.deepEqual(ways(walksOf(made.timeline())), [[null, 1], [2, 3]]);
});

test("the convener who opens a group has gone there", () => {
  const made = day();
  made.put("topic.open", {person: [{id: 7, at: 1}], topic: [topic(1, 1, 1)]});
  assert.deepEqual(ways(walksOf(made.timeline())), [[null, 1]]);
});

test("whoever is forgotten has left no way behind", () => {
  const made = day();
  made.put("person.move", {}); // what the veil leaves of it
  made.put("person.forget", {}, {person: [7]});
  assert.deepEqual(walksOf(made.timeline()), []);
});

test("rounds count those who came, went on, and left in the midst", () => {
  const made = day();
  for (const id of [1, 2, 3]) made.at(id, 1);
  made.at(1, 2);
  for (const id of [1, 2, 3]) made.at(id, 3);
  const {rounds} = feetOf(made.timeline());
  assert.deepEqual(rounds.map(({first, on, within}) => [first, on, within]), [[3, 1, 1], [0, 3, 0]]);
  assert.deepEqual(rounds[1].ways, [{from: 1, to: 3, n: 2}, {from: 2, to: 3, n: 1}]);
  assert.deepEqual(rounds[0].ways, [{from: 1, to: 2, n: 1}, {from: null, to: 1, n: 3}]);
});

test("all rows together are all walks, whoever walked where", () => {
  const made = day();
  const {below, of} = dice(11);
  for (let nth = 0; nth < 400; nth += 1) made.at(1 + below(40), of([null, 1, 2, 3, 4]));
  const feet = feetOf(made.timeline());
  const rows = feet.rounds.flatMap(({ways}) => ways).reduce((sum, {n}) => sum + n, 0);
  assert.equal(rows, feet.walks.length);
  assert.equal(feet.rounds.reduce((sum, {first, on}) => sum + first + on, 0), feet.walks.length);
  const layout = layOut(feet, {width: 800, height: 400, left: 100, top: 30});
  assert.equal(layout.bars.reduce((sum, {seqs}) => sum + seqs.length, 0), feet.walks.length);
  for (const {seqs} of [...layout.bars, ...layout.ribbons]) assert.deepEqual(seqs, [...seqs].sort((a, b) => a - b));
});

test("bars lie in their lanes and ribbons within their bars", () => {
  const made = day();
  const {below, of} = dice(12);
  for (let nth = 0; nth < 300; nth += 1) made.at(1 + below(30), of([1, 2, 3, 4]));
  const layout = layOut(feetOf(made.timeline()), {width: 800, height: 400, left: 100, top: 30});
  assert.equal(layout.lanes, 3); // two rooms, and one for groups without
  for (const bar of layout.bars) {
    const top = 30 + layout.lane * bar.lane;
    assert.ok(bar.y >= top && bar.y + bar.height <= top + layout.lane, JSON.stringify(bar));
  }
  for (const {from, to, y0, y1, seqs} of layout.ribbons) {
    const broad = seqs.length * layout.person;
    assert.ok(y0 >= from.y - 0.01 && y0 + broad <= from.y + from.height + 0.01);
    assert.ok(y1 >= to.y - 0.01 && y1 + broad <= to.y + to.height + 0.01);
  }
});

test("ribbons of one bar lie side by side", () => {
  const made = day();
  const {below, of} = dice(13);
  for (let nth = 0; nth < 300; nth += 1) made.at(1 + below(30), of([1, 2, 3, 4]));
  const {ribbons, bars, person} = layOut(feetOf(made.timeline()), {width: 800, height: 400, left: 100, top: 30});
  for (const bar of bars) {
    for (const [end, y] of [["from", "y0"], ["to", "y1"]]) {
      const mine = ribbons.filter((ribbon) => ribbon[end] === bar).sort((a, b) => a[y] - b[y]);
      mine.slice(1).forEach((ribbon, nth) => assert.ok(ribbon[y] >= mine[nth][y] + mine[nth].seqs.length * person - 0.01));
    }
  }
});

test("a day without slots, rooms or walks is no trouble", () => {
  const made = written();
  made.put("event.create", {event: [{id: 1}]});
  const timeline = new Timeline();
  timeline.add(made.entries);
  const feet = feetOf(timeline);
  assert.deepEqual(feet.rounds.map(({ways}) => ways), [[]]);
  assert.deepEqual(layOut(feet, {width: 300, height: 200, left: 60, top: 30}).bars, []);
});

test("the whole wall fits at once, and no smaller than it must", () => {
  const space = {width: 1500, height: 760, unit: 1};
  assert.deepEqual([wholeWall({...space, rooms: 4, slots: 3})].map(({zoom, blocks}) => [zoom, blocks]), [[1, 1]]);
  for (const [rooms, slots] of [[6, 5], [9, 8], [58, 4], [20, 12], [1, 30], [300, 1], [0, 0]]) {
    const {zoom, blocks, fit} = wholeWall({...space, rooms, slots});
    assert.ok(zoom > 0 && zoom <= 1);
    assert.ok(fit.rows >= Math.ceil(rooms / blocks), `${rooms} rooms in ${blocks} blocks`);
    assert.ok(fit.columns >= slots, `${slots} slots`);
  }
  assert.ok(wholeWall({...space, rooms: 58, slots: 4}).blocks > 1);
});
