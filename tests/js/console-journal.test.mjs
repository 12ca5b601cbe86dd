// The journal in words, and following it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {signal} from "@preact/signals";
import {readFile} from "node:fs/promises";
import {createFeed} from "#views/console/journal-feed.js";
import {byCrowd, canUndo, entryNote, entryWords} from "#views/console/journal-words.js";

const ROWS = {
  topic: {12: {id: 12, number: 7, title: "Trust", hidden: false, state: "posted"}, 13: {id: 13, number: 8, title: "", hidden: true, state: "posted"}},
  room: {3: {id: 3, name: "Library"}}, slot: {4: {id: 4, label: "Round 2"}}, person: {1: {id: 1, name: "Anna"}, 2: {id: 2, name: "Bo"}},
};
const look = {person: (id) => ROWS.person[id] ?? {name: "someone"}, row: (kind, id) => ROWS[kind]?.[id]};
const entry = (action, put = {}, actor = 1, drop = {}) => ({seq: 1, at: "2026-05-01T12:02:00Z", actor, action, put, drop});
const words = (...given) => entryWords(entry(...given), look);
const note = (more = {}) => ({topic: {12: {id: 12, number: 7, room: 3, slot: 4, state: "posted", convener: 2, ...more}}});

test("lines read as somebody would say them", () => {
  assert.equal(words("topic.place", note()), "Anna put note 7 in Library, Round 2");
  assert.equal(words("topic.place", note({room: null, slot: null})), "Anna took note 7 out of its place");
  assert.equal(words("topic.place", note({room: 99})), "Anna put note 7 in a room that is gone, Round 2");
  assert.equal(words("topic.swap", {topic: {13: {id: 13, number: 8}, 12: {id: 12, number: 7}}}), "Anna let notes 7 and 8 change places");
  assert.equal(words("topic.merge", {topic: {13: {id: 13, number: 8, state: "merged", merged_into: 12}}}), "Anna merged note 8 into note 7");
  assert.equal(words("topic.hand_over", note()), "Anna gave note 7 to Bo");
  assert.equal(words("topic.join", {attendance: {1: {id: 1, topic: 12, person: 2}}}, 2), "Bo signed up for note 7");
  assert.equal(words("event.phase", {event: {1: {phase: "market"}}}), "Anna moved on to “Marketplace”");
  assert.equal(words("event.timer", {event: {1: {phase_ends_at: null}}}), "Anna took the agreed time away");
  assert.equal(words("event.announce", {event: {1: {announcement: "Coffee"}}}), "Anna announced “Coffee”");
  assert.equal(words("baton.pass", {turn: {1: {state: "done", person: 1}, 2: {state: "holding", person: 2}}}), "Anna passed the baton to Bo");
  assert.equal(words("room.add", {room: {5: {id: 5, name: "Garden"}}}), "Anna added the room Garden");
  assert.equal(words("person.join", {person: {2: {id: 2, name: "Bo"}}}, null), "Bo came in");
});

test("who has gone is someone, whatever an old entry says; what is hidden stays hidden", () => {
  assert.equal(words("person.join", {person: {9: {id: 9, name: "Gone Person"}}}, null), "someone came in");
  assert.equal(words("topic.edit", note(), 9), "someone changed the words of note 7");
  assert.deepEqual(entryNote(entry("topic.hide", {topic: {13: {id: 13, title: "Rude"}}}), look), {id: 13, title: "This note is hidden"});
  assert.equal(entryNote(entry("room.add"), look), null);
});

test("every action of the server has words, also with nothing to go by", async () => {
  const folder = new URL("../../sessions_app/actions/", import.meta.url);
  const names = [];
  for (const file of ["baton", "comments", "event", "people", "places", "topic_life", "topics", "undo"]) {
    const text = await readFile(new URL(`${file}.py`, folder), "utf8");
    names.push(...[...text.matchAll(/@action\(\s*"([a-z_.]+)"/g)].map((found) => found[1]));
  }
  assert.ok(names.length > 30, String(names));
  for (const name of names) assert.notEqual(words(name), "Anna did something", name);
  assert.equal(words("something.new"), "Anna did something");
});

test("what erases for good has no way back, and the crowd's doings are kept apart", () => {
  assert.ok(!canUndo({action: "person.forget"}) && !canUndo({action: "event.create"}) && canUndo({action: "topic.place"}));
  assert.ok(byCrowd({action: "topic.join"}) && !byCrowd({action: "topic.place"}));
});

/** A journal of `length` entries as the server answers it. */
function served(store) {
  const asked = [];
  const get = async (url) => {
    asked.push(url);
    const query = new URL(url, "http://x").searchParams;
    const after = Number(query.get("after"));
    const last = Math.min(store.seq.peek(), after + Number(query.get("limit")));
    return {entries: /** @type {any[]} */ (Array.from({length: Math.max(0, last - after)}, (_, nth) => ({seq: after + 1 + nth})))};
  };
  return {get, asked};
}
const settled = () => new Promise((done) => setTimeout(done, 5));

test("the feed begins with the latest, follows, and goes back, none missing and none twice", async () => {
  const store = {seq: signal(450)};
  const {get} = served(store);
  const feed = createFeed({boot: {urls: {journal: "/j"}}, store}, get);
  const stop = feed.start();
  await settled();
  assert.deepEqual([feed.entries.value[0].seq, feed.entries.value.at(-1)?.seq], [251, 450]);
  store.seq.value = 451;
  store.seq.value = 460;
  await settled();
  assert.equal(feed.entries.value.at(-1)?.seq, 460);
  await feed.earlier();
  await feed.earlier();
  assert.deepEqual(feed.entries.value.map(({seq}) => seq), Array.from({length: 460}, (_, nth) => nth + 1));
  assert.ok(!feed.hasEarlier());
  stop();
});

test("a feed that cannot be fetched says so, and goes on with the next change", async () => {
  const store = {seq: signal(3)};
  let down = true;
  const {get} = served(store);
  const feed = createFeed({boot: {urls: {journal: "/j"}}, store}, (url) => (down ? Promise.reject(new Error("down")) : get(url)));
  const stop = feed.start();
  await settled();
  assert.ok(feed.failed.value);
  down = false;
  store.seq.value = 4;
  await settled();
  assert.ok(!feed.failed.value);
  assert.equal(feed.entries.value.length, 4);
  stop();
});
