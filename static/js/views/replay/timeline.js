// The journal as steps that can be taken both ways. Each step keeps what every row it touched was and
// became, so the way from any entry to any other is one made-up entry, and the store folds it like all others.
import {TELLING, momentsOf} from "#views/replay/moments.js";

/** @typedef {import("#types.js").Row} Row */
/** @typedef {import("#types.js").Entry} Entry */
/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {Map<string, Map<number, Row | undefined>>} Tables */

export class Timeline {
  /** What is worth stopping at, in order. */
  moments = /** @type {Moment[]} */ ([]);

  // By seq: milliseconds that never go back, the action, and where its touches end in the lists below.
  times = [-Infinity];
  actions = [""];
  ends = [0];
  // One touch of a row: which, what it was, what it became.
  kinds = /** @type {string[]} */ ([]);
  ids = /** @type {number[]} */ ([]);
  was = /** @type {(Row | undefined)[]} */ ([]);
  became = /** @type {(Row | undefined)[]} */ ([]);
  rows = /** @type {Tables} */ (new Map()); // at the last seq

  /** The last entry's seq. */
  get seq() { return this.times.length - 1; }

  /** When an entry was written, in milliseconds. @param {number} seq from 1 @returns {number} */
  time = (seq) => this.times[seq];

  /** The action that wrote it. @param {number} seq */
  action(seq) { return this.actions[seq]; }

  /** The rows of a kind as they are at the end. @param {string} kind @returns {ReadonlyMap<number, any>} */
  table(kind) { return tableOf(this.rows, kind); }

  /** Entries that go on from the last one. @param {Entry[]} entries */
  add(entries) {
    for (const entry of entries) {
      const first = this.kinds.length;
      for (const [kind, put] of Object.entries(entry.put)) for (const row of Object.values(put)) this.touch(kind, row.id, row);
      for (const [kind, gone] of Object.entries(entry.drop)) for (const id of gone) this.touch(kind, Number(id), undefined);
      this.times.push(Math.max(Date.parse(entry.at), this.times[this.seq]));
      this.ends.push(this.kinds.length);
      this.actions.push(entry.action);
      const telling = this.telling(first);
      if (telling.length > 0) this.moments.push(...momentsOf(entry.seq, telling));
    }
  }

  /** @param {string} kind @param {number} id @param {Row | undefined} row */
  touch(kind, id, row) {
    const table = tableOf(this.rows, kind);
    this.kinds.push(kind);
    this.ids.push(id);
    this.was.push(table.get(id));
    this.became.push(row);
    if (row) table.set(id, row);
    else table.delete(id);
  }

  /** Touches from this one on, of kinds there may be moments in. @param {number} first @returns {import("./moments.js").Touch[]} */
  telling(first) {
    const found = [];
    for (let nth = first; nth < this.kinds.length; nth += 1) {
      const kind = this.kinds[nth];
      if (TELLING.has(kind)) found.push({kind, id: this.ids[nth], was: this.was[nth], became: this.became[nth]});
    }
    return found;
  }

  /**
   * All that differs between two states, as one entry from the first to the second; either may be the earlier.
   * @param {number} from seq
   * @param {number} to seq
   * @returns {Entry}
   */
  between(from, to) {
    const last = /** @type {Tables} */ (new Map());
    /** @param {number} nth @param {(Row | undefined)[]} side */
    const set = (nth, side) => { tableOf(last, this.kinds[nth]).set(this.ids[nth], side[nth]); };
    for (let nth = this.ends[from]; nth < this.ends[to]; nth += 1) set(nth, this.became);
    for (let nth = this.ends[from] - 1; nth >= this.ends[to]; nth -= 1) set(nth, this.was);
    return asEntry(to, last);
  }

  /**
   * Each change of one kind's rows, in order.
   * @param {string} kind
   * @param {(seq: number, id: number, was: Row | undefined, became: Row | undefined) => void} tell
   */
  walk(kind, tell) {
    let seq = 1;
    for (let nth = 0; nth < this.kinds.length; nth += 1) {
      while (this.ends[seq] <= nth) seq += 1;
      if (this.kinds[nth] === kind) tell(seq, this.ids[nth], this.was[nth], this.became[nth]);
    }
  }
}

/** @param {Tables} tables @param {string} kind */
function tableOf(tables, kind) {
  let table = tables.get(kind);
  if (!table) tables.set(kind, table = new Map());
  return table;
}

/** @param {number} seq @param {Tables} tables @returns {Entry} */
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
