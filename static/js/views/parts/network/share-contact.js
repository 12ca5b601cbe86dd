// Whether to share how one is reached with those members who share theirs: asked each time, never assumed.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {useAction} from "#views/parts/doing.js";
import {Field} from "#views/parts/field.js";
import {refreshMine, useMine} from "#views/parts/mine.js";

/** @typedef {import("#types.js").Ctx} Ctx */

/**
 * My contact as it is typed here, and kept when it has changed.
 * @param {Ctx} ctx
 */
export function useContact(ctx) {
  const mine = useMine(ctx);
  const {problem, run} = useAction(ctx);
  const [contact, setContact] = useState("");
  const [missing, setMissing] = useState(false);
  const known = mine.value?.contact;
  useEffect(() => { if (known) setContact(known); }, [known]);
  const save = async () => {
    setMissing(!contact.trim());
    if (!contact.trim()) return false;
    if (contact.trim() === (known ?? "")) return true;
    const saved = await run("person.edit", {contact});
    if (saved) await refreshMine(ctx);
    return saved;
  };
  const errors = missing ? {contact: [gettext("Write how people reach you, or don’t share.")]} : problem?.errors;
  return {contact, setContact, save, problem, errors};
}

/** @param {{sharing: ReturnType<typeof useContact>, share: boolean, onChange: (share: boolean) => void}} props */
export function ShareContact({sharing, share, onChange}) {
  return html`<fieldset class="field share-contact"><legend>${gettext("How you are reached")}</legend>
    <p class="hint">${gettext("Only members who share theirs see yours. You can stop sharing at any time.")}</p>
    <div class="segmented">
      <button type="button" aria-pressed=${String(!share)} onClick=${() => onChange(false)}>${gettext("Don’t share")}</button>
      <button type="button" aria-pressed=${String(share)} onClick=${() => onChange(true)}>${gettext("Share")}</button>
    </div>
    ${share && html`<${Field} name="contact" label=${gettext("E-mail or telephone")} required=${true} maxlength=${200} value=${sharing.contact} errors=${sharing.errors} onInput=${sharing.setContact} />`}
  </fieldset>`;
}
