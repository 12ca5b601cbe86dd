// A note, wherever it hangs: on the projector, a phone or the console. It is told everything it
// shows, so it never looks anything up.
import {html} from "htm/preact";
import {useRef} from "preact/hooks";
import {gettext, interpolate, ngettext} from "#i18n.js";
import {Glyph} from "#views/parts/glyph.js";
import {hyphenate} from "#views/parts/hyphenate.js";

/**
 * @typedef {object} NoteTopic the fields of a topic's row that a note shows
 * @property {number} id
 * @property {number} number
 * @property {string} [title] missing when hidden
 * @property {string} [text]
 * @property {string} state
 * @property {boolean} [hidden]
 * @property {string} [summary]
 */

/**
 * @typedef {object} NoteProps
 * @property {NoteTopic} topic
 * @property {string} convener a name, or "someone"
 * @property {string} [organisation]
 * @property {number} [heads] how many have signed up
 * @property {number} [here] how many are in the group now (shown while it runs)
 * @property {number} [comments] how many comments were added (shown when closed or re-hung)
 * @property {boolean} [mine] I am its convener or have signed up
 * @property {boolean} [large]
 * @property {boolean} [brief] the number stands in the title: for the projected wall
 * @property {boolean} [long] a title that needs one line more and smaller letters
 * @property {string} [place] "Sal 2 · Runde 1", when the note is shown away from its place
 * @property {2|3|4} [level] heading level of the title
 * @property {string} [href] makes the whole note a link
 * @property {(event: Event) => void} [onOpen] called when that link is followed
 * @property {string} [className] e.g. "settle"
 * @property {boolean} [withText] show the note's text too
 * @property {any} [children] extra controls, under everything
 */

/**
 * A state in words; empty for a plain posted note, which needs none.
 * @param {NoteTopic} topic
 */
export function stateWord(topic) {
  if (topic.hidden) return gettext("hidden");
  switch (topic.state) {
    case "running": return gettext("running now");
    case "closed": return gettext("finished");
    case "rehung": return gettext("back on the wall");
    case "withdrawn": return gettext("withdrawn");
    case "merged": return gettext("merged");
    default: return "";
  }
}

/** @param {NoteTopic} topic */
export function noteTitle(topic) {
  return topic.hidden || !topic.title ? gettext("This note is hidden") : topic.title;
}

/** @param {NoteProps} props */
export function Note(props) {
  const {topic, convener, organisation, level = 3, className = ""} = props;
  const title = hyphenate(noteTitle(topic));
  const word = stateWord(topic);
  return html`<article class=${`note ${className}`} data-note=${topic.id} data-state=${topic.state}
      data-mine=${props.mine || null} data-hidden=${topic.hidden || null}
      data-large=${props.large || null} data-brief=${props.brief || null} data-long=${props.long || null}>
    <div class="note-top">
      ${!props.brief && html`<${Numbered} number=${topic.number} />`}
      ${props.place && html`<span class="note-place">${props.place}</span>`}
      ${word && html`<span class="note-state">${word}</span>`}
    </div>
    <${Heading} level=${level}>${props.brief && html`<${Numbered} number=${topic.number} />${" "}`}${props.href
      ? html`<a class="note-link" href=${props.href} onClick=${props.onOpen}>${title}</a>`
      : title}</${Heading}>
    ${props.withText && topic.text && html`<p class="note-text">${topic.text}</p>`}
    ${!topic.hidden && html`<p class="note-convener">${convener}${
      organisation && html`<span class="note-organisation">, ${organisation}</span>`}</p>`}
    ${!topic.hidden && html`<${Counts} ...${props} />`}
    ${props.children}
  </article>`;
}

/** @param {{number: number}} props */
function Numbered({number}) {
  return html`<span class="note-number"><span class="visually-hidden">${gettext("Note")} </span>${number}</span>`;
}

/** @param {{level: number, children?: any}} props */
function Heading({level, children}) {
  return html`<${`h${level}`} class="note-title">${children}</${`h${level}`}>`;
}

/** @param {NoteProps} props */
function Counts({topic, heads = 0, here = 0, comments = 0, mine}) {
  const running = topic.state === "running";
  const over = topic.state === "closed" || topic.state === "rehung";
  return html`<p class="note-counts">
    ${!over && html`<${HeadCount} count=${heads} />`}
    ${running && html`<${HereCount} count=${here} />`}
    ${comments > 0 && (over || running) && html`<${Added} count=${comments} />`}
    ${mine && html`<span class="visually-hidden">${gettext("You are part of this one")}</span>`}
  </p>`;
}

/** Signed up, which is not the same as being there. @param {{count: number}} props */
export function HeadCount({count}) {
  return html`<span class="head-count" title=${interpolate(
    ngettext("%(n)s person has signed up", "%(n)s people have signed up", count), {n: count}, true)}>
    <${Glyph} name="person" /><${Bump} count=${count} />
    <span class="visually-hidden">${ngettext("signed up", "signed up", count)}</span></span>`;
}

/** In the group at this moment. @param {{count: number}} props */
export function HereCount({count}) {
  return html`<span class="here-count"><${Glyph} name="feet" /><${Bump} count=${count} />
    ${" "}${ngettext("here", "here", count)}</span>`;
}

/** @param {{count: number}} props */
export function Added({count}) {
  return html`<span class="note-added"><${Glyph} name="comment" /><b>${count}</b>
    ${" "}<span class="count-word">${ngettext("comment", "comments", count)}</span></span>`;
}

/**
 * A figure that bumps when it changes: a new key makes a new element, which plays its animation.
 * The first one does not, so a whole wall does not hop when it is drawn.
 * @param {{count: number}} props
 */
export function Bump({count}) {
  const shown = useRef({count, bumps: false});
  if (shown.current.count !== count) shown.current = {count, bumps: true};
  return html`<b key=${count} class=${shown.current.bumps ? "bump" : null}>${count}</b>`;
}
