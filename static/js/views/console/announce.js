// A message on every screen, until it is taken down.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {Field} from "#views/parts/field.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";

/** @param {{ctx: import("#types.js").Ctx}} props */
export function Announce({ctx}) {
  const [text, setText] = useState("");
  const {busy, problem, run} = useAction(ctx);
  const shown = ctx.model.event.value?.announcement ?? "";
  /** @param {Event} [submit] */
  const announce = async (submit) => {
    submit?.preventDefault();
    if (text.trim() && await run("event.announce", {text})) setText("");
  };
  return html`<section class="side-part" aria-labelledby="announce-name">
    <h2 id="announce-name"><${Glyph} name="voice" />${gettext("Say it on every screen")}</h2>
    ${shown && html`<div class="announced"><p>${shown}</p>
      <${Button} class="quiet" busy=${busy} onClick=${() => run("event.announce", {text: ""})}>${gettext("Take it down")}</${Button}></div>`}
    <form class="announce-form" onSubmit=${announce} novalidate>
      <${Field} name="text" label=${gettext("Message")} required=${true} maxlength=${280} value=${text} errors=${problem?.errors} onInput=${setText} />
      <${Button} type="submit" busy=${busy} disabled=${!text.trim()}>${gettext("Announce")}</${Button}>
    </form>
    <${ProblemBox} problem=${problem} fields=${["text"]} />
  </section>`;
}
