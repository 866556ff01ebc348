import assert from "node:assert/strict";
import { test } from "node:test";

import { LOADING } from "../../shell/engine.mjs";
import { loadInPieces } from "../../shell/load_in_pieces.mjs";

/** An engine whose pieces take so many milliseconds each. @param {number[]} pieces @param {number} last  its answer to the last */
function engineOf(pieces, last) {
  const rest = [...pieces];
  const piece = () => {
    const end = performance.now() + (rest.shift() ?? 0);
    while (performance.now() < end);
    return rest.length > 0 ? LOADING.more : last;
  };
  return /** @type {any} */ ({ load: piece, loadOn: piece });
}

/** @param {Promise<boolean>} loading @returns {Promise<number>} tasks of others that came in between */
async function tasksDuring(loading) {
  let tasks = 0;
  let isDone = false;
  void loading.then(() => (isDone = true));
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    tasks += 1;
  }
  return tasks;
}

test("a short scenario is there in the same task", async () => {
  const loading = loadInPieces(engineOf([0, 0, 0], LOADING.done), "{}", false);
  assert.equal(await Promise.race([loading, new Promise((resolve) => setImmediate(resolve, "later"))]), true);
});

test("between the pieces of a long one other tasks have their turn", async () => {
  const loading = loadInPieces(engineOf([12, 12, 12, 12], LOADING.done), "{}", false);
  assert.ok((await tasksDuring(loading)) >= 3);
  assert.equal(await loading, true);
});

test("a scenario that is refused in its last piece is not there", async () => {
  assert.equal(await loadInPieces(engineOf([12, 12], LOADING.failed), "{}", false), false);
  assert.equal(await loadInPieces(null, "{}", false), false);
});
