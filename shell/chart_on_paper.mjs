// The timeline as it is printed: a picture in light colours, whatever the theme of the screen is.

import { canReadPixels } from "./readable.mjs";

/** As wide as a page, and so high that nothing is scrolled; device pixels enough for paper. */
const SURFACE = { width: 1040, height: 1600, ratio: 1.5 };
/** Below the chart itself: the axis of time, the overview and the legend. */
const BELOW = 96;
/** The panel's outline, which is left out. */
const EDGE = 2;

/**
 * Copies the chart out of a frame of its own. The canvas is blank afterwards: the caller draws the next frame for the screen.
 * @param {import("./engine.mjs").Engine | null} engine
 * @param {HTMLCanvasElement} canvas
 * @param {import("./theme.mjs").Theme | null} theme
 * @returns {HTMLCanvasElement | null} null where the screen has no chart, or nothing is drawn
 */
export function chartOnPaper(engine, canvas, theme) {
  if (!engine?.draws || !theme || !canReadPixels() || canvas.getContext("webgl2")?.isContextLost()) return null;
  const { width, height } = canvas;
  theme.applyForPaper();
  Object.assign(canvas, { width: SURFACE.width * SURFACE.ratio, height: SURFACE.height * SURFACE.ratio });
  engine.frame(SURFACE, performance.now());
  engine.frame(SURFACE, performance.now()); // heights that follow from the first one
  const picture = copyOf(canvas, partWithChart(engine.semantics()));
  Object.assign(canvas, { width, height });
  theme.apply();
  return picture;
}

/**
 * The timeline's panel without its head, which has only controls.
 * @param {import("./engine.mjs").SemanticNode[]} nodes
 */
function partWithChart(nodes) {
  const depthOf = (/** @type {import("./engine.mjs").SemanticNode} */ { depth = 0 }) => depth;
  const at = nodes.findIndex(({ role, box }) => role === "application" && box);
  const panel = nodes.slice(0, Math.max(at, 0)).reverse().find((node) => node.role === "region" && depthOf(node) < depthOf(nodes[at]));
  const [chart, around] = [nodes[at]?.box, panel?.box];
  if (!chart || !around || nodes.some(({ modal }) => modal)) return null; // a dialog lies over it
  const [left, top, right] = [around[0] + EDGE, chart[1], around[0] + around[2] - EDGE];
  return { left, top, width: right - left, height: Math.min(chart[3] + BELOW, around[1] + around[3] - top) };
}

/** @param {HTMLCanvasElement} canvas @param {{ left: number, top: number, width: number, height: number } | null} part */
function copyOf(canvas, part) {
  if (!part) return null;
  const picture = document.createElement("canvas");
  const [left, top, width, height] = [part.left, part.top, part.width, part.height].map((length) => Math.round(length * SURFACE.ratio));
  Object.assign(picture, { className: "chart", width, height });
  picture.getContext("2d")?.drawImage(canvas, left, top, width, height, 0, 0, width, height);
  return picture;
}
