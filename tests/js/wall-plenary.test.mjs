// The wall in plenary, its reckoning: what stands on which page, which kind comes first, what has changed.
import assert from "node:assert/strict";
import {test} from "node:test";
import {compareOutcomes} from "#views/wall/plenary/changes.js";
import {byKind} from "#views/wall/plenary/kinds.js";
import {outcomeSentence} from "#views/wall/plenary/news.js";
import {pack, pour, readingTime, span} from "#views/wall/plenary/packing.js";
import {sceneOf} from "#views/wall/plenary/screen.js";
import {ofAll} from "#views/wall/plenary/stage.js";
import {lastWords, spent} from "#views/parts/turns.js";

const paper = (frame, pieces = [], again = 0) => ({frame, pieces, again});
const space = {columns: 3, height: 700, gap: 20};
const cuts = (pages) => pages.flat(2);

test("three short notes hang side by side", () => {
  const [page, ...more] = pack([paper(200), paper(150), paper(180)], space);
  assert.equal(more.length, 0);
  assert.deepEqual(page.map((column) => column.map((cut) => cut.item)), [[0], [1], [2]]);
});

test("every note of many is whole, once, in order, and no column is too long", () => {
  const papers = Array.from({length: 150}, (_, nth) => paper(120, Array.from({length: nth % 5}, () => 60 + (nth % 7) * 12)));
  const pages = pack(papers, space);
  assert.deepEqual(cuts(pages).map((cut) => cut.item), papers.map((_, nth) => nth));
  assert.ok(cuts(pages).every((cut) => cut.parts === 1));
  for (const page of pages) {
    assert.ok(page.length <= 3 && page.length > 0);
    for (const column of page) assert.ok(column.reduce((sum, cut) => sum + cut.height + 20, -20) <= 700);
  }
});

test("a note with forty comments goes on from column to column, and every comment is on one of them", () => {
  const pages = pack([paper(100), paper(150, Array.from({length: 40}, () => 90), 40), paper(100)], space);
  const parts = cuts(pages).filter((cut) => cut.item === 1);
  assert.ok(parts.length > 5);
  assert.deepEqual(parts.map((cut) => cut.part), parts.map((_, nth) => nth));
  assert.ok(parts.every((cut) => cut.parts === parts.length && cut.height <= 700));
  assert.equal(parts[0].from, 0);
  assert.equal(parts.at(-1).to, 40);
  parts.slice(1).forEach((cut, nth) => assert.equal(cut.from, parts[nth].to));
});

test("a long note does not begin where only its head has room", () => {
  const columns = pour([paper(500), paper(150, Array.from({length: 20}, () => 90))], 700, 20);
  assert.deepEqual(columns[0].map((cut) => cut.item), [0]);
});

test("a comment taller than the wall still gets its turn, alone", () => {
  const columns = pour([paper(100, [50, 2000, 50])], 700, 20);
  assert.deepEqual(columns.flat().map((cut) => [cut.from, cut.to]), [[0, 1], [1, 2], [2, 3]]);
});

test("what has no room under a tall head goes on where the head is shorter", () => {
  const [first, second] = pour([paper(600, [200, 100], -400)], 700, 20);
  assert.deepEqual([first[0].from, first[0].to, second[0].from, second[0].to], [0, 0, 0, 2]);
  assert.equal(second[0].height, 500);
});

test("nothing makes no page, and on a phone all is one page", () => {
  assert.deepEqual(pack([], space), []);
  assert.equal(pack(Array.from({length: 40}, () => paper(300)), {columns: 1, height: Infinity, gap: 20}).length, 1);
});

test("a page says which of all it shows", () => {
  assert.deepEqual(span(pack([paper(650), paper(650), paper(650), paper(650)], space)[1]), {from: 4, to: 4});
  assert.equal(ofAll(4, 7, 38), "4–7 of 38");
  assert.equal(ofAll(4, 4, 38), "4 of 38");
  assert.equal(ofAll(1, 3, 3), "3");
});

test("more words stay longer, none for ever", () => {
  assert.equal(readingTime(0), 10_000);
  assert.ok(readingTime(800) > readingTime(300));
  assert.equal(readingTime(9_000), 30_000);
});

test("comments are told kind by kind, the plain ones last", () => {
  const kinds = ["note", "decision", "insight", "question", "insight", "rumour"].map((kind, id) => ({id, kind}));
  const grouped = byKind(kinds);
  assert.deepEqual(grouped.map((each) => each.comment.id), [2, 4, 3, 1, 0, 5]);
  assert.deepEqual(grouped.map((each) => each.first), [true, false, true, true, true, false]);
});

test("the wall chooses: whoever speaks, else the notes; a note held up comes before", () => {
  assert.equal(sceneOf({scene: "", showing: null}, true), "baton");
  assert.equal(sceneOf({scene: "", showing: null}, false), "gallery");
  assert.equal(sceneOf({scene: "", showing: 7}, true), "gallery");
  assert.equal(sceneOf({scene: "plans", showing: null}, true), "plans");
});

test("the gentle time fills and is then full", () => {
  const at = "2026-05-01T10:00:00Z";
  assert.equal(spent(at, 60, Date.parse(at) + 30_000), 0.5);
  assert.equal(spent(at, 60, Date.parse(at) + 300_000), 1);
  assert.equal(spent(at, 60, Date.parse(at) - 5_000), 0);
  assert.equal(spent(at, null, Date.parse(at)), 0);
});

test("the latest words count", () => {
  const turns = [
    {id: 1, position: 1, person: 5, topic: 9, state: "done", held_at: null, words: ""},
    {id: 2, position: 2, person: 6, topic: null, state: "done", held_at: null, words: "a"},
    {id: 3, position: 3, person: 6, topic: null, state: "done", held_at: null, words: "b"},
    {id: 4, position: 4, person: 7, topic: null, state: "holding", held_at: null, words: ""},
    {id: 5, position: 5, person: 8, topic: null, state: "waiting", held_at: null, words: ""},
    {id: 6, position: 6, person: null, topic: null, state: "done", held_at: null, words: ""},
  ];
  assert.equal(lastWords(turns)?.id, 3);
  assert.equal(lastWords([]), undefined);
});

const table = (rows) => new Map(rows.map((row) => [row.id, row]));
const plan = {id: 3, what: "Meet", owner: null, proposer: 5, state: "open"};

test("what comes of the day is read off the rows", () => {
  const was = {plan: table([plan]), conclusion: table([{id: 1, text: "A", person: 5, adopted: false}])};
  const kinds = (is) => compareOutcomes(was, {...was, ...is}).map((change) => change.kind);
  assert.deepEqual(kinds({}), []);
  assert.deepEqual(kinds({plan: table([{...plan, owner: 6}])}), ["taken"]);
  assert.deepEqual(kinds({plan: table([{...plan, owner: 6, state: "done"}])}), ["done"]);
  assert.deepEqual(kinds({plan: table([{...plan, what: "Meet soon"}])}), []);
  assert.deepEqual(kinds({conclusion: table([{id: 1, text: "A", person: 5, adopted: true}])}), ["adopted"]);
  assert.deepEqual(kinds({stance: table([{id: 1, conclusion: 1, person: 5, stance: "object", reason: ""}])}), ["stood"]);
  assert.deepEqual(kinds({network: table([{id: 1, host: 5}]), membership: table([{id: 1, network: 1, person: 5}])}), ["member", "founded"]);
});

test("the news has somebody's words as they are now, shortened, and none that are gone", () => {
  const change = /** @type {any} */ ({kind: "taken", topic: null, person: 6, row: {kind: "plan", id: 3}});
  const told = (row) => outcomeSentence(change, {row: () => row, name: () => "Bo"});
  assert.equal(told(plan), "Bo sees to “Meet”");
  assert.ok(told({...plan, what: "x".repeat(280)}).length < 120);
  assert.equal(told(undefined), "");
  assert.equal(outcomeSentence({...change, kind: "stood"}, {row: () => ({text: "A"}), name: () => "Bo"}), "");
});
