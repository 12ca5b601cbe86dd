// A made-up day as journal entries, the same for the same seed: what the time-lapse is tried on.

/** Numbers by chance, repeatable. @param {number} seed */
export function dice(seed) {
  let state = seed;
  const throwOne = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return {chance: throwOne, below: (n) => Math.floor(throwOne() * n), of: (list) => list[Math.floor(throwOne() * list.length)]};
}

const PHASES = ["prepare", "welcome", "notes", "market", "sessions", "plenary", "closed"];
const BEGIN = Date.parse("2026-05-04T07:00:00Z");

/**
 * Any sequence of puts and drops over a few kinds, with whole rows as the server writes them.
 * @param {number} seed @param {number} count
 */
export function anyDay(seed, count) {
  const {chance, below, of} = dice(seed);
  const rows = {event: new Map(), person: new Map(), topic: new Map(), attendance: new Map(), comment: new Map(), room: new Map()};
  const entries = [];
  let ms = BEGIN;
  const row = {
    event: () => ({id: 1, phase: of(PHASES)}),
    person: (id) => ({id, name: `Nr. ${id}`, at: chance() < 0.5 ? null : 1 + below(9)}),
    topic: (id) => ({id, number: id, title: of(["A", "B"]), state: of(["posted", "running", "closed", "rehung", "withdrawn"]), room: of([null, 1, 2]), slot: null, hidden: false}),
    attendance: (id) => ({id, topic: 1 + below(9), person: 1 + below(20)}),
    comment: (id) => ({id, topic: 1 + below(9), text: "x"}),
    room: (id) => ({id, name: `R${id}`, position: id}),
  };
  for (let seq = 1; seq <= count; seq += 1) {
    const [put, drop] = [{}, {}];
    for (let nth = below(3); nth >= 0; nth -= 1) {
      const kind = of(Object.keys(rows));
      const id = kind === "event" ? 1 : 1 + below(20);
      if (chance() < 0.2 && kind !== "event") {
        (drop[kind] ??= []).push(id);
        rows[kind].delete(id);
      } else {
        (put[kind] ??= {})[id] = row[kind](id);
        rows[kind].set(id, put[kind][id]);
      }
    }
    ms += chance() < 0.02 ? 3_600_000 : below(40_000);
    entries.push({seq, at: new Date(ms).toISOString(), actor: 1, action: of(["topic.post", "person.move", "topic.join"]), put, drop});
  }
  return entries;
}

/** Writes entries one after the other: `day.put("topic.post", {topic: […]})`, `day.wait(minutes)`. */
export function written() {
  const entries = [];
  let ms = BEGIN;
  return {
    entries,
    wait(minutes) { ms += minutes * 60_000; },
    put(action, put, drop = {}) {
      const byId = Object.fromEntries(Object.entries(put).map(([kind, rows]) => [kind, Object.fromEntries(rows.map((each) => [each.id, each]))]));
      entries.push({seq: entries.length + 1, at: new Date(ms).toISOString(), actor: 1, action, put: byId, drop});
      return entries.length;
    },
  };
}
