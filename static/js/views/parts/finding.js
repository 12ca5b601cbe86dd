// Finding a note among hundreds: by its number, its words or whoever wrote it.

/** @typedef {import("#types.js").TopicRow} TopicRow */

/** @param {string} text @returns {string[]} */
export const wordsOf = (text) => text.toLocaleLowerCase().split(/\s+/).filter(Boolean);

/**
 * Whether a note is meant. A number is the note's number, from its beginning: "12" is not 212.
 * @param {{number: number, title: string, hidden?: boolean}} topic
 * @param {string} convener
 * @param {string[]} words lower case; all must fit
 */
export function fits(topic, convener, words) {
  const text = `${topic.title} ${convener}`.toLocaleLowerCase();
  return words.every((word) => (/^\d+$/.test(word) && String(topic.number).startsWith(word)) || text.includes(word));
}

/** Those that fit, a note with just that number first. @param {TopicRow[]} topics @param {(id: number) => string} name @param {string} sought */
export function found(topics, name, sought) {
  const words = wordsOf(sought);
  const exact = (/** @type {TopicRow} */ topic) => Number(words.length === 1 && String(topic.number) === words[0]);
  return topics.filter((topic) => fits(topic, name(topic.convener), words)).sort((a, b) => exact(b) - exact(a) || a.number - b.number);
}
