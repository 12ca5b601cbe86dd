// Before the wall fills: the theme, the way in, and in the welcome how an Open Space works.
import {html} from "htm/preact";
import {gettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {Countdown} from "#views/parts/countdown.js";
import {DemoMark} from "#views/wall/band.js";
import {Join} from "#views/wall/join.js";
import {Here} from "#views/wall/here.js";

/** @param {{event: any, ctx: any}} props */
export function Prepare({event, ctx}) {
  return html`<main class="opening">
    <div class="opening-words">
      <p class="opening-title">${event.title}<${DemoMark} event=${event} /></p>
      <h1 class="opening-theme" data-long=${event.theme.length > 70 || null}>${event.theme}</h1>
      <p class="opening-soon">${gettext("We start soon. Come in and find a chair.")}</p>
      <${Countdown} endsAt=${event.phase_ends_at} clock=${ctx.clock} label=${gettext("We start in")} />
    </div>
    <div class="opening-join"><${Join} boot=${ctx.boot} /><${Here} ctx=${ctx} /></div>
  </main>`;
}

/** In our own words; each is one breath long, to be read aloud from the back of the hall. */
const principles = () => [
  gettext("Those who turn up are the ones we need."),
  gettext("The day gives what it has to give."),
  gettext("We begin when we are ready, and then it is time."),
  gettext("When there is no more to say, we are done."),
];

/** @param {{event: any, ctx: any}} props */
export function Welcome({event, ctx}) {
  return html`<main class="welcome">
    <div class="welcome-theme">
      <p class="opening-title">${event.title}<${DemoMark} event=${event} /></p>
      <h1>${event.theme}</h1>
      ${event.welcome && html`<p class="welcome-text">${event.welcome}</p>`}
    </div>
    <div class="welcome-join"><${Join} boot=${ctx.boot} /><${Here} ctx=${ctx} />
      <${Countdown} endsAt=${event.phase_ends_at} clock=${ctx.clock} /></div>
    <ul class="welcome-principles">${principles().map((words) => html`<li key=${words}>${words}</li>`)}</ul>
    <section class="welcome-feet">
      <${Glyph} name="feet" />
      <div><h2>${gettext("Use your two feet")}</h2>
        <p>${gettext("You decide where you are. If you neither learn nor give anything here, walk on to where you do. Nobody holds you, nobody sends you away.")}</p></div>
    </section>
    <section class="welcome-convener">
      <${Glyph} name="write" />
      <div><h2>${gettext("Your note, your group")}</h2>
        <p>${gettext("You who wrote the note get the group started and stay until it is done. Then you hang the note back on the wall with what came of it.")}</p></div>
    </section>
    <p class="welcome-surprise">${gettext("And leave room for what nobody saw coming.")}</p>
  </main>`;
}
