// A day's rhythm by the event's own clock, on days when the clocks change too.
import assert from "node:assert/strict";
import {test} from "node:test";
import {overlapping, rhythmTimes} from "#views/console/rhythm.js";
import {slotFields} from "#views/console/slot-form.js";
import {clockAt, momentOf} from "#views/console/zoned-time.js";

const DK = "Europe/Copenhagen";
/** @param {number | null} moment */
const iso = (moment) => new Date(moment ?? NaN).toISOString();
const hours = (times) => times.map(({starts_at, ends_at}) => `${starts_at.slice(11, 16)}-${ends_at.slice(11, 16)}`);

test("the zone's clock leads to the moment, summer and winter, near and far", () => {
  assert.equal(iso(momentOf("2026-01-15", "13:00", DK)), "2026-01-15T12:00:00.000Z");
  assert.equal(iso(momentOf("2026-07-15", "13:00", DK)), "2026-07-15T11:00:00.000Z");
  assert.equal(iso(momentOf("2026-07-15", "00:30", "Pacific/Auckland")), "2026-07-14T12:30:00.000Z");
  assert.equal(iso(momentOf("2026-07-15", "09:00", "America/St_Johns")), "2026-07-15T11:30:00.000Z");
  assert.equal(iso(momentOf("2026-03-29", "01:30", DK)), "2026-03-29T00:30:00.000Z", "just before the change");
  assert.equal(iso(momentOf("2026-03-29", "03:00", DK)), "2026-03-29T01:00:00.000Z", "just after it");
});

test("an hour that does not exist comes later, one that comes twice is the first", () => {
  assert.equal(iso(momentOf("2026-03-29", "02:30", DK)), "2026-03-29T01:30:00.000Z");
  assert.deepEqual(clockAt(momentOf("2026-03-29", "02:30", DK) ?? NaN, DK), {day: "2026-03-29", time: "03:30"});
  assert.equal(iso(momentOf("2026-10-25", "02:30", DK)), "2026-10-25T00:30:00.000Z");
});

test("what is no day or no time is none", () => {
  for (const [day, time] of [["", "13:00"], ["2026-02-31x", "13:00"], ["2026-13-01", "13:00"], ["2026-01-01", ""], ["2026-01-01", "25:00"]]) {
    assert.equal(momentOf(day, time, DK), null, `${day} ${time}`);
  }
});

test("moments and clocks are each other's way back", () => {
  for (let hour = 0; hour < 24 * 400; hour += 7) {
    const moment = Date.UTC(2026, 0, 1, hour);
    const {day, time} = clockAt(moment, DK);
    const back = momentOf(day, time, DK);
    assert.ok(back === moment || back === moment - 3_600_000, iso(moment)); // the hour that comes twice
  }
});

const AFTERNOON = {day: "2026-05-01", starts: "13:00", count: 4, minutes: 45, pause: 15, label: "Runde"};

test("an ordinary afternoon", () => {
  const times = rhythmTimes(AFTERNOON, DK);
  assert.deepEqual(times.map(({label}) => label), ["Runde 1", "Runde 2", "Runde 3", "Runde 4"]);
  assert.deepEqual(hours(times), ["11:00-11:45", "12:00-12:45", "13:00-13:45", "14:00-14:45"]);
  assert.equal(rhythmTimes({...AFTERNOON, label: " "}, DK, 3)[0].label, "3");
});

test("lengths are true the night the clocks change, and past midnight", () => {
  const spring = rhythmTimes({...AFTERNOON, day: "2026-03-29", starts: "01:00", minutes: 60, pause: 0, count: 3}, DK);
  assert.deepEqual(hours(spring), ["00:00-01:00", "01:00-02:00", "02:00-03:00"]);
  assert.deepEqual(spring.map(({starts_at}) => clockAt(Date.parse(starts_at), DK).time), ["01:00", "03:00", "04:00"]);
  const autumn = rhythmTimes({...AFTERNOON, day: "2026-10-25", starts: "02:00", minutes: 60, pause: 0, count: 2}, DK);
  assert.deepEqual(autumn.map(({starts_at}) => clockAt(Date.parse(starts_at), DK).time), ["02:00", "02:00"]);
  const late = rhythmTimes({...AFTERNOON, starts: "23:30", count: 2}, DK);
  assert.equal(clockAt(Date.parse(late[1].starts_at), DK).day, "2026-05-02");
});

test("what does not add up makes no times", () => {
  for (const wrong of [{count: 0}, {count: 21}, {count: NaN}, {minutes: 0}, {minutes: 7.5}, {pause: -1}, {day: ""}, {starts: ""}]) {
    assert.deepEqual(rhythmTimes({...AFTERNOON, ...wrong}, DK), [], JSON.stringify(wrong));
  }
});

test("times that the new ones lie over are named; those that only touch are not", () => {
  const times = rhythmTimes({...AFTERNOON, count: 1}, DK);
  const slot = (starts, ends) => ({starts_at: `2026-05-01T${starts}:00Z`, ends_at: `2026-05-01T${ends}:00Z`});
  const over = slot("11:30", "12:00");
  assert.deepEqual(overlapping([slot("10:00", "11:00"), over, slot("11:45", "12:00")], times), [over]);
});

test("one time as typed; one that ends before it starts ends the next day; what is missing is left out", () => {
  assert.deepEqual(slotFields({label: "A", day: "2026-05-01", starts: "13:00", ends: "14:00"}, DK),
    {label: "A", starts_at: "2026-05-01T11:00:00.000Z", ends_at: "2026-05-01T12:00:00.000Z"});
  assert.equal(slotFields({label: "A", day: "2026-05-01", starts: "23:00", ends: "01:00"}, DK).ends_at, "2026-05-01T23:00:00.000Z");
  assert.deepEqual(slotFields({label: "A", day: "2026-05-01", starts: "13:00", ends: ""}, DK), {label: "A", starts_at: "2026-05-01T11:00:00.000Z"});
});
