// The picture while it lives. Places are worked out a little in each frame, unseen; then the dots walk
// there, all at once. So nothing ever shakes, and however many there are the page stays free.
import {createPainter, fitted, nearest} from "#views/networks/canvas.js";
import {createEye} from "#views/networks/eye.js";
import {before, carried, settling, widened} from "#views/networks/layout.js";
import {lookAround, nearer} from "#views/networks/looking.js";
import {createWalk} from "#views/networks/walk.js";

/** @typedef {import("./layout.js").Places} Places */
/** @typedef {import("./looking.js").Point} Point */
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
const NOBODY = /** @type {Around} */ ({near: new Set(), own: []});

export class Drawing {
  shown = /** @type {Shown | null} */ (null);
  wide = 1; // times as high as the screen is
  home = before([], 1);
  settled = /** @type {Places | null} */ (null); // as they were laid out, whatever the screen
  work = /** @type {ReturnType<typeof settling> | null} */ (null);
  hovered = /** @type {number | null} */ (null);
  asked = 0;
  dirty = true;
  walk = createWalk();

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{press: (place: number | null) => void, calm: boolean}} wanted calm: nothing moves; the picture appears when it is ready
   */
  constructor(canvas, {press, calm}) {
    this.canvas = canvas;
    this.calm = calm;
    this.painter = createPainter(canvas);
    this.eye = createEye(calm);
    this.unlook = lookAround(canvas, {
      view: () => this.eye.view,
      look: (view) => { this.eye.look(view); this.later(); },
      whole: this.whole,
      press: (at) => press(this.under(at)),
      point: (at) => this.point(at && this.under(at)),
    });
    this.size = new ResizeObserver(this.resize);
    this.size.observe(canvas);
  }

  // What the page wants

  /** @param {Shown} next */
  show(next) {
    const was = this.shown;
    if (!was) this.wide = this.screen();
    if (!was || was.people !== next.people || was.homes !== next.homes || !sameLinks(was.links, next.links)) this.resettle(next);
    this.shown = next;
    if (was && was.early !== next.early) this.setOff();
    this.later();
  }

  /** Nearer to the middle, or further away. @param {number} times */
  nearer(times) {
    this.eye.look(nearer(this.eye.goal, {x: 0, y: 0}, times), {slowly: true});
    this.later();
  }

  whole = () => {
    this.eye.whole();
    this.later();
  };

  /** Other colours or letters, e.g. when night falls. */
  repaint = () => {
    this.painter.forget();
    this.later();
  };

  stop() {
    cancelAnimationFrame(this.asked);
    this.size.disconnect();
    this.unlook();
  }

  // Frame by frame

  later() {
    this.dirty = true;
    this.again();
  }

  again() { this.asked ||= requestAnimationFrame(this.frame); }

  /** @param {number} now ms */
  frame = (now) => {
    this.asked = 0;
    if (!this.shown || this.canvas.clientWidth === 0) return;
    if (this.work && settleSome(this.work)) this.arrive(this.work);
    const moving = this.walk.step(now);
    const gliding = this.eye.glide(() => fitted(this.walk.at, this.canvas.clientWidth, this.canvas.clientHeight));
    const ready = !this.calm || this.settled !== null;
    if (ready && (this.dirty || moving || gliding)) {
      const resting = !gliding && now - this.eye.touched > REST;
      this.dirty = !this.painter.paint(this.scene(this.shown), this.eye.view, {moving, resting}) || moving;
    }
    this.canvas.dataset.still = String(!this.work && !moving && !gliding && !this.dirty);
    if (this.work || moving || gliding || this.dirty) this.again();
  };

  /** @param {Shown} shown @returns {import("./canvas.js").Scene} */
  scene({look, organisations, focus, around}) {
    const {at, mix} = this.walk;
    const hovered = this.hovered !== null && look.seen.has(this.hovered) ? this.hovered : null;
    const looked = mix < 1 ? null : focus ?? hovered;
    const named = new Map(organisations.map((each) => [each.key, each]));
    const islands = this.home.islands.flatMap((island) => {
      const organisation = named.get(island.key);
      return organisation ? [{...organisation, ...island}] : [];
    });
    return {...look, at, mix, focus: looked, islands, ...(looked === null ? NOBODY : around(looked))};
  }

  // Where everybody stands

  /** @returns {[Places, number]} */
  goal() {
    return this.shown?.early || !this.settled ? [this.home, 0] : [widened(this.settled, this.wide), 1];
  }

  /** Everybody to where they belong, before the day or now. @param {number} hold ms until they set off */
  setOff(hold = 0) {
    const [places, mix] = this.goal();
    if (this.calm) this.walk.put(places, mix);
    else this.walk.go(places, mix, {at: performance.now() + hold, lasts: WALK});
    this.later();
  }

  /** @param {ReturnType<typeof settling>} work */
  arrive(work) {
    const first = this.settled === null;
    this.settled = work.places();
    this.work = null;
    this.setOff(first ? HOLD : 0);
  }

  /** Other people or other ties: those who were here set out from where they stood. @param {Shown} next */
  resettle(next) {
    const was = new Map(this.shown?.people.map((id, place) => [id, place]));
    this.home = before(next.homes, this.wide);
    const stood = this.settled && carried(next.people, was, this.settled, this.home);
    this.walk.put(carried(next.people, was, this.walk.at, stood ? widened(stood, this.wide) : this.home), stood ? this.walk.mix : 0);
    this.work = settling(stood ?? this.home, next.links, {again: stood !== null});
    this.settled = stood;
  }

  // The sheet and the hand on it

  screen() { return Math.min(Math.max(this.canvas.clientWidth / Math.max(this.canvas.clientHeight, 1), 0.8), 2.2); }

  /** Another screen, e.g. all of it: everybody uses its width. */
  resize = () => {
    const {canvas} = this;
    const sharp = Math.min(devicePixelRatio, 2); // sharper than that only costs
    canvas.width = Math.round(canvas.clientWidth * sharp);
    canvas.height = Math.round(canvas.clientHeight * sharp);
    this.eye.resized();
    this.repaint();
    const now = this.screen();
    if (!this.shown || canvas.clientWidth === 0 || Math.abs(now / this.wide - 1) < 0.08) return;
    this.wide = now;
    this.home = before(this.shown.homes, now);
    this.walk.put(...this.goal());
  };

  /** @param {Point} at */
  under(at) { return this.shown && nearest(this.walk.at, this.shown.look.seen, this.eye.view, at); }

  /** @param {number | null} place */
  point(place) {
    this.canvas.style.cursor = place === null ? "" : "pointer";
    if (place === this.hovered) return;
    this.hovered = place;
    this.later();
  }
}

/** A slice of the work of finding places. @param {ReturnType<typeof settling>} work @returns {boolean} whether it is done */
function settleSome(work) {
  const until = performance.now() + SLICE;
  while (performance.now() < until) if (!work.step()) return true;
  return false;
}

/** @param {Shown["links"]} one @param {Shown["links"]} other */
const sameLinks = (one, other) => one.length === other.length
  && one.every((link, nth) => link.one === other[nth].one && link.other === other[nth].other && link.strong === other[nth].strong);
