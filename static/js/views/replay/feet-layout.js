// Where the picture of the feet has its bars and ribbons. Pure: counts and sizes in, places out. Rooms
// are lanes from the top, rounds are columns from the left, as on the wall; a bar is a group, as tall as
// many came; a ribbon is a way, as broad as many went it.

/** @typedef {import("./feet.js").Feet} Feet */
/** @typedef {{x: number, y: number, height: number, lane: number, round: number, seqs: number[], topics: number[]}} Bar seqs: each arrival, in order */
/** @typedef {{from: Bar, to: Bar, y0: number, y1: number, within: boolean, seqs: number[]}} Ribbon y0, y1: its upper edge at both ends */
/** @typedef {{width: number, height: number, left: number, top: number}} Space left and top: room for names */

export const BAR = 26; // px

/** @param {number} round @param {number} lane */
const keyOf = (round, lane) => `${round}:${lane}`;

/** @param {Feet} feet @param {Space} space */
export function layOut(feet, space) {
  const bars = /** @type {Map<string, Bar>} */ (new Map());
  const ribbons = /** @type {Map<string, Ribbon>} */ (new Map());
  const anywhere = feet.walks.some(({to}) => feet.laneOf(to) === feet.rooms.length);
  const lanes = Math.max(feet.rooms.length + (anywhere ? 1 : 0), 1);
  const lane = (space.height - space.top) / lanes;
  const column = (space.width - space.left - BAR) / Math.max(feet.rounds.length - 0.6, 1);

  /** @param {number} topic */
  const barOf = (topic) => {
    const [round, nth] = [feet.roundOf(topic), feet.laneOf(topic)];
    const key = keyOf(round, nth);
    let bar = bars.get(key);
    if (!bar) bars.set(key, bar = {x: space.left + column * round, y: space.top + lane * (nth + 0.5), height: 0, lane: nth, round, seqs: [], topics: []});
    if (!bar.topics.includes(topic)) bar.topics.push(topic);
    return bar;
  };
  for (const {seq, from, to} of feet.walks) {
    const [there, here] = [from === null ? null : barOf(from), barOf(to)];
    here.seqs.push(seq);
    if (!there || there === here) continue;
    const key = `${keyOf(there.round, there.lane)}>${keyOf(here.round, here.lane)}`;
    const ribbon = ribbons.get(key);
    if (ribbon) ribbon.seqs.push(seq);
    else ribbons.set(key, {from: there, to: here, y0: 0, y1: 0, within: there.round >= here.round, seqs: [seq]});
  }
  const most = Math.max(1, ...[...bars.values()].map((bar) => bar.seqs.length));
  const person = (lane * 0.86) / most; // px for one
  for (const bar of bars.values()) {
    bar.height = bar.seqs.length * person;
    bar.y -= bar.height / 2;
  }
  stack([...ribbons.values()], person);
  return {bars: [...bars.values()], ribbons: [...ribbons.values()], person, lane, lanes, column};
}

/** Ribbons leave and arrive one under the other, in the order of where they come from or go to. @param {Ribbon[]} ribbons @param {number} person */
function stack(ribbons, person) {
  const used = /** @type {Map<string, number>} */ (new Map());
  /** @param {Bar} bar @param {string} side @param {number} n */
  const next = (bar, side, n) => {
    const key = `${side} ${keyOf(bar.round, bar.lane)}`;
    const at = used.get(key) ?? 0;
    used.set(key, at + n * person);
    return bar.y + at;
  };
  /** @param {Bar} bar */
  const order = ({lane, round}) => lane * 1000 + round;
  for (const ribbon of [...ribbons].sort((a, b) => order(a.to) - order(b.to))) ribbon.y0 = next(ribbon.from, "out", ribbon.seqs.length);
  for (const ribbon of [...ribbons].sort((a, b) => order(a.from) - order(b.from))) ribbon.y1 = next(ribbon.to, "in", ribbon.seqs.length);
}
