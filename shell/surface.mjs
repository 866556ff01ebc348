// The size of the canvas: CSS pixels for the application, whole device pixels for the backing store.
//
// The backing store is set and the frame drawn in the observer itself, since setting it clears the canvas.

import { watchPrinting } from "./printing.mjs";

/** @typedef {{ width: number, height: number, ratio: number }} SurfaceSize */

const MOST = 8192; // device pixels, which every WebGL 2 can draw; with more it draws fewer than the canvas has

/**
 * The exact size that the browser reports, unless it does not fit the computed one: it ignores emulated ratios.
 * @param {number} computed @param {number} [exact]
 */
const devicePixels = (computed, exact) =>
  exact !== undefined && Math.abs(exact - computed) <= 1 ? exact : Math.round(computed);

/**
 * @param {HTMLCanvasElement} canvas
 * @param {SurfaceSize} initial  until the browser has measured the canvas
 * @param {import("./listeners.mjs").Listeners} listeners
 * @param {(size: SurfaceSize, isPaper: boolean) => void} resized  called at once after each change; `isPaper` while the page is
 *   printed, and once after it with the size of the screen
 * @param {() => HTMLCanvasElement | null} chart  as it is printed (printing.mjs)
 */
export function watchSurface(canvas, initial, listeners, resized, chart) {
  let width = 0;
  let height = 0;
  let known = "";
  let seen = initial; // the last size of the screen with which something could be seen
  /** @type {{ inline: number, block: number } | undefined} */
  let exact; // device pixels as the browser lays them out, where it says so

  let isPrinting = false;

  const apply = () => {
    if (isPrinting) return;
    const zoom = /** @type {{ currentCSSZoom?: number }} */ (canvas).currentCSSZoom ?? 1; // the page's CSS zoom
    const ratio = Math.min(window.devicePixelRatio * zoom, MOST / Math.max(width, height, 1));
    const pixels = { width: devicePixels(width * ratio, exact?.inline), height: devicePixels(height * ratio, exact?.block) };
    const size = [width, height, ratio, pixels.width, pixels.height].join();
    if (size === known) return;
    known = size;
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, pixels);
    const screen = { width, height, ratio };
    if (width > 0 && height > 0) seen = screen;
    resized(screen, false);
  };

  const measured = (/** @type {ResizeObserverEntry[]} */ entries) => {
    const entry = entries[entries.length - 1];
    width = entry.contentRect.width;
    height = entry.contentRect.height;
    const device = entry.devicePixelContentBoxSize?.[0];
    exact = device && { inline: device.inlineSize, block: device.blockSize };
    apply();
  };
  // CSS zoom changes the size in CSS pixels alone, the ratio of the screen the one in device pixels alone.
  for (const box of /** @type {const} */ (["device-pixel-content-box", "content-box"])) {
    const observer = new ResizeObserver(measured);
    try {
      observer.observe(canvas, { box });
    } catch {
      // Safari knows no device-pixel-content-box.
    }
    listeners.defer(() => observer.disconnect());
  }

  watchPrinting(/** @type {HTMLElement} */ (canvas.parentElement), listeners, (paper) => {
    isPrinting = paper !== null;
    known = "";
    resized(paper ?? seen, true);
    apply();
  }, chart);

  // Moving to another monitor may change the ratio without changing the size. A media query is for one ratio, so
  // a new one is made after each change.
  let forget = () => {};
  const watchRatio = () => {
    forget();
    forget = listeners.on(matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`), "change", () => {
      watchRatio();
      exact = undefined; // the observer will say, when it knows
      apply();
    });
  };
  watchRatio();
}
