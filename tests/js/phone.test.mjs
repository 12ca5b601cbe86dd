// The phone's reckoning: addresses, searching, what waits in words, drafts.
import assert from "node:assert/strict";
import {test} from "node:test";
import {deedWords} from "#views/parts/deed-words.js";
import {createDraft} from "#views/parts/draft.js";
import {parseRoute} from "#views/parts/route.js";
import {matches} from "#views/phone/wall-page.js";

test("addresses on the phone; what is unknown is the wall", () => {
  assert.deepEqual(parseRoute("#/topic/12"), {name: "topic", id: 12});
  assert.deepEqual(parseRoute("#/plan"), {name: "plan", id: null});
  for (const other of ["", "#", "#/", "#/topic", "#/topic/x", "#/nowhere", "#main"]) assert.equal(parseRoute(other).name, "wall", other);
});

test("a note is found by any of its words, in any order and case", () => {
  const note = {number: 12, title: "Netværk i ÆLDREPLEJEN", text: "hver måned"};
  const person = {name: "Anna Bo", organisation: "Demokommune"};
  for (const words of [[], ["12"], ["ældre", "anna"], ["måned", "netværk"], ["demok"]]) assert.ok(matches(note, person, words), String(words));
  assert.ok(!matches(note, person, ["netværk", "børn"]));
});

test("what waits is said in words, also of a note that is gone", () => {
  const model = {
    topic: (id) => (id === 3 ? {number: 12} : undefined), plan: (id) => (id === 5 ? {what: "Write to all"} : undefined), network: () => undefined,
  };
  assert.equal(deedWords({action: "topic.join", fields: {topic: 3}}, model), "Sign up for note 12");
  assert.equal(deedWords({action: "person.move", fields: {topic: null}}, model), "Tell that you moved on");
  assert.equal(deedWords({action: "topic.post", fields: {title: "A %(x)s b"}}, model), "Put up your note “A %(x)s b”");
  assert.match(deedWords({action: "comment.add", fields: {topic: 9, text: "x".repeat(99)}}, model), /…”$/);
  assert.equal(deedWords({action: "plan.progress", fields: {plan: 5, state: "done"}}, model), "Tell how the plan “Write to all” goes");
  assert.equal(deedWords({action: "network.join", fields: {network: 9}}, model), "Join the network “”");
  assert.notEqual(deedWords({action: "something.new", fields: {}}, model), "");
});

test("a draft starts empty, takes changes and can be cleared, with or without storage", () => {
  const draft = createDraft("test", {title: "", room: null});
  draft.write({title: "A"});
  assert.deepEqual(draft.words.value, {title: "A", room: null});
  draft.clear();
  assert.deepEqual(draft.words.value, {title: "", room: null});
});
