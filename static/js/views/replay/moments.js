// What happened at an entry that is worth stopping at: the wall's own eye for what is new, on the
// rows this entry touched.
import {compare} from "#views/wall/changes.js";

/** @typedef {import("#types.js").Row} Row */
/** @typedef {{kind: string, id: number, was: Row | undefined, became: Row | undefined}} Touch one row, before and after */

/**
 * @typedef {object} Moment
 * @property {number} seq
 * @property {"phase" | import("#views/wall/changes.js").Change["kind"]} kind
 * @property {number | null} topic
 * @property {number | null} person
 * @property {{kind: string, id: number}} [row] what it is about, where that is no note
 * @property {string} [phase] where kind is "phase"
 */

/** Kinds of rows in whose changes there may be a moment: what the crowd does all the time is none. */
export const TELLING = new Set(["event", "topic", "conclusion", "plan", "network"]);

/** A note's own moments, in the order of its life. */
export const OF_A_NOTE = new Set(["posted", "moved", "running", "closed", "rehung", "withdrawn"]);

const NONE = /** @type {Map<number, Row>} */ (new Map());

/**
 * @param {number} seq
 * @param {Touch[]} touches those of telling kinds
 * @returns {Moment[]}
 */
export function momentsOf(seq, touches) {
  /** @param {"was" | "became"} side */
  const tables = (side) => {
    const found = /** @type {Record<string, Map<number, Row>>} */ ({person: NONE, attendance: NONE, comment: NONE, topic: NONE});
    for (const touch of touches) {
      const row = touch[side];
      if (!row) continue;
      if (!found[touch.kind]?.size) found[touch.kind] = new Map();
      found[touch.kind].set(touch.id, row);
    }
    return found;
  };
  const changes = compare(tables("was"), tables("became")).filter(({kind}) => kind !== "edited");
  return [...phases(touches), ...changes].map((change) => ({...change, seq}));
}

/** @param {Touch[]} touches @returns {Omit<Moment, "seq">[]} */
const phases = (touches) => touches
  .filter(({kind, was, became}) => kind === "event" && became && became.phase !== was?.phase)
  .map(({became}) => ({kind: "phase", topic: null, person: null, phase: became?.phase}));
