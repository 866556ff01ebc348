// Loads a scenario a piece at a time: a long one does not hold the page up, a short one is there at once.

import { LOADING } from "./engine.mjs";
import { nextTask } from "./tasks.mjs";

const LONG_ENOUGH_MS = 8;

/**
 * @param {import("./engine.mjs").Engine | null} engine
 * @param {string} scenario
 * @param {boolean} asStep  in place of the one that is there, which is then one undo away
 * @returns {Promise<boolean>} whether it is there now
 */
export async function load(engine, scenario, asStep) {
  if (!engine) return false;
  let began = performance.now();
  let loading = engine.load(scenario, asStep);
  while (loading === LOADING.more) {
    if (performance.now() - began > LONG_ENOUGH_MS) {
      await nextTask();
      began = performance.now();
    }
    loading = engine.loadOn();
  }
  return loading === LOADING.done;
}
