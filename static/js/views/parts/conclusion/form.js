// Proposing a conclusion, or wording it anew.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {draftFor} from "#views/parts/draft.js";
import {Field} from "#views/parts/field.js";

/** @param {{ctx: import("#types.js").Ctx, onClose: () => void, conclusion?: import("#types.js").ConclusionRow, topic?: number | null}} props */
export function ConclusionForm({ctx, onClose, conclusion, topic = null}) {
  const draft = draftFor(`conclusion:${ctx.boot.code}:${ctx.boot.me}:${conclusion?.id ?? `new ${topic ?? ""}`}`, {text: conclusion?.text ?? ""});
  const {busy, problem, run} = useAction(ctx);
  const {text} = draft.words.value;
  const send = async () => {
    const done = conclusion
      ? await run("conclusion.edit", {conclusion: conclusion.id, text})
      : await run("conclusion.propose", {text, topic});
    if (done) { draft.clear(); onClose(); }
  };
  return html`<${Dialog} open onClose=${onClose} title=${conclusion ? gettext("Word it anew") : gettext("Propose a conclusion")}>
    <form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void send(); }}>
      <${Field} name="text" label=${gettext("What might we agree on?")} required=${true} multiline=${true} maxlength=${4000} value=${text} errors=${problem?.errors}
        onInput=${(/** @type {string} */ words) => draft.write({text: words})} />
      ${conclusion && html`<p class="soft">${gettext("New words ask for new stances: those taken so far fall away.")}</p>`}
      <${ProblemBox} problem=${problem} fields=${["text"]} />
      <${Button} type="submit" class="primary wide" busy=${busy}>${conclusion ? gettext("Save") : gettext("Propose it")}</${Button}>
    </form>
  </${Dialog}>`;
}
