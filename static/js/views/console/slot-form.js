// One time: a new one, or one to change. Typed by the event's own clock.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Field} from "#views/parts/field.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {useFormFocus} from "#views/console/form-focus.js";
import {clockAt, momentOf} from "#views/console/zoned-time.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").SlotRow} SlotRow */

/** @param {Ctx} ctx @param {SlotRow | undefined} slot */
function begin(ctx, slot) {
  const zone = ctx.model.event.value?.timezone ?? "UTC";
  if (!slot) {
    const last = ctx.model.slots.value.at(-1);
    const at = clockAt(last ? Date.parse(last.ends_at) : ctx.clock.now(), zone);
    return {label: "", day: at.day, starts: last ? at.time : "", ends: ""};
  }
  const from = clockAt(Date.parse(slot.starts_at), zone);
  return {label: slot.label, day: from.day, starts: from.time, ends: clockAt(Date.parse(slot.ends_at), zone).time};
}

/**
 * As slot.add takes them; one that ends before it starts ends the next day. What is not filled in is left out.
 * @param {{label: string, day: string, starts: string, ends: string}} typed
 * @param {string} zone
 */
export function slotFields({label, day, starts, ends}, zone) {
  const from = momentOf(day, starts, zone);
  let to = momentOf(day, ends, zone);
  if (from !== null && to !== null && to < from) to = momentOf(nextDay(day), ends, zone);
  const iso = (/** @type {number} */ moment) => new Date(moment).toISOString();
  return {label, ...(from !== null && {starts_at: iso(from)}), ...(to !== null && {ends_at: iso(to)})};
}

/** @param {string} day */
const nextDay = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);

/** @param {{ctx: Ctx, slot?: SlotRow, onClose: () => void}} props */
export function SlotForm({ctx, slot, onClose}) {
  const [typed, setTyped] = useState(() => begin(ctx, slot));
  const [missing, setMissing] = useState(/** @type {Record<string, string[]>} */ ({}));
  const form = useFormFocus();
  const {busy, problem, run} = useAction(ctx);
  const errors = {...missing, ...(problem && {label: problem.errors.label ?? [], starts: problem.errors.starts_at ?? [], ends: problem.errors.ends_at ?? []})};
  /** @param {keyof typeof typed} name */
  const shared = (name) => ({name, required: true, value: typed[name], errors, onInput: (/** @type {string} */ value) => setTyped((was) => ({...was, [name]: value}))});
  const save = async (/** @type {Event} */ submit) => {
    submit.preventDefault();
    const fields = slotFields(typed, ctx.model.event.value?.timezone ?? "UTC");
    const left = {...(!fields.starts_at && {starts: [gettext("When does it start?")]}), ...(!fields.ends_at && {ends: [gettext("When does it end?")]})};
    setMissing(left);
    if (Object.keys(left).length > 0) return;
    if (await run(slot ? "slot.edit" : "slot.add", slot ? {slot: slot.id, ...fields} : fields)) onClose();
  };
  return html`<form class="card plain stack place-form" ref=${form} onSubmit=${save} novalidate>
    <div class="two"><${Field} ...${shared("label")} label=${gettext("Label")} maxlength=${80} /><${Field} ...${shared("day")} label=${gettext("Date")} type="date" /></div>
    <div class="two"><${Field} ...${shared("starts")} label=${gettext("From")} type="time" /><${Field} ...${shared("ends")} label=${gettext("To")} type="time" /></div>
    <${ProblemBox} problem=${problem} fields=${["label", "starts_at", "ends_at"]} />
    <div class="row"><${Button} type="submit" class="primary" busy=${busy}>${slot ? gettext("Save") : gettext("Add the time")}</${Button}><${Button} class="quiet" onClick=${onClose}>${gettext("Cancel")}</${Button}></div>
  </form>`;
}
