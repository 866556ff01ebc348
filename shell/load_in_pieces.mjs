// Loads a scenario in pieces: a long one does not block the page, a short one is loaded at once.

import { LOADING } from "./engine.mjs";
import { inPieces } from "./tasks.mjs";

/**
 * @param {import("./engine.mjs").Engine | null} engine
 * @param {string} scenario
 * @param {boolean} asStep  as one step that undo takes back
 * @returns {Promise<boolean>} whether it was loaded
 */
export async function loadInPieces(engine, scenario, asStep) {
  if (!engine) return false;
  /** @type {number} */
  let loading = LOADING.failed;
  let piece = () => engine.load(scenario, asStep);
  await inPieces(() => {
    loading = piece();
    piece = () => engine.loadOn();
    return loading === LOADING.more;
  });
  return loading === LOADING.done;
}
