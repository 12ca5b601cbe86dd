// What has just come of the day, read off the rows: conclusions, plans and networks, before and now.

/**
 * @typedef {object} Outcome
 * @property {"proposed" | "adopted" | "planned" | "taken" | "done" | "founded" | "stood" | "member"} kind
 * @property {null} topic
 * @property {number | null} person
 * @property {{kind: string, id: number}} row
 */

/** @typedef {Record<string, Map<number, any>>} Tables */

/** The kinds of rows looked at. */
export const OUTCOMES = ["conclusion", "stance", "plan", "network", "membership"];

/** @param {any} was @param {any} is @returns {Outcome["kind"] | null} */
function conclusionChange(was, is) {
  if (!was) return "proposed";
  return is.adopted && !was.adopted ? "adopted" : null;
}

/** @param {any} was @param {any} is @returns {Outcome["kind"] | null} */
function planChange(was, is) {
  if (!was) return "planned";
  if (is.state === "done" && was.state !== "done") return "done";
  return is.owner !== null && was.owner !== is.owner ? "taken" : null;
}

/**
 * @param {Tables} was @param {Tables} is
 * @returns {Outcome[]} in the order they matter least to most
 */
export function compareOutcomes(was, is) {
  const found = /** @type {Outcome[]} */ ([]);
  /** @param {string} table @param {(before: any, row: any) => Outcome["kind"] | null} change @param {(row: any) => Omit<Outcome, "kind" | "topic">} about */
  const look = (table, change, about) => {
    for (const [id, row] of is[table] ?? []) {
      const before = was[table]?.get(id);
      const kind = before === row ? null : change(before, row);
      if (kind) found.push({kind, topic: null, ...about(row)});
    }
  };
  look("membership", (before) => (before ? null : "member"), (row) => ({person: row.person, row: {kind: "network", id: row.network}}));
  look("stance", (before, row) => (before?.stance === row.stance && before?.reason === row.reason ? null : "stood"),
    (row) => ({person: row.person, row: {kind: "conclusion", id: row.conclusion}}));
  look("network", (before) => (before ? null : "founded"), (row) => ({person: row.host, row: {kind: "network", id: row.id}}));
  look("plan", planChange, (row) => ({person: row.owner ?? row.proposer, row: {kind: "plan", id: row.id}}));
  look("conclusion", conclusionChange, (row) => ({person: row.person, row: {kind: "conclusion", id: row.id}}));
  return found;
}
