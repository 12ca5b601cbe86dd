// The picture while it lives. Places are worked out a little in each frame, unseen; then the dots walk
// there, all at once. So nothing ever shakes, and however many there are the page stays free.
import {createPainter, fitted, nearest} from "#views/networks/canvas.js";
import {before, settling, widened} from "#views/networks/layout.js";
import {lookAround, nearer, same} from "#views/networks/looking.js";
import {createWalk} from "#views/networks/walk.js";

/** @typedef {import("./layout.js").Places} Places */
/** @typedef {import("./looking.js").View} View */
/** @typedef {{near: Set<number>, own: number[]}} Around places somebody has ties with, and those ties */
/**
 * @typedef {object} Shown what is drawn
 * @property {number[]} people ids
 * @property {(string | null)[]} homes by place
 * @property {{one: number, other: number, strong: number}[]} links the ties people are laid out by
 * @property {Omit<import("./canvas.js").Scene, "at" | "mix" | "islands" | "focus" | "near" | "own">} look
 * @property {{key: string, name: string, colour: number}[]} organisations
 * @property {number | null} focus a place
 * @property {(place: number) => Around} around
 * @property {boolean} early as before the day
 */

const SLICE = 8; // ms of each frame for finding places: the rest is the page's
const WALK = 1_600; // ms
const HOLD = 500; // ms the islands are seen before they dissolve
const REST = 140; // ms without a move until all is drawn anew
const GLIDE = 0.22; // of what is left, in each frame

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{press: (place: number | null) => void, calm: boolean}} wanted calm: nothing moves; the picture appears when it is ready
 */
export function createDrawing(canvas, {press, calm}) {
  const painter = createPainter(canvas);
  const walk = createWalk();
  const eye = createEye(calm);
  let shown = /** @type {Shown | null} */ (null);
  let wide = 1; // times as high as the screen is
  let home = before([], wide);
  let settled = /** @type {Places | null} */ (null); // as they were laid out, whatever the screen
  let work = /** @type {ReturnType<typeof settling> | null} */ (null);
  let [hovered, asked, dirty] = [/** @type {number | null} */ (null), 0, true];

  const again = () => { asked ||= requestAnimationFrame(frame); };
  const later = () => { dirty = true; again(); };

  /** @param {number} now ms */
  function frame(now) {
    asked = 0;
    if (!shown || canvas.clientWidth === 0) return;
    if (work && settleSome(work)) arrive();
    const moving = walk.step(now);
    const gliding = eye.glide(() => fitted(walk.at, canvas.clientWidth, canvas.clientHeight));
    const empty = calm && !settled;
    if ((dirty || moving || gliding) && !empty) {
      const whole = painter.paint(scene(shown), eye.view, {moving, resting: !gliding && now - eye.touched > REST});
      dirty = moving || !whole;
    }
    canvas.dataset.still = String(!work && !moving && !gliding && !dirty);
    if (work || moving || gliding || dirty) again();
  }

  const arrive = () => {
    const first = settled === null;
    settled = work?.places() ?? null;
    work = null;
    stand(first ? HOLD : 0);
  };

  /** @returns {[Places, number]} */
  const goal = () => (shown?.early || !settled ? [home, 0] : [widened(settled, wide), 1]);

  /** Everybody to where they belong, before the day or now. @param {number} hold ms until they set off */
  const stand = (hold = 0) => {
    const [places, mix] = goal();
    if (calm) walk.put(places, mix);
    else walk.go(places, mix, {at: performance.now() + hold, lasts: WALK});
    later();
  };

  /** Other people or other ties: those who were here set out from where they stood. @param {Shown} next */
  const resettle = (next) => {
    const was = new Map(shown?.people.map((id, place) => [id, place]));
    home = before(next.homes, wide);
    const stood = settled && carried(next.people, was, settled, home);
    walk.put(carried(next.people, was, walk.at, stood ? widened(stood, wide) : home), settled ? walk.mix : 0);
    work = settling(stood ?? home, next.links, {again: stood !== null});
    settled = stood;
  };

  /** Another screen, e.g. all of it: everybody uses its width. @param {number} width times its height */
  const reshape = (width) => {
    const now = Math.min(Math.max(width, 0.8), 2.2);
    if (!shown || canvas.clientWidth === 0 || Math.abs(now / wide - 1) < 0.08) return;
    wide = now;
    home = before(shown.homes, wide);
    walk.put(...goal());
  };

  /** @param {Shown} shown @returns {import("./canvas.js").Scene} */
  const scene = ({look, organisations, focus, around}) => {
    const looked = walk.mix < 1 ? null : focus ?? (hovered !== null && look.seen.has(hovered) ? hovered : null);
    const islands = organisations.flatMap((each) => home.islands.filter(({key}) => key === each.key).map((island) => ({...each, ...island})));
    const {near, own} = looked === null ? {near: new Set(), own: []} : around(looked);
    return {...look, at: walk.at, mix: walk.mix, focus: looked, near, own, islands};
  };

  /** @param {import("./looking.js").Point} at */
  const under = (at) => shown && nearest(walk.at, shown.look.seen, eye.view, at);

  const unlook = lookAround(canvas, {
    view: () => eye.view,
    look: (view) => { eye.look(view); later(); },
    whole: () => { eye.whole(); later(); },
    press: (at) => press(under(at)),
    point(at) {
      const place = at && under(at);
      canvas.style.cursor = place === null ? "" : "pointer";
      if (place !== hovered) [hovered] = [place, later()];
    },
  });
  const size = new ResizeObserver(() => {
    const sharp = Math.min(devicePixelRatio, 2); // sharper than that only costs
    canvas.width = Math.round(canvas.clientWidth * sharp);
    canvas.height = Math.round(canvas.clientHeight * sharp);
    painter.forget();
    eye.resized();
    reshape(canvas.clientWidth / Math.max(canvas.clientHeight, 1));
    later();
  });
  size.observe(canvas);

  return {
    /** @param {Shown} next */
    show(next) {
      const was = shown;
      if (!was) wide = Math.min(Math.max(canvas.clientWidth / Math.max(canvas.clientHeight, 1), 0.8), 2.2);
      if (!was || was.people !== next.people || was.homes !== next.homes || !sameLinks(was.links, next.links)) resettle(next);
      shown = next;
      if (was && was.early !== next.early) stand();
      later();
    },
    /** Nearer to the middle, or further away. @param {number} times */
    nearer(times) { eye.look(nearer(eye.goal, {x: 0, y: 0}, times), true); later(); },
    whole() { eye.whole(); later(); },
    /** Other colours or letters, e.g. when night falls. */
    repaint() { painter.forget(); later(); },
    stop() { cancelAnimationFrame(asked); size.disconnect(); unlook(); },
  };
}

/** What one looks at: all of it, until one looks around oneself. @param {boolean} calm */
function createEye(calm) {
  const whole = {x: 0, y: 0, k: 1};
  let [own, fresh] = [false, true];
  const eye = {
    view: /** @type {View} */ (whole),
    goal: /** @type {View} */ (whole),
    touched: 0,
    /** @param {View} to @param {boolean} [slowly] */
    look(to, slowly = false) {
      [own, eye.goal, eye.touched] = [true, to, performance.now()];
      if (!slowly || calm) eye.view = to;
    },
    whole() { own = false; },
    resized() { fresh = true; },
    /** @param {() => View} fit @returns {boolean} whether the view is still on its way */
    glide(fit) {
      if (!own) eye.goal = fit();
      if (calm || (fresh && !own)) eye.view = eye.goal;
      fresh = false;
      if (same(eye.view, eye.goal)) return false;
      const {view: from, goal: to} = eye;
      const close = Math.abs(from.k / to.k - 1) < 0.002 && Math.hypot(from.x - to.x, from.y - to.y) * to.k < 0.5;
      const part = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * GLIDE;
      eye.view = close ? to : {x: part(from.x, to.x), y: part(from.y, to.y), k: part(from.k, to.k)};
      eye.touched = performance.now();
      return !close;
    },
  };
  return eye;
}

/** A slice of the work of finding places. @param {ReturnType<typeof settling>} work @returns {boolean} whether it is done */
function settleSome(work) {
  const until = performance.now() + SLICE;
  while (performance.now() < until) if (!work.step()) return true;
  return false;
}

/** Places by person, for those who are new from elsewhere. @param {number[]} people @param {Map<number, number>} was @param {Places} places @param {Places} others @returns {Places} */
function carried(people, was, places, others) {
  /** @param {"x" | "y"} axis */
  const along = (axis) => Float32Array.from(people, (id, place) => {
    const old = was.get(id);
    return old === undefined ? others[axis][place] : places[axis][old];
  });
  return {x: along("x"), y: along("y")};
}

/** @param {Shown["links"]} one @param {Shown["links"]} other */
const sameLinks = (one, other) => one.length === other.length
  && one.every((link, nth) => link.one === other[nth].one && link.other === other[nth].other && link.strong === other[nth].strong);
