// When and where a network meets next: for all to see and to take along, for the host to set.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {date, gettext, time} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {Field} from "#views/parts/field.js";
import {SureButton} from "#views/parts/sure-button.js";

/** @typedef {import("#types.js").NetworkRow} NetworkRow */
/** @typedef {{ctx: import("#types.js").Ctx, network: NetworkRow}} Props */

/** @param {Props} props */
export function NextMeeting({ctx, network}) {
  if (!network.next_meeting) return html`<p class="soft">${gettext("The next meeting is not set yet.")}</p>`;
  const ends = new Date(Date.parse(network.next_meeting) + network.next_minutes * 60_000).toISOString();
  return html`<p class="next-meeting"><strong>${date(network.next_meeting)}</strong> <span class="numerals">${time(network.next_meeting)}–${time(ends)}</span>${network.next_where && `, ${network.next_where}`}</p>
    <p><a class="button" href=${`${ctx.boot.urls.networks}${network.id}/meeting.ics`} download>${gettext("Add to calendar")}</a></p>`;
}

/** A moment as a datetime-local field has it, where the event is. @param {string | null} iso @param {string} timezone */
function asTyped(iso, timezone) {
  if (!iso) return "";
  const shape = /** @type {Intl.DateTimeFormatOptions} */ ({timeZone: timezone, dateStyle: "short", timeStyle: "short"});
  return new Intl.DateTimeFormat("sv-SE", shape).format(new Date(iso)).replace(" ", "T");
}

/** @param {Props & {onClose: () => void}} props */
export function MeetDialog({ctx, network, onClose}) {
  const zone = ctx.model.event.value?.timezone ?? "UTC";
  const [typed, setTyped] = useState({starts_at: asTyped(network.next_meeting, zone), where: network.next_where, minutes: String(network.next_minutes)});
  const {busy, problem, run} = useAction(ctx);
  /** @param {string} name */
  const write = (name) => (/** @type {string} */ words) => setTyped((was) => ({...was, [name]: words}));
  // Without an offset the server takes the time where the event is, as the host means it.
  const set = async () => { if (await run("network.meet", {network: network.id, ...typed, minutes: Number(typed.minutes)})) onClose(); };
  const unset = async () => { if (await run("network.meet", {network: network.id, starts_at: null})) onClose(); };
  return html`<${Dialog} open onClose=${onClose} title=${gettext("The next meeting")}>
    <form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void set(); }}>
      <${Field} name="starts_at" type="datetime-local" label=${gettext("When")} required=${true} value=${typed.starts_at} errors=${problem?.errors} onInput=${write("starts_at")} />
      <${Field} name="minutes" type="number" inputmode="numeric" label=${gettext("How many minutes")} required=${true} value=${typed.minutes} errors=${problem?.errors} onInput=${write("minutes")} />
      <${Field} name="where" label=${gettext("Where")} hint=${gettext("A place, or a link to an online meeting.")} maxlength=${280} value=${typed.where} errors=${problem?.errors} onInput=${write("where")} />
      <${ProblemBox} problem=${problem} fields=${["starts_at", "minutes", "where"]} />
      <${Button} type="submit" class="primary wide" busy=${busy}>${gettext("Set the meeting")}</${Button}>
      ${network.next_meeting && html`<${SureButton} busy=${busy} onClick=${unset}>${gettext("Take the meeting off")}</${SureButton}>`}
    </form>
  </${Dialog}>`;
}
