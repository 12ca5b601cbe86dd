// The words of the page: Django's JavaScript catalogue where there is one (a classic script before
// the modules), the English of the source everywhere else. Times in the event's timezone.

/** @typedef {{gettext: (text: string) => string, ngettext: (one: string, many: string, n: number) => string, pgettext: (context: string, text: string) => string}} Catalogue */

/** @returns {Catalogue | undefined} */
const catalogue = () => /** @type {any} */ (globalThis).django;

/** @param {string} text @returns {string} */
export function gettext(text) {
  return catalogue()?.gettext(text) ?? text;
}

/** @param {string} one @param {string} many @param {number} n @returns {string} */
export function ngettext(one, many, n) {
  return catalogue()?.ngettext(one, many, n) ?? (n === 1 ? one : many);
}

/** @param {string} context @param {string} text @returns {string} */
export function pgettext(context, text) {
  return catalogue()?.pgettext(context, text) ?? text;
}

/**
 * Fills %(name)s in a translated sentence.
 * @param {string} pattern
 * @param {Record<string, unknown>} values
 * @param {true} [_named] as Django's function is called; only named values are known here
 */
export function interpolate(pattern, values, _named) {
  return pattern.replace(/%\((\w+)\)s/g, (whole, name) => (Object.hasOwn(values, name) ? isolated(String(values[name])) : whole));
}

const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|\ud802|\ud803|\ud83a|\ud83b/;
const [FIRST_STRONG, OPENS, CLOSES] = ["\u2068", /[\u2066-\u2068]/, "\u2069"];

/**
 * Somebody's words within a sentence of ours: written from the right, or turned round by a sign that is
 * never taken back, they turn nothing but themselves (Unicode, UAX 9, 2.4). Others stay as they are.
 * @param {string} text
 */
export function isolated(text) {
  if (!TURNS.test(text)) return text;
  let open = 0;
  let kept = "";
  for (const letter of text) {
    if (OPENS.test(letter)) open += 1;
    if (letter === CLOSES && open === 0) continue; // it would close ours
    if (letter === CLOSES) open -= 1;
    kept += letter;
  }
  return FIRST_STRONG + kept + CLOSES.repeat(open + 1);
}

let language = "en";
let zone = "UTC";
let formats = /** @type {Map<string, Intl.DateTimeFormat>} */ (new Map());

/**
 * Speak this language, with times in this timezone.
 * @param {{language?: string, timezone?: string}} choice
 */
export function speak(choice) {
  language = choice.language ?? language;
  zone = choice.timezone ?? zone;
  formats = new Map();
}

/** The language spoken now: "da" or "en". */
export const spoken = () => language;

/** @param {string} name @param {Intl.DateTimeFormatOptions} options */
function format(name, options) {
  let found = formats.get(name);
  if (!found) {
    // British English: the day before the month and 24 hours, as people here are used to.
    found = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {timeZone: zone, ...options});
    formats.set(name, found);
  }
  return found;
}

const clockTime = () => format("time", {hour: "2-digit", minute: "2-digit"});

/** @param {string} iso */
export function time(iso) {
  return clockTime().format(new Date(iso));
}

/** @param {string} from @param {string} to */
export function timeRange(from, to) {
  return `${time(from)}–${time(to)}`;
}

/** Weekday, day and month. @param {string} iso */
export function day(iso) {
  return format("day", {weekday: "long", day: "numeric", month: "long"}).format(new Date(iso));
}

/** Day, month and year. @param {string} iso a moment, or a day ("2026-12-01") which is the same everywhere */
export function date(iso) {
  const shape = /** @type {Intl.DateTimeFormatOptions} */ ({day: "numeric", month: "long", year: "numeric"});
  return iso.length === 10
    ? format("date only", {...shape, timeZone: "UTC"}).format(new Date(iso))
    : format("date", shape).format(new Date(iso));
}

/** "December 2026" @param {string} day "2026-12-01", the same everywhere */
export function month(day) {
  return format("month", {month: "long", year: "numeric", timeZone: "UTC"}).format(new Date(day));
}

/** "a, b and c" @param {string[]} words */
export function enumerate(words) {
  return new Intl.ListFormat(language === "en" ? "en-GB" : language, {type: "conjunction"}).format(words);
}
