// The closing show on the projector: the day played back, calmly and again, until something else is chosen.
import {html} from "htm/preact";
import {useEffect, useRef, useState} from "preact/hooks";
import {untracked, useSignalEffect} from "@preact/signals";
import {gettext} from "#i18n.js";
import {phaseHint} from "#views/parts/phase.js";
import {Chart} from "#views/replay/chart.js";
import {createScene} from "#views/replay/scene.js";
import {useSeen} from "#views/replay/scrubber.js";
import {Stage} from "#views/replay/stage.js";
import {News} from "#views/wall/foot.js";
import {Join} from "#views/wall/join.js";

/** @param {{ctx: any, event: any}} props */
export function Lapse({ctx, event}) {
  const [scene] = useState(() => createScene(ctx, {loops: true}));
  const strip = useRef(/** @type {HTMLElement | null} */ (null));
  const {player, reading} = scene;
  useEffect(() => scene.stop, []);
  useEffect(() => {
    ctx.pager.resize(1);
    ctx.pager.paused.value = false; // whoever held the pages of another scene has not held this one
  }, []);
  useSeen(scene, strip);
  // The space bar holds it, as it holds the wall's pages.
  useSignalEffect(() => {
    const held = ctx.pager.paused.value || player.length.value === 0;
    untracked(held ? player.pause : player.play);
  });
  const film = reading.day.value?.film;
  const last = player.atEnd.value && player.playing.value;
  return html`<main class="lapse-stage" data-turning=${player.turning.value || null}><h2 class="visually-hidden">${gettext("The day played back")}</h2>
      <${Stage} scene=${scene} beside=${html`<${Join} boot=${ctx.boot} label=${gettext("The notes stay here:")} />`} /></main>
    <footer class="foot lapse-foot"><div class="lapse-told"><${News} news=${last ? phaseHint(event.phase) : scene.news.value} />${
        ctx.pager.paused.value && html`<p class="lapse-held">${gettext("paused")}</p>`}</div>
      <div class="scrub" ref=${strip}>${film && film.length > 0 && html`<${Chart} film=${film} /><i class="scrub-head" aria-hidden="true"></i>`}</div></footer>`;
}
