// One labelled control with its hint and its errors. The typed words live with the owner (`value`),
// so a refusal from the server never loses them.
import {html} from "htm/preact";
import {useId} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";

/**
 * @typedef {object} FieldProps
 * @property {string} name the action's field name, the key in Problem.errors
 * @property {string} label
 * @property {string} value
 * @property {(value: string) => void} onInput
 * @property {string} [hint]
 * @property {Record<string, string[]> | null} [errors] a Problem's errors; only this field's are shown
 * @property {boolean} [required]
 * @property {boolean} [multiline] a textarea
 * @property {string} [type] an input's type; "text" unless told
 * @property {number} [maxlength] shows how many letters are left when few are
 * @property {string} [autocomplete]
 * @property {string} [inputmode]
 * @property {boolean} [autofocus]
 * @property {any} [children] <option>s: makes it a select
 */

/** @param {FieldProps} props */
export function Field(props) {
  const id = useId();
  const errors = props.errors?.[props.name] ?? [];
  const described = [props.hint && `${id}-hint`, errors.length && `${id}-error`].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for=${id}>${props.label}${!props.required && html` <span class="soft">${gettext("(optional)")}</span>`}</label>
    ${props.hint && html`<p class="hint" id=${`${id}-hint`}>${props.hint}</p>`}
    <${Control} ...${props} id=${id} invalid=${errors.length > 0} described=${described || null} />
    <${Left} length=${props.value.length} maxlength=${props.maxlength} />
    ${errors.length > 0 && html`<p class="error" id=${`${id}-error`}>${errors.join(" ")}</p>`}
  </div>`;
}

/** @param {FieldProps & {id: string, invalid: boolean, described: string | null}} props */
function Control(props) {
  const shared = {
    id: props.id, name: props.name, value: props.value, required: props.required,
    "aria-invalid": props.invalid ? "true" : null, "aria-describedby": props.described,
    /** @param {Event} event */
    onInput: (event) => props.onInput(/** @type {HTMLInputElement} */ (event.currentTarget).value),
  };
  if (props.children) return html`<select ...${shared}>${props.children}</select>`;
  const typed = {...shared, maxlength: props.maxlength, autocomplete: props.autocomplete ?? "off", autofocus: props.autofocus};
  return props.multiline
    ? html`<textarea rows="4" ...${typed}></textarea>`
    : html`<input type=${props.type ?? "text"} inputmode=${props.inputmode} ...${typed} />`;
}

/** @param {{length: number, maxlength?: number}} props */
function Left({length, maxlength}) {
  if (!maxlength || length < maxlength * 0.8) return null;
  return html`<span class="count">${interpolate(gettext("%(n)s left"), {n: maxlength - length}, true)}</span>`;
}
