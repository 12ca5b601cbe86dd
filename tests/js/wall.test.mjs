// The wall's reckoning: what goes on which page, what has changed, what is said about it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {hyphenate} from "#views/parts/hyphenate.js";
import {compare} from "#views/wall/changes.js";
import {addressParts} from "#views/wall/join.js";
import {sentence} from "#views/wall/news.js";
import {ROOM_WORD, evenly, fitWall, roomLetters, wallPages} from "#views/wall/paging.js";

const named = (count) => Array.from({length: count}, (_, nth) => ({id: nth + 1, name: `R${nth + 1}`}));
const projector = {width: 1500, height: 830, unit: 1};
const table = (rows = []) => new Map(rows.map((row) => [row.id, row]));
const board = (rows) => ({person: table(), attendance: table(), comment: table(), topic: table(), ...rows});
const note = (more = {}) => ({id: 1, number: 1, title: "A", state: "posted", room: null, slot: null, hidden: false, convener: 5, ...more});

test("pages are as even as can be and leave nothing out", () => {
  assert.deepEqual(evenly([1, 2, 3, 4, 5, 6, 7], 6).map((piece) => piece.length), [4, 3]);
  assert.deepEqual(evenly([], 6), []);
  assert.deepEqual(evenly([1, 2, 3], 1), [[1], [2], [3]]);
});

test("an ordinary afternoon fits on one page, readably", () => {
  const fit = fitWall({...projector, rooms: 6, slots: 4});
  assert.equal(wallPages({rooms: named(6), slots: named(4), loose: [], fit}).length, 1);
  assert.ok(fit.title >= 25 && fit.small >= 25 && fit.lines >= 2);
});

test("every place of a big wall is on exactly one page, and letters stay readable", () => {
  const fit = fitWall({...projector, rooms: 20, slots: 12});
  const pages = wallPages({rooms: named(20), slots: named(12), loose: named(40), fit});
  const places = pages.flatMap((page) => page.rooms.flatMap((room) => page.slots.map((slot) => `${room.id}:${slot.id}`)));
  assert.equal(places.length, 240);
  assert.equal(new Set(places).size, 240);
  assert.equal(pages.flatMap((page) => page.loose).length, 40);
  assert.ok(fit.title >= 25);
});

test("on a smaller projector letters shrink with the picture, never faster", () => {
  const fit = fitWall({width: 1000, height: 553, unit: 2 / 3, rooms: 20, slots: 12});
  assert.ok(fit.title / (2 / 3) >= 25);
});

test("a few notes without a place hang beside the grid; without rooms they have the wall", () => {
  const fit = fitWall({...projector, rooms: 6, slots: 4});
  const all = {rooms: named(6), slots: named(4), fit};
  assert.ok(wallPages({...all, loose: named(5)}).every((page) => page.loose.length === 0));
  assert.equal(wallPages({rooms: [], slots: [], loose: named(5), fit})[0].loose.length, 5);
});

test("changes are read off the rows", () => {
  const was = board({topic: table([note()])});
  const kinds = (rows) => compare(was, board(rows)).map((change) => change.kind);
  assert.deepEqual(kinds({topic: was.topic}), []);
  assert.deepEqual(kinds({topic: table([note({room: 1, slot: 2})])}), ["moved"]);
  assert.deepEqual(kinds({topic: table([note({state: "running"})])}), ["running"]);
  assert.deepEqual(kinds({topic: table([note({state: "merged"})])}), ["withdrawn"]);
  const second = new Map([...was.topic, [2, note({id: 2})]]);
  assert.deepEqual(kinds({topic: second, person: table([{id: 5}])}), ["arrived", "posted"]);
});

test("a sign-up with a new note is not news of its own", () => {
  const found = compare(board({}), board({topic: table([note()]), attendance: table([{id: 1, topic: 1, person: 5}])}));
  assert.deepEqual(found.map((change) => change.kind), ["posted"]);
});

test("nothing is said of a hidden note", () => {
  const look = {topic: () => note({hidden: true, title: ""}), name: () => "Bo", place: () => "", row: () => undefined};
  assert.equal(sentence({kind: "posted", topic: 1, person: 5, at: 0}, look), "");
});

test("long Danish words break at their seams, short ones never", () => {
  const seen = (text) => hyphenate(text).replaceAll("\u00ad", "|");
  assert.equal(seen("Ledelsesudvikling og sparring"), "Ledelses|udvikling og sparring");
  assert.equal(seen("Organisationsudviklingskonsulenterne"), "Organisations|udviklings|konsulenterne");
  assert.equal(hyphenate("Netværk"), "Netværk");
});

test("rooms' names are set so that their words stay whole, and only longer ones break", () => {
  const letters = (...names) => Math.round(roomLetters(names.map((name) => ({name})), 40, 1));
  assert.equal(letters("Sal A", "Loftet"), 38);
  assert.equal(letters("Sal A", "Biblioteket"), 28);
  assert.equal(letters("Store sal – ved indgangen"), 34);
  assert.equal(letters("Konferencesalen"), 25);
  assert.match(hyphenate("Konferencesalen", ROOM_WORD), /\u00adsalen$/);
  assert.equal(hyphenate("Biblioteket", ROOM_WORD), "Biblioteket");
});

test("the event's code stands out of its address", () => {
  assert.deepEqual(addressParts("http://10.0.0.4:8000/e/ABC234/", "ABC234"), {before: "10.0.0.4:8000/e/", code: "ABC234"});
});
