// The seven phases: one press moves the meeting, on every screen.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {PHASES, phaseName} from "#views/parts/phase.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {toast} from "#views/parts/toast.js";
import {minutesRefused, minutesTyped} from "#views/console/minutes.js";
import {told, toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").EventRow} EventRow */

/**
 * By a key: to the phase after or before this one, with the minutes typed, as a press does. Closing
 * is asked about, so not by a key.
 * @param {Ctx} ctx
 * @param {number} by
 */
export function stepPhase(ctx, by) {
  const phase = PHASES[PHASES.indexOf(ctx.model.event.peek()?.phase ?? "") + by];
  if (!phase || phase === "closed") return;
  // One that waits would move the whole meeting later, when nobody expects it.
  if (ctx.socket.live.peek() !== "live") return void toast(gettext("Not live: the meeting stays where it is."), {tone: "warn"});
  const minutes = minutesTyped.peek();
  ctx.act("event.phase", minutes === "" ? {phase} : {phase, minutes: Number(minutes)}).then(({seq}) => {
    minutesTyped.value = "";
    told(ctx, interpolate(gettext("Now: %(phase)s"), {phase: phaseName(phase)}, true), seq);
  }, (problem) => {
    minutesRefused.value = problem.errors?.minutes;
    if (problem.code !== "dropped" && !problem.late) toast(`${problem.title}. ${problem.detail}`, {tone: "error"});
  });
}

/** @param {{ctx: Ctx, event: EventRow}} props */
export function Phases({ctx, event}) {
  const [asking, setAsking] = useState(false);
  const [going, setGoing] = useState("");
  const strip = useRef(/** @type {HTMLElement | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  useEffect(() => {
    const now = /** @type {HTMLElement | null} */ (strip.current?.querySelector("[aria-current]"));
    if (strip.current && now) strip.current.scrollLeft = now.offsetLeft - 48; // on a small screen the strip is longer than it
  }, [event.phase]);
  useEffect(() => { minutesRefused.value = problem?.errors.minutes; }, [problem]);
  /** @param {string} phase */
  const move = async (phase) => {
    const minutes = minutesTyped.peek();
    if (busy || (phase === event.phase && minutes === "")) return;
    setGoing(phase);
    const fields = minutes === "" ? {phase} : {phase, minutes: Number(minutes)};
    if (await run("event.phase", fields, toldWithUndo(ctx, interpolate(gettext("Now: %(phase)s"), {phase: phaseName(phase)}, true)))) minutesTyped.value = "";
    setAsking(false);
  };
  const at = PHASES.indexOf(event.phase);
  return html`<nav class="phases" aria-label=${gettext("Phases of the meeting")}>
    <ol class="list" ref=${strip}>${PHASES.map((phase, nth) => html`<li key=${phase}>
      <button type="button" class="phase" data-past=${nth < at || null} aria-current=${nth === at ? "step" : null} aria-busy=${(busy && going === phase) || null}
        onClick=${() => (phase === "closed" && nth !== at ? setAsking(true) : move(phase))}>${phaseName(phase)}</button></li>`)}</ol>
    ${!asking && html`<${ProblemBox} problem=${problem} fields=${["minutes"]} />`}
    <${CloseIt} open=${asking} busy=${busy} problem=${problem} onClose=${() => setAsking(false)} onYes=${() => move("closed")} />
  </nav>`;
}

/** @param {{open: boolean, busy: boolean, problem: any, onClose: () => void, onYes: () => void}} props */
function CloseIt({open, busy, problem, onClose, onYes}) {
  return html`<${Dialog} open=${open} onClose=${onClose} title=${gettext("Close the Open Space?")} footer=${html`
      <${Button} onClick=${onClose}>${gettext("Not yet")}</${Button}
      ><${Button} class="primary" busy=${busy} onClick=${onYes}>${gettext("Close it")}</${Button}>`}>
    <p>${gettext("Every screen says thank you for today, and nobody new can come in. What hangs on the wall can still be read. You can open it again here.")}</p>
    <${ProblemBox} problem=${problem} />
  </${Dialog}>`;
}
