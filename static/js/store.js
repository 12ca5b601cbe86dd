// The wall as rows. `put` replaces a row, `drop` removes it, nothing else: applying every entry
// after board.json's seq gives exactly the server's rows. Readers subscribe to a table, to one row
// or to the rows that share a value, so a change redraws only what shows it.
import {batch, signal} from "@preact/signals";

/** @typedef {import("#types.js").Row} Row */
/** @typedef {import("#types.js").Entry} Entry */
/** @typedef {import("#types.js").Board} Board */
/** @typedef {import("@preact/signals").Signal<number>} Version */
/** @typedef {ReturnType<typeof createStore>} Store */

/** Entries are missing between what the store holds and what came: fetch board.json. */
export class Gap extends Error {
  /** @param {number} has @param {number} got */
  constructor(has, got) {
    super(`entry ${got} came after ${has}`);
    this.name = "Gap";
  }
}

const NOTHING = /** @type {ReadonlyMap<number, Row>} */ (new Map());

/** Rows that share a value in one field, e.g. attendance by topic. */
class Group {
  /** @param {string} field */
  constructor(field) {
    this.field = field;
    this.members = /** @type {Map<unknown, Map<number, Row>>} */ (new Map());
    this.versions = /** @type {Map<unknown, Version>} */ (new Map());
  }

  /** @param {unknown} value @returns {ReadonlyMap<number, Row>} */
  read(value) {
    let version = this.versions.get(value);
    if (!version) this.versions.set(value, version = signal(0));
    version.value;
    return this.members.get(value) ?? NOTHING;
  }

  /** @param {Row} row */
  add(row) {
    const value = row[this.field];
    const rows = this.members.get(value);
    if (rows) rows.set(row.id, row);
    else this.members.set(value, new Map([[row.id, row]]));
    this.touch(value);
  }

  /** @param {Row} row */
  remove(row) {
    const value = row[this.field];
    this.members.get(value)?.delete(row.id);
    this.touch(value);
  }

  /** @param {unknown} value */
  touch(value) {
    const version = this.versions.get(value);
    if (version) version.value += 1;
  }
}

/** All rows of one kind. */
class Table {
  constructor() {
    this.rows = /** @type {Map<number, Row>} */ (new Map());
    this.version = signal(0);
    this.cells = /** @type {Map<number, import("@preact/signals").Signal<Row | undefined>>} */ (new Map());
    this.groups = /** @type {Map<string, Group>} */ (new Map());
  }

  /** @param {string} field */
  group(field) {
    let group = this.groups.get(field);
    if (!group) {
      this.groups.set(field, group = new Group(field));
      for (const row of this.rows.values()) group.add(row);
    }
    return group;
  }

  /** @param {number} id */
  cell(id) {
    let cell = this.cells.get(id);
    if (!cell) this.cells.set(id, cell = signal(this.rows.get(id)));
    return cell;
  }

  /** @param {Row} row */
  put(row) {
    const old = this.rows.get(row.id);
    this.rows.set(row.id, row);
    for (const group of this.groups.values()) {
      if (old && old[group.field] !== row[group.field]) group.remove(old);
      group.add(row);
    }
    this.changed(row.id, row);
  }

  /** @param {number} id */
  drop(id) {
    const old = this.rows.get(id);
    if (!old) return;
    this.rows.delete(id);
    for (const group of this.groups.values()) group.remove(old);
    this.changed(id, undefined);
  }

  /** @param {number} id @param {Row | undefined} row */
  changed(id, row) {
    const cell = this.cells.get(id);
    if (cell) cell.value = row;
    this.version.value += 1;
  }
}

/** @param {Row | undefined} one @param {Row} other */
const same = (one, other) => one !== undefined && JSON.stringify(one) === JSON.stringify(other);

export function createStore() {
  const seq = signal(0);
  const tables = /** @type {Map<string, Table>} */ (new Map());
  const listeners = /** @type {Set<(entry: Entry) => void>} */ (new Set());

  /** @param {string} kind */
  const tableOf = (kind) => {
    let table = tables.get(kind);
    if (!table) tables.set(kind, table = new Table());
    return table;
  };

  /** @param {Entry} entry */
  const fold = (entry) => {
    for (const [kind, rows] of Object.entries(entry.put ?? {})) {
      for (const row of Object.values(rows)) tableOf(kind).put(row);
    }
    for (const [kind, ids] of Object.entries(entry.drop ?? {})) {
      for (const id of ids) tableOf(kind).drop(Number(id));
    }
    seq.value = entry.seq;
  };

  return {
    /** The last entry folded in. */
    seq,

    /**
     * Hold exactly this board. Rows that are the same keep their identity, so nothing redraws.
     * @param {Board} board
     */
    load(board) {
      batch(() => {
        for (const kind of new Set([...tables.keys(), ...Object.keys(board.rows)])) {
          const table = tableOf(kind);
          const wanted = board.rows[kind] ?? {};
          for (const id of [...table.rows.keys()]) if (!(id in wanted)) table.drop(id);
          for (const row of Object.values(wanted)) if (!same(table.rows.get(row.id), row)) table.put(row);
        }
        seq.value = board.seq;
      });
    },

    /**
     * Fold entries in order; those already folded are skipped.
     * @param {Entry[]} entries
     * @throws {Gap} when one is missing; what came before it is folded
     */
    apply(entries) {
      batch(() => {
        for (const entry of entries) {
          const has = seq.peek();
          if (entry.seq <= has) continue;
          if (entry.seq !== has + 1) throw new Gap(has, entry.seq);
          fold(entry);
          for (const hear of listeners) hear(entry);
        }
      });
    },

    /**
     * Be told each entry that is applied, e.g. to keep them all.
     * @param {(entry: Entry) => void} listener
     * @returns {() => void} stops it
     */
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /**
     * Fold a made-up entry that leads straight to another seq, an earlier one too: the day played back.
     * @param {Entry} entry
     */
    leap(entry) { batch(() => fold(entry)); },

    /**
     * All rows of a kind; the reader hears of every change in it.
     * @param {string} kind
     * @returns {ReadonlyMap<number, any>}
     */
    table(kind) {
      const table = tableOf(kind);
      table.version.value;
      return table.rows;
    },

    /**
     * One row, or undefined; the reader hears of this row only.
     * @param {string} kind
     * @param {number | null | undefined} id
     * @returns {any}
     */
    row(kind, id) {
      return id === null || id === undefined ? undefined : tableOf(kind).cell(id).value;
    },

    /**
     * The rows of a kind with this value in this field; the reader hears of those only.
     * @param {string} kind
     * @param {string} field
     * @param {unknown} value
     * @returns {ReadonlyMap<number, any>}
     */
    group(kind, field, value) {
      return tableOf(kind).group(field).read(value);
    },

    /** The rows as board.json has them: plain, and kinds without rows left out. */
    snapshot() {
      const filled = [...tables].filter(([, table]) => table.rows.size > 0);
      return Object.fromEntries(filled.map(([kind, table]) => [kind, Object.fromEntries(table.rows)]));
    },
  };
}
