// What is open, sought and held on this console, apart from what the wall says.
import {signal} from "@preact/signals";
import {safeStorage} from "#outbox.js";
import {placeName} from "#views/console/carry.js";

/** @typedef {ReturnType<typeof createDesk>} Desk */
/** @typedef {"places" | "people" | "journal" | "event" | "links" | "alike" | "untangle" | "shortcuts"} PanelName */
/** @typedef {"back" | "dots" | "conclusions" | "plans" | "networks"} Subject what is worked on in plenary */

const OFF = "openspace:console:keys-off";

/**
 * @param {import("#views/console/carry.js").Carry} carry
 * @param {Storage | null} [storage]
 */
export function createDesk(carry, storage = safeStorage()) {
  const keysOn = signal(storage?.getItem(OFF) !== "yes");
  const hung = /** @type {Map<number, string>} */ (new Map());
  let drawn = false;
  return {
    carry,
    /** The whole wall has been drawn: what changes from now on is news. */
    begin() { drawn = true; },
    /**
     * Whether a note that is drawn is new or hangs in another place than when it was drawn last.
     * @param {import("#types.js").TopicRow} topic
     */
    isNews(topic) {
      const place = placeName(topic);
      const news = drawn && hung.get(topic.id) !== place;
      hung.set(topic.id, place);
      return news;
    },
    /** Which of the tools is open. */
    panel: signal(/** @type {PanelName | null} */ (null)),
    /** In plenary: what is worked on. */
    subject: signal(/** @type {Subject} */ ("back")),
    /** In plenary: the grid of notes instead of the desk. */
    grid: signal(false),
    /** What is typed in the field that finds notes. */
    sought: signal(""),
    /** Single-key shortcuts (WCAG 2.1.4), remembered on this device. */
    keysOn,
    /** @param {boolean} on */
    setKeys(on) {
      keysOn.value = on;
      try {
        if (on) storage?.removeItem(OFF);
        else storage?.setItem(OFF, "yes");
      } catch { /* no room: it holds as long as the page does */ }
    },
  };
}
