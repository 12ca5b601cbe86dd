// Write a note. The words are kept while they are typed; a taken place or a lost network costs none.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {Field} from "#views/parts/field.js";
import {toast} from "#views/parts/toast.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {noteDraft} from "#views/parts/draft.js";
import {PageTitle} from "#views/parts/page-title.js";
import {PlacePicker, placeWords} from "#views/phone/place-picker.js";
import {go, topicHref} from "#views/parts/route.js";
import {Suggestions} from "#views/parts/suggestions.js";
import {placeKey} from "#wall-model.js";

/** @typedef {import("#types.js").Ctx} Ctx */

const OPEN = ["notes", "market", "sessions"];
const OVER = ["plenary", "closed"];

/** @param {{ctx: Ctx}} props */
export function NewNotePage({ctx}) {
  const phase = ctx.model.event.value?.phase ?? "";
  return html`<div class="new-page stack">
    <${PageTitle}>${gettext("Write a note")}</${PageTitle}>
    ${phase === "closed" && html`<p>${gettext("This Open Space is closed, and no more notes go up.")}</p>`}
    ${phase === "plenary" && html`<p>${gettext("The time for new notes has passed. If something is missing, say it in the circle.")}</p>`}
    ${!OVER.includes(phase) && html`<${NoteForm} ctx=${ctx} open=${OPEN.includes(phase)} />`}
  </div>`;
}

/** @param {{ctx: Ctx, open: boolean}} props open: notes may be put up now */
function NoteForm({ctx, open}) {
  const draft = noteDraft(ctx);
  const words = draft.words.value;
  const {busy, problem: fresh, run, clear} = useAction(ctx);
  const problem = fresh ?? words.problem;
  const {sent, untell} = useSent(ctx, draft);
  /** @param {{room: number | null, slot: number | null}} [place] */
  const post = async (place = words) => {
    if (!words.title.trim()) return draft.write({problem: {title: gettext("Something needs correcting"), detail: "", errors: {title: [gettext("Say in a few words what it is about.")]}}});
    draft.write({problem: null, room: place.room, slot: place.slot});
    const fields = {title: words.title, text: words.text, room: place.room, slot: place.slot};
    sent.current = fields;
    const done = await run("topic.post", fields, (result) => { untell.current(); posted(result, sent.current === fields, draft); });
    if (!done && sent.current === fields) sent.current = null;
  };
  return html`<form class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!busy && open) void post(); }}>
    <div class="note-form">
      <${Field} name="title" label=${gettext("What do you want to talk about?")} required=${true} multiline=${true} maxlength=${140} value=${words.title} errors=${problem?.errors}
        onInput=${(/** @type {string} */ title) => draft.write({title: title.replace(/\n/g, " ")})} />
      <${Field} name="text" label=${gettext("A few more words")} multiline=${true} maxlength=${4000} value=${words.text} errors=${problem?.errors}
        onInput=${(/** @type {string} */ text) => draft.write({text})} />
    </div>
    <${Where} ctx=${ctx} draft=${draft} onChange=${clear} />
    <${ProblemBox} problem=${problem} fields=${["title", "text"]} />
    ${problem?.code === "place_taken" && html`<${Suggestions} ctx=${ctx} places=${problem.suggestions ?? []} onChoose=${post} />`}
    ${!open && html`<p>${gettext("You can write already. The note goes up when the facilitator opens for notes.")}</p>`}
    <${Button} type="submit" class="primary wide" busy=${busy} disabled=${!open}>${gettext("Put it on the wall")}</${Button}>
    <p class="soft small">${gettext("You who write the note get the group started and stay until it is done.")}</p>
  </form>`;
}

/**
 * Leaves the form when the note has to wait for the network: the outbox has the words from there on.
 * @param {Ctx} ctx @param {ReturnType<typeof noteDraft>} draft
 */
function useSent(ctx, draft) {
  const sent = useRef(/** @type {Record<string, any> | null} */ (null));
  const untell = useRef(() => {});
  const waits = ctx.outbox.value.some((each) => each.fields === sent.current);
  useEffect(() => {
    if (!waits) return;
    sent.current = null;
    draft.clear();
    untell.current = toast(gettext("No connection just now. Your note waits and goes up by itself."));
    go("#/wall");
  }, [waits]);
  return {sent, untell};
}

/** @param {{id: number, number: number}} result @param {boolean} still the form is as it was sent @param {ReturnType<typeof noteDraft>} draft */
function posted({id, number}, still, draft) {
  const words = interpolate(gettext("Your note is number %(number)s."), {number}, true);
  if (!still) return void toast(words, {action: {label: gettext("See it"), run: () => go(topicHref(id))}});
  draft.clear();
  toast(words);
  go(topicHref(id));
}

/** The place is optional, so its grid stays folded until wanted. @param {{ctx: Ctx, draft: ReturnType<typeof noteDraft>, onChange: () => void}} props */
function Where({ctx, draft, onChange}) {
  const [open, setOpen] = useState(false);
  const {room, slot} = draft.words.value;
  const taken = room !== null && ctx.model.topicsByPlace.value.get(placeKey(room, slot));
  return html`<fieldset class="field where"><legend>${gettext("Where and when")} <span class="soft">${gettext("(optional)")}</span></legend>
    <p class="spread"><span>${room === null ? gettext("Decide later") : placeWords(ctx, {room, slot})}</span>
      <button type="button" class="button" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>${open ? gettext("Close") : gettext("Choose a place")}</button></p>
    <div role="status">${taken && html`<p class="error">${interpolate(gettext("Note %(number)s has just taken this place. Choose another, or decide later."), {number: taken.number}, true)}</p>`}</div>
    ${open && html`<${PlacePicker} ctx=${ctx} value=${{room, slot}} onChoose=${(/** @type {any} */ place) => { onChange(); draft.write({...place, problem: null}); if (place.room === null) setOpen(false); }} />`}
  </fieldset>`;
}
