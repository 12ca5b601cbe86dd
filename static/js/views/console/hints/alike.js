// Notes that look alike, and why; merged in two presses when their conveners agree.
import {html} from "htm/preact";
import {useEffect, useMemo, useRef, useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Button} from "#views/parts/doing.js";
import {canMerge} from "#views/console/note-deeds.js";
import {ask, atMostEvery} from "#views/console/hints/ask.js";
import {OnePair} from "#views/console/hints/one-pair.js";
import {createDismissed, pairKey} from "#views/console/hints/pairs.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("#views/console/hints/pairs.js").Pair} Pair */

const PATIENCE = 4_000; // ms between two questions while notes go up

/** The pairs as the server sees them, asked for again when notes change. @param {Ctx} ctx */
function usePairs(ctx) {
  const [pairs, setPairs] = useState(/** @type {Pair[] | null} */ (null));
  const [failed, setFailed] = useState(false);
  const shown = useRef(true);
  const asking = useMemo(() => atMostEvery(async () => {
    try {
      const told = await ask(`${ctx.boot.urls.base}alike.json`);
      if (shown.current) { setPairs(told.pairs); setFailed(false); }
    } catch {
      if (shown.current) setFailed(true);
    }
  }, PATIENCE), []);
  useEffect(() => () => { shown.current = false; asking.stop(); }, []);
  const notes = ctx.model.onTheWall.value.map((topic) => `${topic.id} ${topic.title} ${topic.text} ${topic.state} ${topic.hidden}`).join("\n");
  useEffect(() => asking.call(), [notes]);
  return {pairs, failed, again: () => asking.now()};
}

/** @param {{ctx: Ctx}} props */
export function Alike({ctx}) {
  const {pairs, failed, again} = usePairs(ctx);
  const dismissed = useMemo(() => createDismissed(ctx.boot.code), []);
  const [count, setCount] = useState(dismissed.count());
  /** @param {Pair} pair */
  const stands = ({topics}) => {
    const [one, other] = topics.map((id) => ctx.model.topic(id));
    return one !== undefined && other !== undefined && canMerge(one, other);
  };
  const shown = (pairs ?? []).filter((pair) => !dismissed.has(pair) && stands(pair));
  return html`<p class="soft">${gettext("A program has compared the words. Whether two notes are the same is for their conveners to say.")}</p>
    <div role="status">${!pairs && !failed && html`<p>${gettext("Reading the notes …")}</p>`}
      ${failed && html`<p>${gettext("The notes could not be compared just now.")} <${Button} class="quiet" onClick=${again}>${gettext("Try again")}</${Button}></p>`}
      ${pairs && shown.length === 0 && html`<p class="empty">${gettext("No two notes look alike.")}</p>`}</div>
    <ul class="list alike">${shown.map((pair) => html`<${OnePair} key=${pairKey(pair)} ctx=${ctx} pair=${pair} onDismiss=${() => { dismissed.add(pair); setCount(dismissed.count()); }} />`)}</ul>
    ${count > 0 && html`<p><${Button} class="quiet" onClick=${() => { dismissed.clear(); setCount(0); }}>${gettext("Show those I said are not the same")}</${Button}></p>`}`;
}
