// Where plans stand: which are shown, in what order, under which headings, and in plain words.
import assert from "node:assert/strict";
import {test} from "node:test";
import {readChoice, writeChoice} from "#views/plans/choice.js";
import {chosen, grouped, owners} from "#views/plans/chosen.js";
import {countWords} from "#views/plans/counts.js";
import {byNeed} from "#views/parts/plan/order.js";
import {overdue, unowned} from "#views/parts/plan/state.js";

const TODAY = "2026-12-01";
const NAMES = /** @type {Record<number, string>} */ ({1: "Åse", 2: "Bo", 3: "Ada"});
const look = /** @type {import("#views/plans/chosen.js").Look} */ ({me: 2, today: TODAY, name: (id) => NAMES[id], helps: (plan) => plan === 14});

/** @param {number} id @param {Record<string, any>} [more] @returns {any} */
const plan = (id, more = {}) => ({id, what: `Plan ${id}`, owner: null, due: null, state: "open", ...more});
const PLANS = [
  plan(11, {owner: 1, due: "2026-11-30"}), plan(12, {owner: 1, due: "2026-11-30", state: "done"}), plan(13, {due: TODAY}),
  plan(14, {owner: 3, due: "2027-02-05", state: "doing"}), plan(15, {owner: 2}), plan(16, {state: "dropped"}),
];
/** @param {{id: number}[]} plans */
const ids = (plans) => plans.map(({id}) => id);
/** @param {any} name */
const by = (name, down = false) => grouped(PLANS, {by: name, down}, look).map(({title, plans}) => [title, ids(plans)]);

test("what is looked at stands in the address, and nonsense there is the board of all", () => {
  /** @type {import("#views/plans/choice.js").Choice} */
  const all = {view: "board", show: "all", owner: null, by: "due", down: false};
  for (const hash of ["", "#", "#main", "#board?show=none&owner=x&by=colour"]) assert.deepEqual(readChoice(hash), all, hash);
  assert.equal(writeChoice(all), "#board");
  /** @type {import("#views/plans/choice.js").Choice} */
  const choice = {view: "list", show: "overdue", owner: 12, by: "owner", down: true};
  assert.deepEqual(readChoice(writeChoice(choice)), choice);
});

test("overdue from the day after, and never when done or given up", () => {
  assert.deepEqual(ids(PLANS.filter((each) => overdue(each, TODAY))), [11]);
  assert.deepEqual(ids(PLANS.filter((each) => overdue(each, "2026-12-02"))), [11, 13]);
});

test("nobody sees to it: only while it is to be done", () => {
  assert.deepEqual(ids(PLANS.filter(unowned)), [13]);
  assert.deepEqual(ids(byNeed(PLANS)), [13, 11, 12, 14, 15, 16]);
});

test("mine are those I see to or help with; whoever only looks has none", () => {
  /** @param {any} choice */
  const shown = (choice, who = look) => ids(chosen(PLANS, {show: "all", owner: null, ...choice}, who));
  assert.deepEqual(shown({show: "mine"}), [14, 15]);
  assert.deepEqual(shown({show: "mine"}, {...look, me: null, helps: () => false}), []);
  assert.deepEqual(shown({show: "unowned"}), [13]);
  assert.deepEqual(shown({owner: 1}), [11, 12]);
  assert.deepEqual(shown({show: "overdue", owner: 3}), []);
});

test("the list by owner, by day and by state; what needs somebody first; and turned round", () => {
  assert.deepEqual(by("owner"), [["Nobody yet", [13, 16]], ["Ada", [14]], ["Åse", [11, 12]], ["Bo", [15]]]);
  assert.deepEqual(by("due"), [["The day has passed", [11]], ["November 2026", [12]], ["December 2026", [13]], ["February 2027", [14]], ["No day set", [15, 16]]]);
  assert.deepEqual(by("state"), [["Not begun", [11, 13, 15]], ["Under way", [14]], ["Done", [12]], ["Given up", [16]]]);
  assert.deepEqual(by("state", true)[3], ["Not begun", [15, 13, 11]]);
  assert.deepEqual(owners(PLANS, look.name), [3, 1, 2]);
});

test("two owners of one name are two groups", () => {
  const groups = grouped([plan(1, {owner: 1}), plan(2, {owner: 2})], {by: "owner", down: false}, {...look, name: () => "Bo"});
  assert.deepEqual(groups.map(({plans}) => ids(plans)), [[1], [2]]);
});

test("in plain words, and nothing of what there is none of", () => {
  assert.deepEqual(countWords(PLANS, TODAY), {
    all: "6 plans: 3 not begun, 1 under way, 1 done, 1 given up", wanting: ["1 has nobody yet", "1 is past its day"],
  });
  assert.deepEqual(countWords([plan(1, {owner: 1})], TODAY), {all: "1 plan: 1 not begun", wanting: []});
});
