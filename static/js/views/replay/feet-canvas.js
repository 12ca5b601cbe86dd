// Drawing the picture of the feet as it stood at one moment: what has happened is filled, and who has
// just gone is a dot on its way.
import {BAR} from "#views/replay/feet-layout.js";
import {till} from "#views/replay/rising.js";

/** @typedef {ReturnType<typeof import("./feet-layout.js").layOut>} Layout */
/** @typedef {import("./feet-layout.js").Ribbon} Ribbon */
/** @typedef {import("./feet-layout.js").Bar} Bar */
/**
 * @typedef {object} Scene
 * @property {Layout} layout
 * @property {number} seq all up to here has happened
 * @property {(seq: number) => number} progress how far somebody who set out at that entry has come, 0 to 1
 * @property {string[]} rooms a name for each lane
 * @property {string[]} rounds a name for each column
 * @property {(topic: number) => string} number what a note is called on its bar
 * @property {number} left where the columns begin
 */

/** @param {HTMLCanvasElement} canvas */
export function createPainter(canvas) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @param {Scene} scene */
  return (scene) => {
    const colours = coloursOf(canvas);
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    lanes(pen, scene, colours, canvas);
    const faint = FEW / Math.max(scene.layout.ribbons.length, FEW); // where ways are many, each is fainter
    for (const ribbon of scene.layout.ribbons) way(pen, ribbon, scene, colours, faint);
    for (const bar of scene.layout.bars) group(pen, bar, scene, colours);
    for (const ribbon of scene.layout.ribbons) walkers(pen, ribbon, scene, colours);
  };
}

const FEW = 150;

const TOKENS = {ink: "--ink", soft: "--ink-soft", hair: "--hairline", ply: "--ply", paper: "--paper", way: "--way", detour: "--detour", bar: "--bar"};

/** @typedef {Record<keyof typeof TOKENS | "face" | "display", string>} Colours */

/** @param {Element} canvas @returns {Colours} */
function coloursOf(canvas) {
  const style = getComputedStyle(canvas);
  const found = Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
  return {...Object.fromEntries(found), face: style.getPropertyValue("--face"), display: style.getPropertyValue("--display")};
}

/** A lath for each room, its name, and the rounds' names. @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {Colours} colours @param {Element} canvas */
function lanes(pen, {layout, rooms, rounds, left}, colours, canvas) {
  const top = canvas.clientHeight - layout.lane * layout.lanes;
  pen.fillStyle = colours.ply;
  pen.globalAlpha = 0.6;
  for (let nth = 0; layout.lane > 16 && nth < layout.lanes; nth += 1) pen.fillRect(0, top + layout.lane * nth, canvas.clientWidth, 2);
  pen.globalAlpha = 1;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  const size = Math.min(15, layout.lane * 0.8);
  pen.font = `700 ${size}px ${colours.display}`;
  pen.fillStyle = colours.ink;
  if (size >= 9) rooms.forEach((name, nth) => pen.fillText(fitted(pen, name, left - 12), 0, top + layout.lane * (nth + 0.5)));
  pen.font = `700 15px ${colours.display}`;
  rounds.forEach((name, nth) => pen.fillText(fitted(pen, name, layout.column - 12), left + layout.column * nth, top / 2));
}

/** As much of a name as there is room for. @param {CanvasRenderingContext2D} pen @param {string} name @param {number} width */
function fitted(pen, name, width) {
  if (pen.measureText(name).width <= width) return name;
  let length = name.length;
  while (length > 1 && pen.measureText(`${name.slice(0, length)}…`).width > width) length -= 1;
  return `${name.slice(0, length).trimEnd()}…`;
}

/** @param {CanvasRenderingContext2D} pen @param {Ribbon} ribbon @param {Scene} scene @param {Colours} colours @param {number} faint 0 to 1 */
function way(pen, ribbon, {layout, seq}, colours, faint) {
  const n = till(ribbon.seqs, seq);
  if (n === 0) return;
  const {from, to, y0, y1, within} = ribbon;
  const broad = n * layout.person;
  pen.beginPath();
  if (within) {
    const [a, b] = [y0 + broad / 2, to.y + to.height / 2];
    pen.moveTo(from.x + BAR, a);
    pen.bezierCurveTo(...bend(ribbon, layout), to.x + BAR, b);
    pen.lineWidth = Math.max(broad, 0.7);
    pen.globalAlpha = 0.08 + 0.42 * faint;
    pen.strokeStyle = colours.detour;
    pen.stroke();
  } else {
    const [x0, x1] = [from.x + BAR, to.x];
    const half = (x1 - x0) / 2;
    pen.moveTo(x0, y0);
    pen.bezierCurveTo(x0 + half, y0, x1 - half, y1, x1, y1);
    pen.lineTo(x1, y1 + broad);
    pen.bezierCurveTo(x1 - half, y1 + broad, x0 + half, y0 + broad, x0, y0 + broad);
    pen.globalAlpha = 0.12 + 0.18 * faint;
    pen.fillStyle = colours.way;
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** How far out a way bends that ends in its own round: further for rooms further apart. @param {Ribbon} ribbon @param {Layout} layout @returns {[number, number, number, number]} */
function bend({from, to, y0}, {column, lanes}) {
  const out = column * (0.16 + 0.4 * (Math.abs(from.lane - to.lane) / lanes));
  return [from.x + BAR + out, y0, to.x + BAR + out, to.y + to.height / 2];
}

/** @param {CanvasRenderingContext2D} pen @param {Bar} bar @param {Scene} scene @param {Colours} colours */
function group(pen, bar, {layout, seq, number}, colours) {
  const tall = Math.max(bar.height, 2);
  pen.fillStyle = colours.hair;
  pen.fillRect(bar.x, bar.y, BAR, tall);
  pen.fillStyle = colours.bar;
  pen.fillRect(bar.x, bar.y, BAR, till(bar.seqs, seq) * layout.person);
  const size = Math.min(13, tall - 3);
  if (size < 8 || till(bar.seqs, seq) === 0) return;
  pen.font = `700 ${size}px ${colours.display}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = colours.paper;
  pen.fillText(fitted(pen, bar.topics.map(number).join(" "), BAR - 2), bar.x + BAR / 2, bar.y + Math.min(tall, till(bar.seqs, seq) * layout.person) / 2 + 0.5);
}

/** @param {CanvasRenderingContext2D} pen @param {Ribbon} ribbon @param {Scene} scene @param {Colours} colours */
function walkers(pen, ribbon, {layout, seq, progress}, colours) {
  const all = till(ribbon.seqs, seq);
  pen.fillStyle = colours.ink;
  for (let nth = all - 1; nth >= 0; nth -= 1) {
    const gone = progress(ribbon.seqs[nth]);
    if (gone >= 1) break; // those before set out earlier
    const t = gone < 0.5 ? 2 * gone * gone : 1 - 2 * (1 - gone) ** 2;
    const {x, y} = along(ribbon, layout, t, (nth + 0.5) * layout.person);
    pen.beginPath();
    pen.arc(x, y, Math.max(Math.min(layout.person * 0.7, 4.5), 2), 0, 7);
    pen.fill();
  }
}

/** A point of a way. @param {Ribbon} ribbon @param {Layout} layout @param {number} t 0 to 1 @param {number} down from its upper edge */
function along(ribbon, layout, t, down) {
  const {from, to, y0, y1, within} = ribbon;
  const [x0, x1] = [from.x + BAR, within ? to.x + BAR : to.x];
  const [a, b] = [y0 + down, within ? to.y + to.height / 2 : y1 + down];
  const half = (x1 - x0) / 2;
  const [c0, d0, c1, d1] = within ? bend(ribbon, layout) : [x0 + half, a, x1 - half, b];
  const u = 1 - t;
  /** @param {number} p @param {number} q @param {number} r @param {number} s */
  const curve = (p, q, r, s) => u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return {x: curve(x0, c0, c1, x1), y: curve(a, d0, d1, b)};
}
