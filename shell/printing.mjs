// On paper the widget is its text: the mirror, black on white, over as many pages as it takes (style.mjs, .paper).
//
// The application makes rows only where they are seen. So for the paper it gets a surface that is high enough for about
// 1,000 of them; since the drawing is not printed, that has few pixels.

const PAPER = { width: 1040, height: 40_000, ratio: 0.05 };

/**
 * @param {HTMLElement} root
 * @param {import("./listeners.mjs").Listeners} listeners
 * @param {(paper: import("./surface.mjs").SurfaceSize | null) => void} changed  null: the screen's surface again
 * @param {() => HTMLCanvasElement | null} chart  a picture of it, in place of its text
 */
export function watchPrinting(root, listeners, changed, chart) {
  let wasPlain = false;
  /** @type {HTMLCanvasElement | null} */
  let picture = null;
  listeners.on(window, "beforeprint", () => {
    wasPlain = root.classList.contains("plain");
    picture = wasPlain ? null : chart();
    root.classList.add("plain", "paper");
    changed(PAPER);
    changed(PAPER); // heights that follow from the first frame
    if (picture) root.querySelector("[role=application]")?.before(picture);
  });
  listeners.on(window, "afterprint", () => {
    picture?.remove();
    root.classList.remove("paper");
    if (!wasPlain) root.classList.remove("plain");
    changed(null);
  });
}

/**
 * Every node that would be on the paper. The caller draws the next frame for the screen within this task.
 * @param {import("./engine.mjs").Engine} engine
 */
export function nodesOnPaper(engine) {
  engine.frame(PAPER, performance.now());
  engine.frame(PAPER, performance.now());
  return engine.semantics();
}
