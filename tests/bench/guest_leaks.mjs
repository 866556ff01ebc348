// What stays of widgets that were made and removed, in a page that lives on.
//
// Chromium counts after it has collected garbage. The first rounds are not counted: they fill what is kept on purpose, such
// as the compiled engine, and the browser's own caches.
import { openHostPage } from "../browser/host_page.mjs";

/** @typedef {import("playwright-core").CDPSession} Session */

const WARM = 10;
const ROUNDS = 50;

/** Each makes one widget, waits until it can be used, and removes it. */
const ways = /** @type {const} */ ({
  element: async (/** @type {string} */ src) => {
    const element = document.createElement("pool-bill");
    element.setAttribute("src", src);
    document.body.append(element);
    await /** @type {any} */ (element).ready;
    await /** @type {any} */ (element).whenIdle();
    element.remove();
  },
  function: async (/** @type {string} */ src) => {
    const address = "/create.js";
    const { createPoolBill } = await import(address);
    const widget = await createPoolBill(document.body, { src });
    await widget.whenIdle();
    widget.dispose();
  },
});

/** @param {Session} session */
async function counted(session) {
  for (let round = 0; round < 3; ++round) await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = /** @type {any} */ (await session.send("Runtime.getHeapUsage"));
  const { nodes, jsEventListeners, documents } = await session.send("Memory.getDOMCounters");
  return { bytes: usedSize + backingStorageSize, nodes, listeners: jsEventListeners, documents };
}

/** @param {string} src */
export async function measureLeaks(src) {
  const measured = [];
  for (const [way, mount] of Object.entries(ways)) {
    const visit = await openHostPage({ attributes: `src="${src}"` });
    const session = await visit.page.context().newCDPSession(visit.page);
    const times = async (/** @type {number} */ count) => {
      for (let round = 0; round < count; ++round) await visit.page.evaluate(mount, src);
      await visit.page.waitForTimeout(500);
    };
    await times(WARM);
    const before = await counted(session);
    await times(ROUNDS);
    const after = await counted(session);
    const grown = (/** @type {keyof typeof after} */ what) => after[what] - before[what];
    measured.push({ way, heapKb: grown("bytes") / 1000, nodes: grown("nodes"), listeners: grown("listeners"), documents: grown("documents") });
    await visit.close();
  }
  return measured;
}
