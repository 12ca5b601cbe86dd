// Founding a network, or changing its words.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Dialog} from "#views/parts/dialog.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {draftFor} from "#views/parts/draft.js";
import {Field} from "#views/parts/field.js";
import {ShareContact, useContact} from "#views/parts/network/share-contact.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {{ctx: Ctx, onClose: () => void, network?: import("#types.js").NetworkRow, topic?: number | null, plan?: number | null, founded?: (id: number) => void}} Props */

/** What a network may be for, as somewhere to begin: [name, first words]. */
const prompts = () => [
  [gettext("Sparring"), gettext("To spar with each other and share what we know about ")],
  [gettext("A common way of working"), gettext("To find a way of working together on ")],
  [gettext("Help to self-help"), gettext("To help each other to help ourselves with ")],
];

/** @param {Props} props */
export function NetworkForm(props) {
  const {ctx, onClose, network, topic = null, plan = null, founded} = props;
  const draft = draftFor(`network:${ctx.boot.code}:${ctx.boot.me}:${network?.id ?? `new ${topic ?? ""} ${plan ?? ""}`}`,
    {name: network?.name ?? "", purpose: network?.purpose ?? "", rhythm: network?.rhythm ?? ""});
  const {busy, problem, run} = useAction(ctx);
  const sharing = useContact(ctx);
  const [share, setShare] = useState(false);
  const typed = draft.words.value;
  /** @param {"name" | "purpose" | "rhythm"} name */
  const write = (name) => (/** @type {string} */ words) => draft.write({[name]: words});
  const send = async () => {
    if (share && !await sharing.save()) return;
    const done = network
      ? await run("network.edit", {network: network.id, ...typed})
      : await run("network.found", {...typed, topic, plan, share_contact: share}, ({id}) => founded?.(id));
    if (done) { draft.clear(); onClose(); }
  };
  return html`<${Dialog} open onClose=${onClose} title=${network ? gettext("Change the network") : gettext("Found a network")}>
    <form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy) void send(); }}>
      <${Field} name="name" label=${gettext("What shall it be called?")} required=${true} maxlength=${140} value=${typed.name} errors=${problem?.errors} onInput=${write("name")} />
      <${Prompts} purpose=${typed.purpose} onChoose=${write("purpose")} />
      <${Field} name="purpose" label=${gettext("What is it for?")} required=${true} multiline=${true} maxlength=${2000} value=${typed.purpose} errors=${problem?.errors} onInput=${write("purpose")} />
      <${Field} name="rhythm" label=${gettext("How often and how do you meet?")} hint=${gettext("For example: an hour online every month, and a day together in the spring.")} maxlength=${280} value=${typed.rhythm} errors=${problem?.errors} onInput=${write("rhythm")} />
      ${!network && html`<${ShareContact} sharing=${sharing} share=${share} onChange=${setShare} />`}
      <${ProblemBox} problem=${problem ?? sharing.problem} fields=${["name", "purpose", "rhythm"]} />
      <${Button} type="submit" class="primary wide" busy=${busy}>${network ? gettext("Save") : gettext("Found it")}</${Button}>
      ${!network && html`<p class="soft small">${gettext("You host it to begin with. Others join by themselves; nobody is put on a list.")}</p>`}
    </form>
  </${Dialog}>`;
}

/** @param {{purpose: string, onChoose: (words: string) => void}} props */
function Prompts({purpose, onChoose}) {
  if (purpose.trim() && !prompts().some(([, words]) => words === purpose)) return null;
  return html`<div class="prompts" role="group" aria-label=${gettext("Somewhere to begin")}>${prompts().map(([name, words]) => html`<button
    type="button" key=${name} class="chip prompt" onClick=${() => onChoose(words)}>${name}</button>`)}</div>`;
}
