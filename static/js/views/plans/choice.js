// Which plans are looked at, and how: kept in the address, so that it comes back and can be passed on.
import {signal} from "@preact/signals";

/** @typedef {"board" | "list"} View */
/** @typedef {"all" | "mine" | "unowned" | "overdue"} Show */
/** @typedef {"due" | "owner" | "state"} By */
/** @typedef {{view: View, show: Show, owner: number | null, by: By, down: boolean}} Choice owner: only theirs; by: how the list is ordered; down: the last first */

export const SHOWS = /** @type {Show[]} */ (["all", "mine", "unowned", "overdue"]);
export const BYS = /** @type {By[]} */ (["owner", "due", "state"]);

/** "#list?show=overdue&by=owner" @param {string} hash @returns {Choice} */
export function readChoice(hash) {
  const [view, query] = hash.replace(/^#\/?/, "").split("?");
  const said = new URLSearchParams(query ?? "");
  const owner = said.get("owner") ?? "";
  const [show, by] = [/** @type {Show} */ (said.get("show")), /** @type {By} */ (said.get("by"))];
  return {
    view: view === "list" ? "list" : "board",
    show: SHOWS.includes(show) ? show : "all",
    owner: /^\d+$/.test(owner) ? Number(owner) : null,
    by: BYS.includes(by) ? by : "due",
    down: said.has("down"),
  };
}

/** @param {Choice} choice @returns {string} with nothing in it that goes without saying */
export function writeChoice({view, show, owner, by, down}) {
  const said = new URLSearchParams();
  if (show !== "all") said.set("show", show);
  if (owner !== null) said.set("owner", String(owner));
  if (by !== "due") said.set("by", by);
  if (down) said.set("down", "");
  const query = said.toString();
  return `#${view}${query && `?${query}`}`;
}

export const choice = signal(readChoice(globalThis.location?.hash ?? ""));
globalThis.window?.addEventListener("hashchange", () => { choice.value = readChoice(location.hash); });

/** Looking otherwise is no step of a way: Back leaves the page. @param {Partial<Choice>} change */
export function choose(change) {
  choice.value = {...choice.peek(), ...change};
  history.replaceState(null, "", writeChoice(choice.peek()));
}
