// A day's rhythm filled in with one press. What will stand on the wall is shown first.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext, timeRange} from "#i18n.js";
import {Field} from "#views/parts/field.js";
import {toast} from "#views/parts/toast.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {useFormFocus} from "#views/console/form-focus.js";
import {overlapping, rhythmTimes} from "#views/console/rhythm.js";
import {clockAt} from "#views/console/zoned-time.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").SlotRow} SlotRow */

/** @param {{ctx: Ctx, onClose: () => void}} props */
export function RhythmForm({ctx, onClose}) {
  const zone = ctx.model.event.value?.timezone ?? "UTC";
  const [typed, setTyped] = useState(() => ({day: firstDay(ctx, zone), starts: "13:00", count: "4", minutes: "45", pause: "15", label: gettext("Round")}));
  const [clear, setClear] = useState(true);
  const form = useFormFocus();
  const {busy, problem, run} = useAction(ctx);
  const empty = emptyTimes(ctx, typed.day, zone);
  const stay = ctx.model.slots.value.filter((slot) => !(clear && empty.includes(slot)));
  const sameDay = stay.filter((slot) => clockAt(Date.parse(slot.starts_at), zone).day === typed.day).length;
  const times = rhythmTimes({...typed, count: number(typed.count), minutes: number(typed.minutes), pause: number(typed.pause)}, zone, sameDay + 1);
  /** @param {keyof typeof typed} name */
  const shared = (name) => ({name, required: true, value: typed[name], onInput: (/** @type {string} */ value) => setTyped((was) => ({...was, [name]: value}))});
  const fill = async (/** @type {Event} */ submit) => {
    submit.preventDefault();
    if (busy || times.length === 0) return;
    for (const slot of clear ? empty : []) if (!await run("slot.remove", {slot: slot.id})) return;
    for (const time of times) if (!await run("slot.add", time)) return;
    toast(interpolate(ngettext("%(n)s time is on the wall.", "%(n)s times are on the wall.", times.length), {n: times.length}, true));
    onClose();
  };
  return html`<form class="card plain stack place-form" ref=${form} onSubmit=${fill} novalidate>
    <h4>${gettext("A day’s rhythm")}</h4>
    <div class="two"><${Field} ...${shared("day")} label=${gettext("Date")} type="date" /><${Field} ...${shared("starts")} label=${gettext("First one from")} type="time" /></div>
    <div class="three"><${Field} ...${shared("count")} label=${gettext("How many")} type="number" inputmode="numeric" /><${Field} ...${shared("minutes")} label=${gettext("Minutes each")} type="number" inputmode="numeric" />
      <${Field} ...${shared("pause")} label=${gettext("Minutes between")} type="number" inputmode="numeric" /></div>
    <${Field} ...${shared("label")} label=${gettext("Label")} hint=${gettext("The number is put after it.")} maxlength=${70} />
    ${empty.length > 0 && html`<div class="field"><label class="check"><input type="checkbox" checked=${clear} onChange=${(/** @type {any} */ event) => setClear(event.currentTarget.checked)} />
      <span>${interpolate(ngettext("Take away the day’s %(n)s empty time first", "Take away the day’s %(n)s empty times first", empty.length), {n: empty.length}, true)}</span></label></div>`}
    <${Preview} times=${times} over=${overlapping(stay, times)} />
    <${ProblemBox} problem=${problem} />
    <div class="row"><${Button} type="submit" class="primary" busy=${busy} disabled=${times.length === 0}>${gettext("Fill in the times")}</${Button}><${Button} class="quiet" onClick=${onClose}>${gettext("Cancel")}</${Button}></div>
  </form>`;
}

/** @param {{times: {label: string, starts_at: string, ends_at: string}[], over: SlotRow[]}} props */
function Preview({times, over}) {
  return html`<div role="status">${times.length > 0
    ? html`<ol class="list preview">${times.map((time) => html`<li key=${time.starts_at}><strong>${time.label}</strong> <span class="numerals">${timeRange(time.starts_at, time.ends_at)}</span></li>`)}</ol>`
    : html`<p class="soft">${gettext("Fill in all of it, and the times are shown here. At most twenty at once.")}</p>`}
    ${over.length > 0 && html`<p class="preview-over">${interpolate(gettext("They lie over times already there: %(labels)s."), {labels: over.map((slot) => slot.label).join(", ")}, true)}</p>`}</div>`;
}

/** @param {string} typed */
const number = (typed) => (typed.trim() === "" ? NaN : Number(typed));

/** The day the wall is about, else today, by the event's clock. @param {Ctx} ctx @param {string} zone */
function firstDay({model, clock}, zone) {
  const first = model.slots.value[0];
  return clockAt(first ? Date.parse(first.starts_at) : clock.now(), zone).day;
}

/** That day's times no note hangs in. @param {Ctx} ctx @param {string} day @param {string} zone */
function emptyTimes({model}, day, zone) {
  const used = new Set(model.onTheWall.value.map((topic) => topic.slot));
  return model.slots.value.filter((slot) => !used.has(slot.id) && clockAt(Date.parse(slot.starts_at), zone).day === day);
}
