// The graphics context of a canvas, which the browser may take away and give back.

const PATIENCE_MS = 500; // browsers restore a lost context soon or not at all

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./listeners.mjs").Listeners} listeners
 * @param {import("./engine.mjs").Engine} engine
 * @param {{ gone: () => void, back: () => void }} on  `gone` when it has not been given back in time
 */
export function watchContext(canvas, listeners, engine, { gone, back }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let patience;
  listeners.on(canvas, "webglcontextlost", (event) => {
    event.preventDefault(); // else the browser will not restore it
    engine.contextLost();
    patience = setTimeout(gone, PATIENCE_MS);
  });
  listeners.on(canvas, "webglcontextrestored", () => {
    clearTimeout(patience);
    engine.contextRestored();
    back();
  });
  listeners.defer(() => clearTimeout(patience));
}
