// The buttons of an opened note, and the dialogs they open.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {EditDialog, WithdrawDialog} from "#views/parts/topic/change.js";
import {CloseDialog, RehangDialog} from "#views/parts/topic/finish.js";
import {HandOverDialog} from "#views/parts/topic/hand-over.js";
import {MergeDialog} from "#views/console/merge-dialog.js";
import {deedsFor} from "#views/console/note-deeds.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @type {Record<string, any>} */
const DIALOGS = {close: CloseDialog, rehang: RehangDialog, edit: EditDialog, withdraw: WithdrawDialog, handOver: HandOverDialog, merge: MergeDialog};
/** Done at once. @type {Record<string, string>} */
const DEEDS = {open: "topic.open", reopen: "topic.reopen", hide: "topic.hide", show: "topic.show"};

/** @param {string} deed */
function deedName(deed) {
  switch (deed) {
    case "open": return gettext("Open the group");
    case "close": return gettext("Close the group");
    case "rehang": return gettext("Hang it back on the wall");
    case "reopen": return gettext("Let the group go on");
    case "edit": return gettext("Change the words");
    case "merge": return gettext("Merge with another note");
    case "handOver": return gettext("Hand over to somebody");
    case "hide": return gettext("Hide the words");
    case "show": return gettext("Show the words again");
    default: return gettext("Take the note down");
  }
}

/** @param {string} deed @param {TopicRow} topic */
function doneWords(deed, {number}) {
  switch (deed) {
    case "hide": return interpolate(gettext("Note %(number)s is hidden on every screen."), {number}, true);
    case "show": return interpolate(gettext("Note %(number)s can be read again."), {number}, true);
    case "open": return interpolate(gettext("The group of note %(number)s is open."), {number}, true);
    default: return interpolate(gettext("The group of note %(number)s goes on."), {number}, true);
  }
}

const NEXT = new Set(["open", "close", "rehang", "show"]);

/** @param {{ctx: Ctx, topic: TopicRow}} props */
export function NoteDeeds({ctx, topic}) {
  const [shown, setShown] = useState(/** @type {string | null} */ (null));
  const [doing, setDoing] = useState("");
  const {busy, problem, run} = useAction(ctx);
  const phase = ctx.model.event.value?.phase ?? "";
  const deeds = deedsFor(topic, phase);
  /** @param {string} deed */
  const press = (deed) => {
    if (deed in DIALOGS) return setShown(deed);
    setDoing(deed);
    void run(DEEDS[deed], {topic: topic.id}, toldWithUndo(ctx, doneWords(deed, topic)));
  };
  const Shown = shown ? DIALOGS[shown] : null;
  return html`<div class="note-deeds">${deeds.map((deed) => html`<${Button} key=${deed} busy=${busy && doing === deed}
      class=${deed === "withdraw" ? "danger" : NEXT.has(deed) ? "primary" : ""} onClick=${() => press(deed)}>${deedName(deed)}</${Button}>`)}
    <${ProblemBox} problem=${problem} /></div>
    ${Shown && html`<${Shown} key=${shown} ctx=${ctx} topic=${topic} onClose=${() => setShown(null)} />`}`;
}
