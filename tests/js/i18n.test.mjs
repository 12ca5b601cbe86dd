// Sentences with somebody's words in them.
import assert from "node:assert/strict";
import {test} from "node:test";
import {interpolate, isolated} from "#i18n.js";

const say = (/** @type {Record<string, unknown>} */ words) => interpolate("%(name)s has joined %(title)s", words, true);

test("names go in as they are, and nothing in them is filled once more", () => {
  assert.equal(say({name: "Åse", title: "%(name)s & $1 $& %s"}), "Åse has joined %(name)s & $1 $& %s");
  assert.equal(say({name: "constructor"}), "constructor has joined %(title)s");
  assert.equal(interpolate("%(toString)s %(__proto__)s", {}, true), "%(toString)s %(__proto__)s");
});

test("words from the right stand in an isolate of their own", () => {
  assert.equal(say({name: "שלום", title: "A"}), "\u2068שלום\u2069 has joined A");
  assert.equal(isolated("Zażółć 漢字 🎉"), "Zażółć 漢字 🎉");
});

test("what is turned round and never turned back ends with the words", () => {
  assert.equal(isolated("\u202eemag"), "\u2068\u202eemag\u2069");
  assert.equal(isolated("a\u2067b"), "\u2068a\u2067b\u2069\u2069");
});

test("nobody closes our isolate before its end", () => {
  assert.equal(isolated("a\u2069\u2069\u202eb"), "\u2068a\u202eb\u2069");
  assert.equal(isolated("\u2066a\u2069\u2069b"), "\u2068\u2066a\u2069b\u2069");
});
