// Names in the picture: as many as find room without covering a dot or another name.

/** @typedef {import("./canvas.js").Frame} Frame */
/** @typedef {{x: number, y: number, width: number, height: number}} Box px */

const CELL = 4; // px: room is looked for in steps of this
const TRIES = 700; // names looked at, at the most
const HALO = 3; // px
const ENOUGH = 0.12; // of those on the screen: names of fewer would only single somebody out
const SMALL = 28; // px: smaller islands are not named, the legend is enough

/** Which parts of the screen are taken. @param {number} width @param {number} height */
export function createRoom(width, height) {
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const taken = new Uint8Array(columns * rows);
  /** @param {Box} box @param {(cell: number) => boolean} stop @returns {boolean} whether it was stopped */
  const each = ({x, y, width: wide, height: high}, stop) => {
    const [left, right] = [Math.max(Math.floor(x / CELL), 0), Math.min(Math.floor((x + wide) / CELL), columns - 1)];
    const [top, bottom] = [Math.max(Math.floor(y / CELL), 0), Math.min(Math.floor((y + high) / CELL), rows - 1)];
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) if (stop(row * columns + column)) return true;
    return false;
  };
  return {
    /** @param {Box} box */
    take(box) { each(box, (cell) => { taken[cell] = 1; return false; }); },
    /** Free, and wholly on the screen. @param {Box} box @returns {boolean} */
    free: (box) => box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height && !each(box, (cell) => taken[cell] === 1),
  };
}

/** @param {Frame} frame */
export function labels(frame) {
  const {scene, place, width, height, r} = frame;
  const room = createRoom(width, height);
  for (const each of scene.seen) room.take({x: place.x[each] - r, y: place.y[each] - r, width: 2 * r, height: 2 * r});
  if (scene.mix === 0) return islandNames(frame, room);
  const here = named(scene).filter((each) => inside(place.x[each], place.y[each], width, height));
  const found = here.slice(0, TRIES).map((each) => ({each, box: personBox(frame, each, room)}));
  const enough = found.filter(({box}) => box).length >= ENOUGH * here.length;
  for (const {each, box} of found) if (box && (enough || own(scene, each))) write(frame, scene.names[each], box, letter(frame, own(scene, each)));
  return undefined;
}

/** Whom to name, first things first. @param {import("./canvas.js").Scene} scene */
function named({focus, me, near, order, seen}) {
  if (focus !== null) return [focus, ...order.filter((each) => near.has(each))];
  return me !== null && seen.has(me) ? [me, ...order.filter((each) => each !== me)] : order;
}

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const inside = (x, y, width, height) => x >= 0 && y >= 0 && x <= width && y <= height;

/** Named in any case, and in heavier letters. @param {import("./canvas.js").Scene} scene @param {number} each */
const own = ({focus, me}, each) => each === focus || each === me;

/** @param {Frame} frame @param {boolean} strong */
const letter = ({palette: {face, letters}}, strong) => `${strong ? 700 : 500} ${letters}px ${face}`;

/** Beside the dot, under it or over it. @param {Frame} frame @param {number} each @param {ReturnType<typeof createRoom>} room @returns {Box | undefined} */
function personBox(frame, each, room) {
  const {pen, scene, place, palette: {letters}, r} = frame;
  pen.font = letter(frame, own(scene, each));
  const [wide, high, away] = [pen.measureText(scene.names[each]).width, letters * 1.1, r + 3];
  const [x, y] = [place.x[each], place.y[each]];
  const boxes = [
    {x: x + away, y: y - high / 2}, {x: x - away - wide, y: y - high / 2},
    {x: x - wide / 2, y: y + away}, {x: x - wide / 2, y: y - away - high},
  ].map((at) => ({...at, width: wide, height: high}));
  const box = boxes.find(room.free) ?? (own(scene, each) ? within(boxes[0], frame) : undefined);
  if (box) room.take(box);
  return box;
}

/** Oneself and the one looked at are always named. @param {Box} box @param {{width: number, height: number}} size @returns {Box} */
const within = (box, {width, height}) => ({
  ...box, x: Math.max(Math.min(box.x, width - box.width - HALO), HALO), y: Math.max(Math.min(box.y, height - box.height - HALO), HALO),
});

/** @param {Frame} frame @param {ReturnType<typeof createRoom>} room */
function islandNames(frame, room) {
  const {pen, scene, view, width, height, palette: {display, letters}} = frame;
  const size = letters * 1.15;
  const font = pen.font = `700 ${size}px ${display}`;
  for (const island of scene.islands) {
    if (island.r * view.k < SMALL) continue;
    const wide = pen.measureText(island.name).width;
    const [x, y, r] = [(island.x - view.x) * view.k + width / 2, (island.y - view.y) * view.k + height / 2, island.r * view.k];
    const at = (/** @type {number} */ top) => within({x: x - wide / 2, y: top, width: wide, height: size * 1.15}, frame);
    const box = [at(y + r + 1), at(y - r - size * 1.15 - 1)].find(room.free) ?? (wide < 2 * r ? at(y - size / 2) : undefined);
    if (!box) continue;
    room.take(box);
    write(frame, island.name, box, font);
  }
}

/** With a rim of the ground's colour, so that threads do not cross the letters. @param {Frame} frame @param {string} text @param {Box} box @param {string} font */
function write({pen, palette}, text, {x, y, height}, font) {
  pen.font = font;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.lineJoin = "round";
  pen.lineWidth = 2 * HALO;
  pen.strokeStyle = palette.ground;
  pen.strokeText(text, x, y + height / 2);
  pen.fillStyle = palette.ink;
  pen.fillText(text, x, y + height / 2);
}
