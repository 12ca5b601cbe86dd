// Names in the picture: as many as find room without covering a dot or another name.

/** @typedef {import("./canvas.js").Frame} Frame */
/** @typedef {{x: number, y: number, width: number, height: number}} Box px */

const CELL = 4; // px: room is looked for in steps of this
const TRIES = 700; // names looked at, at the most
const HALO = 3; // px

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
  if (scene.mix === 0) islandNames(frame, room);
  let tries = TRIES;
  for (const each of named(scene)) {
    if (outside(place.x[each], place.y[each], width, height)) continue;
    if (tries-- === 0) break;
    personName(frame, each, room);
  }
}

/** Whom to name, first things first. @param {import("./canvas.js").Scene} scene */
function named({focus, me, near, order, seen}) {
  if (focus !== null) return [focus, ...order.filter((each) => near.has(each))];
  return me !== null && seen.has(me) ? [me, ...order.filter((each) => each !== me)] : order;
}

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const outside = (x, y, width, height) => x < 0 || y < 0 || x > width || y > height;

/** @param {Frame} frame @param {number} each @param {ReturnType<typeof createRoom>} room */
function personName(frame, each, room) {
  const {pen, scene, place, palette: {face, letters}, r} = frame;
  const strong = each === scene.focus || each === scene.me;
  pen.font = `${strong ? 700 : 500} ${letters}px ${face}`;
  const text = scene.names[each];
  const [wide, high, away] = [pen.measureText(text).width, letters * 1.1, r + 3];
  const [x, y] = [place.x[each], place.y[each]];
  const boxes = [
    {x: x + away, y: y - high / 2}, {x: x - away - wide, y: y - high / 2},
    {x: x - wide / 2, y: y + away}, {x: x - wide / 2, y: y - away - high},
  ].map((at) => ({...at, width: wide, height: high}));
  const box = boxes.find(room.free) ?? (each === scene.focus ? within(boxes[0], frame) : undefined);
  if (!box) return;
  room.take(box);
  write(frame, text, box);
}

/** The one looked at is always named. @param {Box} box @param {{width: number, height: number}} size @returns {Box} */
const within = (box, {width, height}) => ({
  ...box, x: Math.max(Math.min(box.x, width - box.width - HALO), HALO), y: Math.max(Math.min(box.y, height - box.height - HALO), HALO),
});

/** @param {Frame} frame @param {ReturnType<typeof createRoom>} room */
function islandNames(frame, room) {
  const {pen, scene, view, width, height, palette: {display, letters}} = frame;
  const size = letters * 1.15;
  pen.font = `700 ${size}px ${display}`;
  for (const island of scene.islands) {
    const wide = pen.measureText(island.name).width;
    const [x, y, r] = [(island.x - view.x) * view.k + width / 2, (island.y - view.y) * view.k + height / 2, island.r * view.k];
    const box = [y + r + 1, y - r - size * 1.15 - 1]
      .map((top) => within({x: x - wide / 2, y: top, width: wide, height: size * 1.15}, frame)).find(room.free);
    if (!box) continue;
    room.take(box);
    write(frame, island.name, box);
  }
}

/** With a rim of the ground's colour, so that threads do not cross the letters. @param {Frame} frame @param {string} text @param {Box} box */
function write({pen, palette}, text, {x, y, height}) {
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.lineJoin = "round";
  pen.lineWidth = 2 * HALO;
  pen.strokeStyle = palette.ground;
  pen.strokeText(text, x, y + height / 2);
  pen.fillStyle = palette.ink;
  pen.fillText(text, x, y + height / 2);
}
