// Where each dot lies: people with ties draw near. The same picture for the same ties, since d3-force
// begins each time from the same places and throws no dice of its own.
import {forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY} from "d3-force";

/** @typedef {{index?: number, x?: number, y?: number}} Dot */

export const RADIUS = 6;

/**
 * @param {number} count how many people
 * @param {import("./graph.js").Line[]} links the ties they are laid out by
 * @param {(Dot | undefined)[]} [was] where they were before
 * @returns {{dots: Dot[], step: () => boolean}} step: a little further; false when they lie still
 */
export function createLayout(count, links, was = []) {
  const dots = Array.from({length: count}, (_, nth) => ({...(was[nth]?.x === undefined ? {} : {x: was[nth]?.x, y: was[nth]?.y})}));
  const simulation = forceSimulation(/** @type {any[]} */ (dots))
    .force("tie", forceLink(links.map(([source, target, weight]) => ({source, target, weight}))).distance(34).strength((/** @type {any} */ link) => Math.min(0.08 + link.weight * 0.03, 0.5)))
    .force("apart", forceManyBody().strength(-42).theta(1.3).distanceMax(420))
    .force("room", forceCollide(RADIUS + 2))
    .force("x", forceX(0).strength(0.045))
    .force("y", forceY(0).strength(0.06))
    .alphaDecay(count > 800 ? 0.045 : 0.028)
    .stop();
  if (was.length > 0) simulation.alpha(0.35);
  return {
    dots,
    step() {
      simulation.tick();
      return simulation.alpha() > simulation.alphaMin();
    },
  };
}
