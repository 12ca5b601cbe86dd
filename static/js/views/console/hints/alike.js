// Notes that look alike, and why; merged in two presses when their conveners agree.
import {html} from "htm/preact";
import {useEffect, useState} from "preact/hooks";
import {gettext, interpolate} from "#i18n.js";
import {safeStorage} from "#outbox.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {toldWithUndo} from "#views/console/undo.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#types.js").TopicRow} TopicRow */
/** @typedef {{topics: [number, number], score: number, shared: string[]}} Pair */

/** Pairs a facilitator has said are not the same, on this device. @param {string} code */
export function createDismissed(code, storage = safeStorage()) {
  const key = `openspace:${code}:not-alike`;
  const all = () => new Set(/** @type {string[]} */ (JSON.parse(storage?.getItem(key) ?? "[]")));
  return {
    /** @param {Pair} pair */
    has: (pair) => all().has(pair.topics.join(" ")),
    /** @param {Pair} pair */
    add(pair) {
      try {
        storage?.setItem(key, JSON.stringify([...all(), pair.topics.join(" ")]));
      } catch { /* no room: it is offered again */ }
    },
  };
}

/** @param {{ctx: Ctx}} props */
export function Alike({ctx}) {
  const [pairs, setPairs] = useState(/** @type {Pair[] | null} */ (null));
  const [gone, setGone] = useState(0);
  const dismissed = createDismissed(ctx.boot.code);
  const notes = ctx.model.onTheWall.value.map((topic) => `${topic.id} ${topic.title} ${topic.state}`).join("\n");
  useEffect(() => {
    let wanted = true;
    fetch(`${ctx.boot.urls.base}alike.json`, {credentials: "same-origin"})
      .then((answer) => (answer.ok ? answer.json() : {pairs: []}))
      .then((told) => { if (wanted) setPairs(told.pairs); })
      .catch(() => { if (wanted) setPairs([]); });
    return () => { wanted = false; };
  }, [notes]);
  const shown = (pairs ?? []).filter((pair) => !dismissed.has(pair) && pair.topics.every((id) => ctx.model.topic(id)?.state === "posted"));
  if (pairs === null) return html`<p role="status">${gettext("Reading the notes …")}</p>`;
  return html`<p class="soft">${gettext("A program has compared the words. Whether two notes are the same is for their conveners to say.")}</p>
    ${shown.length === 0 && html`<p class="empty">${gettext("No two notes look alike.")}</p>`}
    <ul class="list alike" data-gone=${gone}>${shown.map((pair) => html`<${OnePair} key=${pair.topics.join(" ")} ctx=${ctx} pair=${pair} onDismiss=${() => { dismissed.add(pair); setGone(gone + 1); }} />`)}</ul>`;
}

/** @param {{ctx: Ctx, pair: Pair, onDismiss: () => void}} props */
function OnePair({ctx, pair, onDismiss}) {
  const [from, setFrom] = useState(/** @type {TopicRow | null} */ (null));
  const [one, other] = pair.topics.map((id) => ctx.model.topic(id));
  if (!one || !other) return null;
  return html`<li class="card pair"><div class="pair-notes"><${Half} ctx=${ctx} topic=${one} /><${Half} ctx=${ctx} topic=${other} /></div>
    <p>${pair.shared.length > 0 && html`<span class="soft">${gettext("Both say:")}</span> ${pair.shared.join(", ")}`}</p>
    ${from
      ? html`<${Confirm} ctx=${ctx} from=${from} into=${from.id === one.id ? other : one} onCancel=${() => setFrom(null)} />`
      : html`<div class="row"><${Button} onClick=${() => setFrom(one)}>${into(one, other)}</${Button}><${Button} onClick=${() => setFrom(other)}>${into(other, one)}</${Button}><${Button} class="quiet" onClick=${onDismiss}>${gettext("Not the same")}</${Button}></div>`}
  </li>`;
}

/** @param {TopicRow} one @param {TopicRow} other */
const into = (one, other) => interpolate(gettext("%(one)s into %(other)s"), {one: one.number, other: other.number}, true);

/** @param {{ctx: Ctx, topic: TopicRow}} props */
function Half({ctx, topic}) {
  return html`<div><p><b class="numerals">${topic.number}</b> <strong>${topic.title}</strong></p>${topic.text && html`<p class="small">${topic.text}</p>`}
    <p class="soft small">${ctx.model.person(topic.convener).name} · ${topic.consent ? gettext("has said that others may merge into it") : gettext("has not said that others may merge into it")}</p></div>`;
}

/** @param {{ctx: Ctx, from: TopicRow, into: TopicRow, onCancel: () => void}} props */
function Confirm({ctx, from, into: target, onCancel}) {
  const {busy, problem, run} = useAction(ctx);
  const done = interpolate(gettext("Note %(number)s is part of note %(other)s now."), {number: from.number, other: target.number}, true);
  const asked = [from, ...(target.consent ? [] : [target])].map((topic) => ctx.model.person(topic.convener).name);
  return html`<p><strong>${interpolate(gettext("Have you asked %(names)s?"), {names: [...new Set(asked)].join(gettext(" and "))}, true)}</strong> ${gettext("Everybody who signed up and all that was added follows along.")}</p>
    <div class="row"><${Button} class="primary" busy=${busy} onClick=${() => run("topic.merge", {topic: from.id, into: target.id}, toldWithUndo(ctx, done))}>${gettext("Yes, merge them")}</${Button}><${Button} class="quiet" onClick=${onCancel}>${gettext("Not now")}</${Button}></div>
    <${ProblemBox} problem=${problem} />`;
}
