// What the event is called, what it asks, and how it speaks.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Field} from "#views/parts/field.js";
import {toast} from "#views/parts/toast.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";

const FIELDS = ["title", "theme", "welcome", "language", "timezone", "keep_days"];

/** Empty: names are kept. What is no number is sent as it is, and refused at its field. @param {string} typed */
const days = (typed) => (typed.trim() === "" ? null : Number.isInteger(Number(typed)) ? Number(typed) : typed);

/** All the browser knows, and the one in use. @param {string} now */
function timezones(now) {
  const known = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : ["Europe/Copenhagen", "Europe/London", "UTC"];
  return known.includes(now) ? known : [now, ...known];
}

/** @param {{ctx: import("#types.js").Ctx, desk: import("#views/console/desk.js").Desk}} props */
export function EventWords({ctx, desk}) {
  const event = /** @type {import("#types.js").EventRow} */ (ctx.model.event.value);
  const [typed, setTyped] = useState(/** @type {Record<string, string>} */ ({}));
  const {busy, problem, run} = useAction(ctx);
  /** @param {string} name */
  const shared = (name) => ({name, value: typed[name] ?? event[name] ?? "", errors: problem?.errors,
    onInput: (/** @type {string} */ value) => setTyped((was) => ({...was, [name]: value}))});
  const save = async (/** @type {Event} */ submit) => {
    submit.preventDefault();
    const changed = Object.fromEntries(FIELDS.filter((name) => name in typed && typed[name] !== String(event[name] ?? "")).map((name) => [name, name === "keep_days" ? days(typed[name]) : typed[name]]));
    if (Object.keys(changed).length > 0 && !await run("event.edit", changed)) return;
    desk.panel.value = null;
    toast(gettext("Saved."));
  };
  return html`<form class="stack" onSubmit=${save} novalidate>
    <${Field} ...${shared("title")} label=${gettext("Title")} required=${true} maxlength=${140} />
    <${Field} ...${shared("theme")} label=${gettext("Theme")} hint=${gettext("The question that calls people together.")} required=${true} multiline=${true} maxlength=${300} />
    <${Field} ...${shared("welcome")} label=${gettext("Words of welcome")} hint=${gettext("Shown on the wall and on the phones while people arrive.")} multiline=${true} maxlength=${4000} />
    <div class="two"><${Field} ...${shared("language")} label=${gettext("Language of the wall")} required=${true}>
        <option value="da">Dansk</option><option value="en">English</option></${Field}>
      <${Field} ...${shared("timezone")} label=${gettext("Timezone")} required=${true}>
        ${timezones(event.timezone).map((zone) => html`<option key=${zone} value=${zone}>${zone.replaceAll("_", " ")}</option>`)}</${Field}></div>
    <${Field} ...${shared("keep_days")} type="number" label=${gettext("Erase names after (days)")} hint=${gettext("Counted from the last sign of life. Empty: only when you do it.")} />
    <${ProblemBox} problem=${problem} fields=${FIELDS} />
    <footer><${Button} type="submit" class="primary" busy=${busy}>${gettext("Save")}</${Button}></footer>
  </form>`;
}
