// The server's time and the countdown.
import assert from "node:assert/strict";
import {test} from "node:test";
import {createClock} from "#clock.js";
import {interpolate, speak, time, timeRange} from "#i18n.js";

const at = (ms) => new Date(ms).toISOString();

test("the server's clock counts, not this device's", () => {
  const clock = createClock({page: null, time: () => 1_000_000});
  clock.sync(at(1_090_000));
  assert.equal(clock.now(), 1_090_000);
  clock.sync(at(1_090_200));
  assert.equal(clock.now(), 1_090_000, "the way here is not a difference");
  clock.sync("nonsense");
  assert.equal(clock.now(), 1_090_000);
});

test("what is left, and how long it has been over", () => {
  let now = 0;
  const clock = createClock({page: null, time: () => now});
  assert.deepEqual(clock.countdown(at(754_000)), {text: "12:34", over: false, fraction: 1});
  now = 377_000;
  assert.equal(clock.countdown(at(754_000)).fraction, 0.5);
  now = 753_001;
  assert.equal(clock.countdown(at(754_000)).text, "0:01");
  now = 754_000;
  assert.deepEqual(clock.countdown(at(754_000)), {text: "+0:00", over: true, fraction: 0});
  assert.equal(clock.countdown(at(754_000 + 3_849_000)).text, "1:04:09");
  assert.equal(clock.countdown(null).text, "");
});

test("times in the event's timezone, as people write them", () => {
  speak({language: "da", timezone: "Europe/Copenhagen"});
  assert.equal(time("2026-01-15T12:00:00Z"), "13.00");
  speak({language: "en", timezone: "Europe/Copenhagen"});
  assert.equal(timeRange("2026-07-15T11:00:00Z", "2026-07-15T11:40:00Z"), "13:00–13:40");
});

test("only named values are filled in", () => {
  assert.equal(interpolate("%(n)s of %(all)s, %(gone)s", {n: 1, all: 2}, true), "1 of 2, %(gone)s");
});
