// The agreed time frame: counted down in large figures, made longer, shorter, or taken away.
import {html} from "htm/preact";
import {useEffect} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Countdown} from "#views/parts/countdown.js";
import {ProblemBox, useAction} from "#views/parts/doing.js";
import {minutesAfter, minutesRefused, minutesTyped} from "#views/console/minutes.js";

const STEP = 5; // minutes

/** @param {{ctx: import("#types.js").Ctx, event: import("#types.js").EventRow}} props */
export function TimeFrame({ctx, event}) {
  ctx.clock.tick.value;
  const {busy, problem, run} = useAction(ctx);
  const endsAt = event.phase_ends_at;
  const [more, less] = [STEP, -STEP].map((change) => minutesAfter(endsAt, ctx.clock.now(), change));
  useEffect(() => { minutesRefused.value = problem?.errors.minutes; }, [problem]);
  /** @param {number | null} minutes */
  const set = async (minutes) => { if (!busy) await run("event.timer", {minutes}); };
  /** @param {Event} submit */
  const typed = async (submit) => {
    submit.preventDefault();
    if (minutesTyped.value !== "" && await run("event.timer", {minutes: Number(minutesTyped.value)})) minutesTyped.value = "";
  };
  return html`<section class="time-frame" aria-label=${gettext("Agreed time")}>
    ${endsAt ? html`<${Countdown} endsAt=${endsAt} clock=${ctx.clock} />` : html`<p class="no-time">${gettext("No time agreed")}</p>`}
    <form class="time-tools" onSubmit=${typed} novalidate>
      <div class="time-steps">
        <button type="button" class="button icon" aria-label=${gettext("5 minutes less")} disabled=${less === null} onClick=${() => set(less)}>−5</button>
        <button type="button" class="button icon" aria-label=${gettext("5 minutes more")} onClick=${() => set(more)}>+5</button>
        <button type="button" class="button" aria-label=${gettext("Clear the agreed time")} disabled=${!endsAt} onClick=${() => set(null)}>${gettext("Clear")}</button>
      </div>
      <${Minutes} />
    </form>
    <${ProblemBox} problem=${problem} fields=${["minutes"]} />
  </section>`;
}

function Minutes() {
  const errors = minutesRefused.value;
  return html`<div class="time-set">
    <label for="minutes">${gettext("Minutes")}</label>
    <input id="minutes" type="number" min="1" max="1440" inputmode="numeric" value=${minutesTyped.value} aria-invalid=${errors ? "true" : null}
      aria-describedby="minutes-hint" title=${gettext("Press Set, or a phase: it begins with this many minutes.")}
      onInput=${(/** @type {any} */ event) => { minutesTyped.value = event.currentTarget.value; minutesRefused.value = undefined; }} />
    <button type="submit" class="button">${gettext("Set")}</button>
    <p id="minutes-hint" class=${errors ? "error" : "visually-hidden"}>${errors?.join(" ") ?? gettext("Press Set, or a phase: it begins with this many minutes.")}</p>
  </div>`;
}
