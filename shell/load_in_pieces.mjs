// Loads a scenario a piece at a time: a long one does not hold the page up, a short one is there at once.

import { LOADING } from "./engine.mjs";
import { inPieces } from "./tasks.mjs";

/**
 * @param {import("./engine.mjs").Engine | null} engine
 * @param {string} scenario
 * @param {boolean} asStep  in place of the one that is there, which is then one undo away
 * @returns {Promise<boolean>} whether it is there now
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
