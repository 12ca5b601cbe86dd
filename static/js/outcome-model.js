// What views ask of plenary's rows and of what lives on: dots, conclusions, plans, networks.
import {computed} from "@preact/signals";

/** @typedef {import("#types.js").ConclusionRow} ConclusionRow */
/** @typedef {import("#types.js").StanceRow} StanceRow */
/** @typedef {import("#types.js").PlanRow} PlanRow */
/** @typedef {import("#types.js").NetworkRow} NetworkRow */
/** @typedef {import("#types.js").TopicRow} TopicRow */
/** @typedef {import("#types.js").VoteRow} VoteRow */
/** @typedef {import("#types.js").Row} Row */
/** @typedef {import("#store.js").Store} Store */

/** @param {Row} a @param {Row} b */
const byId = (a, b) => a.id - b.id;

/** Plans nobody has a day for come last. @param {PlanRow} a @param {PlanRow} b */
const byDue = (a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999") || byId(a, b);

/** @param {Store} store */
export function outcomes(store) {
  return {...agreed(store), ...plans(store), ...networks(store)};
}

/** @param {Store} store */
function agreed(store) {
  return {
    /** A note's dots, all people's; 0 while they are held back. @param {number} topic @returns {number} */
    dotsOf: (topic) => first(store.group("vote", "topic", topic))?.dots ?? 0,
    /** Notes with dots, the most first. */
    votes: computed(() => /** @type {VoteRow[]} */ ([...store.table("vote").values()])
      .sort((a, b) => b.dots - a.dots || a.topic - b.topic)),
    conclusions: computed(() => /** @type {ConclusionRow[]} */ ([...store.table("conclusion").values()]).sort(byId)),
    /** @param {number | null | undefined} id @returns {ConclusionRow | undefined} */
    conclusion: (id) => store.row("conclusion", id),
    /** @param {number} conclusion @returns {StanceRow[]} */
    stances: (conclusion) => [...store.group("stance", "conclusion", conclusion).values()].sort(byId),
    /** Notes gathered under it. @param {number} conclusion @returns {TopicRow[]} */
    gathered: (conclusion) => [...store.group("topic", "conclusion", conclusion).values()].sort((a, b) => a.number - b.number),
  };
}

/** @param {Store} store */
function plans(store) {
  return {
    plans: computed(() => /** @type {PlanRow[]} */ ([...store.table("plan").values()]).sort(byDue)),
    /** @param {number | null | undefined} id @returns {PlanRow | undefined} */
    plan: (id) => store.row("plan", id),
    /** Ids of the people who will help. @param {number} plan @returns {number[]} */
    supporters: (plan) => [...store.group("support", "plan", plan).values()].sort(byId).map((row) => row.person),
  };
}

/** @param {Store} store */
function networks(store) {
  return {
    networks: computed(() => /** @type {NetworkRow[]} */ ([...store.table("network").values()]).sort(byId)),
    /** @param {number | null | undefined} id @returns {NetworkRow | undefined} */
    network: (id) => store.row("network", id),
    /** Ids of its members, the longest first. @param {number} network @returns {number[]} */
    members: (network) => [...store.group("membership", "network", network).values()].sort(byId).map((row) => row.person),
    /** Ids of the networks somebody is in. @param {number | null} person @returns {Set<number>} */
    networksOf: (person) => new Set([...store.group("membership", "person", person).values()].map((row) => row.network)),
  };
}

/** @param {ReadonlyMap<number, any>} rows */
const first = (rows) => rows.values().next().value;
