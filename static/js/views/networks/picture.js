// The picture on the page: canvas, the buttons around it, and its life with what one looks at.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {date, gettext, interpolate} from "#i18n.js";
import {Drawing} from "#views/networks/drawing.js";
import {Legend} from "#views/networks/legend.js";
import {Measure} from "#views/networks/measure.js";
import {Button} from "#views/parts/doing.js";
import {go} from "#views/parts/route.js";

/** @typedef {import("#types.js").Ctx} Ctx */
/** @typedef {import("./look.js").Look} Look */

/** @param {{ctx: Ctx, look: Look}} props */
export function Picture({ctx, look}) {
  const figure = useRef(/** @type {HTMLElement | null} */ (null));
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const drawing = useDrawing(canvas, ctx, look);
  return html`<figure class="picture" ref=${figure}>
    <figcaption class="picture-head"><p class="picture-event"><span>${ctx.model.event.value?.title}</span> <${Day} ctx=${ctx} /></p><${Measure} look=${look} /></figcaption>
    <div class="picture-sheet">
      <canvas ref=${canvas} class="picture-canvas" role="img" tabindex="0" aria-label=${told(look)} aria-keyshortcuts="+ - 0 ArrowLeft ArrowRight ArrowUp ArrowDown"></canvas>
      <p class="picture-keys" aria-hidden="true">${gettext("+ and − come nearer and go away, 0 shows all of it, arrows move.")}</p>
      <${Waiting} look=${look} />
    </div>
    <${Chosen} ctx=${ctx} look=${look} />
    <${Legend} look=${look} />
    <${Tools} drawing=${drawing} figure=${figure} ctx=${ctx} look=${look} />
  </figure>`;
}

/** The day of the meeting, for whoever finds the photograph later. @param {{ctx: Ctx}} props */
function Day({ctx}) {
  const first = ctx.model.slots.value[0];
  return first ? html`<span class="picture-day">${date(first.starts_at)}</span>` : null;
}

/** On a phone the words about whoever was pressed stand further down. @param {{ctx: Ctx, look: Look}} props */
function Chosen({ctx, look}) {
  const id = look.chosen.value;
  const person = ctx.store.row("person", id);
  const down = () => document.getElementById("person-title")?.scrollIntoView({behavior: "smooth"});
  if (!person) return null;
  return html`<p class="picture-chosen"><strong>${person.name}</strong> <${Button} class="quiet" onClick=${down}>${gettext("Whom they met")}</${Button}></p>`;
}

/** The picture in words, for those who hear the page. @param {Look} look */
function told({now}) {
  const {seen, ties} = now.value ?? {seen: [], ties: []};
  return interpolate(gettext("Picture of %(people)s people and %(ties)s ties between them. The list says the same in words."), {people: seen.length, ties: ties.length}, true);
}

/** @param {{current: HTMLCanvasElement | null}} canvas @param {Ctx} ctx @param {Look} look @returns {{current: Drawing | null}} */
function useDrawing(canvas, ctx, look) {
  const drawing = useRef(/** @type {Drawing | null} */ (null));
  useEffect(() => {
    if (!canvas.current) return undefined;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const made = drawing.current = new Drawing(canvas.current, {calm, press: (place) => press(look, place)});
    const night = matchMedia("(prefers-color-scheme: dark)");
    night.addEventListener("change", made.repaint);
    void document.fonts.ready.then(made.repaint);
    return () => {
      night.removeEventListener("change", made.repaint);
      made.stop();
    };
  }, []);
  const shown = describe(ctx, look);
  useEffect(() => { if (shown) drawing.current?.show(shown); });
  return drawing;
}

/** @param {Look} look @param {number | null} place */
function press(look, place) {
  const id = place === null ? null : look.picture.peek()?.people[place] ?? null;
  if (id === look.chosen.peek()) return;
  look.pressed.value = id;
  go(id === null ? "#/" : `#/person/${id}`);
}

/** @param {Ctx} ctx @param {Look} look @returns {import("./drawing.js").Shown | null} */
function describe({boot}, look) {
  const [picture, now, people] = [look.picture.value, look.now.value, look.people.value];
  if (!picture || !now) return null;
  const place = (/** @type {number | null} */ id) => (id === null ? null : people.places.get(id) ?? null);
  const chosen = place(look.chosen.value);
  const seen = new Set(now.seen);
  return {
    people: picture.people, homes: people.homes, links: look.links.value, organisations: people.organisations,
    look: {
      ties: picture.ties, lines: look.lines.value, strong: now.strong, colours: people.colours, names: people.names,
      order: look.order.value, seen, me: place(boot.me),
    },
    focus: chosen !== null && seen.has(chosen) ? chosen : null,
    around: look.around, early: look.early.value,
  };
}

/** @param {{look: Look}} props */
function Waiting({look}) {
  if (look.picture.value) return null;
  return html`<p class="picture-waiting" role="status">${look.failed.value
    ? gettext("The picture could not be fetched. We keep trying.")
    : gettext("The picture is on its way.")}</p>`;
}

/** @param {{drawing: {current: Drawing | null}, figure: {current: HTMLElement | null}, ctx: Ctx, look: Look}} props */
function Tools({drawing, figure, ctx, look}) {
  const {me} = ctx.boot;
  const here = me !== null && look.people.value.places.has(me);
  return html`<div class="picture-foot"><p class="legend-lines"><span class="thread" aria-hidden="true"><i></i><i></i></span>${gettext("A thread is a tie. One of two colours crosses organisations.")}</p>
    <div class="picture-tools" role="group" aria-label=${gettext("Looking around in the picture")}>
    <${Button} class="icon" aria-label=${gettext("Nearer")} onClick=${() => drawing.current?.nearer(1.5)}>+</${Button}>
    <${Button} class="icon" aria-label=${gettext("Further away")} onClick=${() => drawing.current?.nearer(1 / 1.5)}>−</${Button}>
    <${Button} onClick=${() => drawing.current?.whole()}>${gettext("All of it")}</${Button}>
    ${here && html`<${Button} onClick=${() => go(`#/person/${me}`)}>${gettext("Show me")}</${Button}>`}
    <${FillScreen} figure=${figure} />
  </div></div>`;
}

/** On a projector, and for whoever takes a photograph of it. @param {{figure: {current: HTMLElement | null}}} props */
function FillScreen({figure}) {
  const [filled, setFilled] = useState(false);
  useEffect(() => {
    const look = () => setFilled(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const turn = () => { void (filled ? document.exitFullscreen() : figure.current?.requestFullscreen()); };
  return html`<${Button} class="fill-screen" onClick=${turn}>${filled ? gettext("Back to the page") : gettext("Fill the screen")}</${Button}>`;
}
