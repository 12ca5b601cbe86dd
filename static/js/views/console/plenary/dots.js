// Dot voting: how many each has, whether the sums are shown, and the sums.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {Field} from "#views/parts/field.js";
import {noteTitle} from "#views/parts/note.js";
import {topicHref} from "#views/parts/route.js";

/** @param {{ctx: import("#types.js").Ctx}} props */
export function Dots({ctx}) {
  const event = ctx.model.event.value;
  const [each, setEach] = useState(/** @type {string | null} */ (null));
  const {busy, problem, run} = useAction(ctx);
  if (!event) return null;
  const typed = each ?? String(event.dots);
  const save = async () => { if (await run("event.edit", {dots: Number(typed)})) setEach(null); };
  return html`<div class="row dots-tools">
      <form class="row" novalidate onSubmit=${(/** @type {Event} */ submit) => { submit.preventDefault(); void save(); }}>
        <${Field} name="dots" type="number" inputmode="numeric" label=${gettext("Dots for each person")} required=${true} value=${typed} errors=${problem?.errors} onInput=${setEach} />
        ${typed !== String(event.dots) && html`<${Button} type="submit" busy=${busy}>${gettext("Save")}</${Button}>`}</form>
      <${Button} class=${event.dots_shown ? "" : "primary"} busy=${busy} onClick=${() => run("event.edit", {dots_shown: !event.dots_shown})}>${event.dots_shown ? gettext("Hold the result back") : gettext("Show the result")}</${Button}>
    </div>
    <p class="soft">${event.dots_shown ? gettext("Everybody sees the sums as they grow. Who gave what is never shown.") : gettext("Nobody sees the sums until you show them. Who gave what is never shown.")}</p>
    <${ProblemBox} problem=${problem} fields=${["dots"]} />
    <${Sums} ctx=${ctx} />`;
}

/** @param {{ctx: import("#types.js").Ctx}} props */
function Sums({ctx}) {
  const votes = ctx.model.votes.value.filter((vote) => vote.dots > 0);
  const shown = ctx.model.event.value?.dots_shown;
  if (shown && votes.length === 0) return html`<p class="empty">${gettext("No dots have been given yet.")}</p>`;
  return html`<ol class="list lines">${votes.map((vote) => {
    const topic = ctx.model.topic(vote.topic);
    return topic && html`<li key=${vote.id} data-topic=${topic.id}><p class="line-title"><a href=${topicHref(topic.id)}><b class="numerals">${topic.number}</b> ${noteTitle(topic)}</a></p>
      <p class="dots-given"><span style=${{"--part": vote.dots / votes[0].dots}}></span><b class="numerals">${interpolate(ngettext("%(n)s dot", "%(n)s dots", vote.dots), {n: vote.dots}, true)}</b></p></li>`;
  })}</ol>`;
}
