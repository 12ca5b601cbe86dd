// Danish joins words into very long ones, and browsers seldom carry a Danish hyphenation list.
// So long words get soft hyphens here: first at the seams of the compound, else between syllables.

const LONG = 13;
const EDGE = 4;
const FIRST_PARTS = "ings|heds|tions|skabs|tets|elses|dags|arbejds|medarbejder|miljø|kommune|netværks|gruppe|kompetence|projekt|leder|borger|ældre|fælles|samarbejds";
const SEAM = new RegExp(`(?:${FIRST_PARTS})(?=\\p{L}{4})`, "giu");
const SYLLABLE = /[aeiouyæøå](?:[bcdfghjklmnpqrstvwxz](?=[bcdfghjklmnpqrstvwxz][lrjv]?[aeiouyæøå])|(?=[bcdfghjklmnpqrstvwxz][aeiouyæøå]))/giu;

/**
 * @param {string} word
 * @param {RegExp} rule
 * @returns {number[]} where the word may break, never nearer an end than EDGE letters
 */
function breaks(word, rule) {
  return [...word.matchAll(rule)]
    .map((found) => found.index + found[0].length)
    .filter((at) => at >= EDGE && word.length - at >= EDGE);
}

/**
 * @param {string} word
 * @param {number} most
 * @returns {string}
 */
function soften(word, most) {
  const seams = breaks(word, SEAM);
  const points = new Set(seams);
  const edges = [0, ...seams, word.length];
  edges.slice(1).forEach((end, nth) => {
    const start = edges[nth];
    if (end - start <= most) return;
    for (const at of breaks(word.slice(start, end), SYLLABLE)) points.add(start + at);
  });
  return [...word].map((letter, at) => (points.has(at) ? "\u00ad" + letter : letter)).join("");
}

/**
 * The text with soft hyphens in words of more than `most` letters; shorter words are untouched.
 * @param {string} text
 * @param {number} [most]
 * @returns {string}
 */
export function hyphenate(text, most = LONG) {
  return text.replace(/\p{L}+/gu, (word) => (word.length > most ? soften(word, most) : word));
}
