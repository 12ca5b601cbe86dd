// The journal as steps that can be taken both ways. Each step keeps what every row it touched was and
// became, so the way from any entry to any other is one made-up entry, and the store folds it like all others.
import {TELLING, momentsOf} from "#views/replay/moments.js";

/** @typedef {import("#types.js").Row} Row */
/** @typedef {import("#types.js").Entry} Entry */
/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {ReturnType<typeof createTimeline>} Timeline */

export function createTimeline() {
  const times = [-Infinity]; // by seq: milliseconds, never going back
  const ends = [0]; // by seq: where its touches end in the four lists below
  const kinds = /** @type {string[]} */ ([]);
  const ids = /** @type {number[]} */ ([]);
  const was = /** @type {(Row | undefined)[]} */ ([]);
  const became = /** @type {(Row | undefined)[]} */ ([]);
  const actions = [""];
  const moments = /** @type {Moment[]} */ ([]);
  const rows = /** @type {Map<string, Map<number, Row>>} */ (new Map()); // at the last seq

  /** @param {string} kind @param {number} id @param {Row | undefined} row */
  const touch = (kind, id, row) => {
    let table = rows.get(kind);
    if (!table) rows.set(kind, table = new Map());
    kinds.push(kind);
    ids.push(id);
    was.push(table.get(id));
    became.push(row);
    if (row) table.set(id, row);
    else table.delete(id);
  };

  /** @param {number} from @param {number} to @returns {import("./moments.js").Touch[]} */
  const touches = (from, to) => {
    const found = [];
    for (let nth = from; nth < to; nth += 1) {
      if (TELLING.has(kinds[nth])) found.push({kind: kinds[nth], id: ids[nth], was: was[nth], became: became[nth]});
    }
    return found;
  };

  /** @param {Entry} entry */
  const add = (entry) => {
    const first = kinds.length;
    for (const [kind, put] of Object.entries(entry.put)) for (const row of Object.values(put)) touch(kind, row.id, row);
    for (const [kind, gone] of Object.entries(entry.drop)) for (const id of gone) touch(kind, Number(id), undefined);
    times.push(Math.max(Date.parse(entry.at), times[times.length - 1]));
    ends.push(kinds.length);
    actions.push(entry.action);
    const telling = touches(first, kinds.length);
    if (telling.length > 0) moments.push(...momentsOf(entry.seq, telling));
  };

  return {
    /** In order. */
    moments,
    /** The last entry's seq. */
    get seq() { return times.length - 1; },
    /** When an entry was written, in milliseconds. @param {number} seq from 1 */
    time: (seq) => times[seq],
    /** The action that wrote it. @param {number} seq */
    action: (seq) => actions[seq],
    /** The rows of a kind as they are at the end. @param {string} kind @returns {ReadonlyMap<number, any>} */
    table: (kind) => rows.get(kind) ?? new Map(),

    /** Entries that go on from the last one. @param {Entry[]} entries */
    add(entries) { entries.forEach(add); },

    /**
     * All that differs between two states, as one entry from the first to the second; either may be the earlier.
     * @param {number} from seq
     * @param {number} to seq
     * @returns {Entry}
     */
    between(from, to) {
      const last = /** @type {Map<string, Map<number, Row | undefined>>} */ (new Map());
      /** @param {number} nth @param {Row | undefined} row */
      const set = (nth, row) => {
        let table = last.get(kinds[nth]);
        if (!table) last.set(kinds[nth], table = new Map());
        table.set(ids[nth], row);
      };
      for (let nth = ends[from]; nth < ends[to]; nth += 1) set(nth, became[nth]);
      for (let nth = ends[from] - 1; nth >= ends[to]; nth -= 1) set(nth, was[nth]);
      return asEntry(to, last);
    },

    /**
     * Each change of one kind's rows, in order.
     * @param {string} kind
     * @param {(seq: number, id: number, was: Row | undefined, became: Row | undefined) => void} tell
     */
    walk(kind, tell) {
      let seq = 1;
      for (let nth = 0; nth < kinds.length; nth += 1) {
        while (ends[seq] <= nth) seq += 1;
        if (kinds[nth] === kind) tell(seq, ids[nth], was[nth], became[nth]);
      }
    },
  };
}

/** @param {number} seq @param {Map<string, Map<number, Row | undefined>>} tables @returns {Entry} */
function asEntry(seq, tables) {
  const entry = /** @type {Entry} */ ({seq, at: "", actor: null, action: "", put: {}, drop: {}});
  for (const [kind, table] of tables) {
    for (const [id, row] of table) {
      if (row) (entry.put[kind] ??= {})[id] = row;
      else (entry.drop[kind] ??= []).push(id);
    }
  }
  return entry;
}
