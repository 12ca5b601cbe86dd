// What one looks at on this page: the picture, what is left of it after the filters, and whom.
import {computed, signal, untracked} from "@preact/signals";
import {followPicture} from "#views/networks/data.js";
import {NONE, OTHERS, home, near, organisations, shown, strongest} from "#views/networks/graph.js";
import {route} from "#views/parts/route.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").PersonRow} PersonRow */
/** @typedef {import("./graph.js").Organisation} Organisation */
/** @typedef {import("./graph.js").Shown} Shown */
/** @typedef {ReturnType<typeof createLook>} Look */
/** @typedef {{names: string[], homes: (string | null)[], colours: number[], organisations: Organisation[], places: Map<number, number>}} People by place; places: by a person's id */

const GONE = -2; // a colour that is not drawn
const LAID = 8; // ties of each that people are laid out by
const [MANY, DRAWN] = [6_000, 6]; // of more ties than this only each one's strongest are drawn
const ALL_KINDS = {topics: true, talks: true, networks: true};

/** @param {Ctx} ctx */
export function createLook(ctx) {
  const {picture, failed} = followPicture(ctx);
  const people = peopleIn(ctx, picture);
  const filters = createFilters(ctx);
  const all = computed(() => picture.value && shown(picture.value, people.value.homes, {organisation: "", among: null, kinds: ALL_KINDS}));
  const now = computed(() => (filters.on.value && picture.value ? shown(picture.value, people.value.homes, filters.value.value) : all.value));
  return {
    picture, failed, people, filters, now,
    /** As before the day, instead of now. */
    early: signal(false),
    ...drawn(picture, all, now),
    /** The person looked at, by the address. */
    chosen: computed(() => (route.value.name === "person" ? route.value.id : null)),
    /** Whoever was pressed in the picture: the focus stays there. */
    pressed: signal(/** @type {number | null} */ (null)),
  };
}

/**
 * Names, organisations and colours; other ones only when a name or an organisation has changed.
 * @param {Ctx} ctx @param {import("@preact/signals").Signal<import("./data.js").Picture | null>} picture
 */
function peopleIn({store}, picture) {
  const rows = () => {
    const table = store.table("person");
    return (picture.value?.people ?? []).map((id) => /** @type {PersonRow | undefined} */ (table.get(id)));
  };
  const key = computed(() => rows().map((row) => (row ? `${row.name}\t${row.organisation}` : "")).join("\n"));
  return computed(() => {
    key.value;
    const found = untracked(rows);
    const homes = found.map((row) => (row ? home(row.organisation) : null));
    const groups = organisations(found.filter((row) => row !== undefined));
    const colour = new Map(groups.map((each) => [each.key, each.colour]));
    return /** @type {People} */ ({
      homes, organisations: groups,
      names: found.map((row) => row?.name ?? ""),
      colours: homes.map((each) => (each === null ? GONE : each === "" ? NONE : colour.get(each) ?? OTHERS)),
      places: new Map((picture.value?.people ?? []).map((id, place) => [id, place])),
    });
  });
}

/** @param {Ctx} ctx */
function createFilters({model, store}) {
  const organisation = signal("");
  const topic = signal(/** @type {number | null} */ (null));
  const network = signal(/** @type {number | null} */ (null));
  const kinds = signal(ALL_KINDS);
  const among = computed(() => {
    const groups = [
      topic.value === null ? null : [...store.group("attendance", "topic", topic.value).values()].map((row) => row.person),
      network.value === null ? null : model.members(network.value),
    ].filter((ids) => ids !== null);
    return groups.length === 0 ? null : new Set(groups.reduce((kept, ids) => kept.filter((id) => ids.includes(id))));
  });
  return {
    organisation, topic, network, kinds,
    value: computed(() => ({organisation: organisation.value, among: among.value, kinds: kinds.value})),
    on: computed(() => organisation.value !== "" || among.value !== null || Object.values(kinds.value).includes(false)),
    clear() {
      organisation.value = "";
      topic.value = network.value = null;
      kinds.value = ALL_KINDS;
    },
  };
}

/**
 * Which ties are laid out by, drawn, and around whom.
 * @param {import("@preact/signals").Signal<import("./data.js").Picture | null>} picture
 * @param {import("@preact/signals").ReadonlySignal<Shown | null>} all @param {import("@preact/signals").ReadonlySignal<Shown | null>} now
 */
function drawn(picture, all, now) {
  const ties = () => /** @type {import("./data.js").Picture} */ (picture.value).ties;
  return {
    links: computed(() => {
      const every = all.value;
      return every ? strongest(ties(), every, LAID).map((tie) => ({one: ties().one[tie], other: ties().other[tie], strong: every.strong[tie]})) : [];
    }),
    lines: computed(() => {
      if (!now.value) return [];
      return now.value.ties.length > MANY ? strongest(ties(), now.value, DRAWN) : now.value.ties;
    }),
    /** Those to name first, first. */
    order: computed(() => (now.value ? [...now.value.seen].sort((a, b) => (now.value?.across[b] ?? 0) - (now.value?.across[a] ?? 0) || a - b) : [])),
    /** @param {number} place */
    around(place) {
      const found = now.value ? near(ties(), now.value, place) : [];
      return {near: new Set(found.map((each) => each.place)), own: found.map((each) => each.tie)};
    },
  };
}
