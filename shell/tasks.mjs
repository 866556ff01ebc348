// Long work is done in several tasks, so that the page can respond in between.

/** The longest time for one task, so that the page stays smooth. */
export const LONG_ENOUGH_MS = 8;

/** Pieces that fit into 8 ms share a task; the first one runs at once. @param {() => boolean} piece  whether there is more */
export async function inPieces(piece) {
  let began = performance.now();
  while (piece()) {
    if (performance.now() - began <= LONG_ENOUGH_MS) continue;
    await nextTask();
    began = performance.now();
  }
}

/** Avoids timers, whose delay grows to a second in the background. @returns {Promise<void>} */
export function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
