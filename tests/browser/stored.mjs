// What the browser has stored for the page, and pages that store.
import { openHostPage, scenario } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** @param {Parameters<typeof openHostPage>[0]} [options] */
export const openStored = (options) => openHostPage({ attributes: `src="${scenario}" storage-key="console"`, ...options });

/** @param {Visit} visit @returns {Promise<number>} of the log that is shown */
export const actionCount = (visit) => visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.actions.length);

/** All texts by key. @param {{ page: import("playwright-core").Page }} visit */
export const stored = ({ page }) =>
  page.evaluate(async () => {
    /** @type {Record<string, string>} */
    const indexeddb = {};
    /** @type {IDBDatabase} */
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("poolbill", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("texts");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    await new Promise((resolve) => {
      const cursors = database.transaction("texts").objectStore("texts").openCursor();
      cursors.onsuccess = () => {
        const cursor = cursors.result;
        if (!cursor) return resolve(undefined);
        indexeddb[String(cursor.key)] = cursor.value;
        cursor.continue();
      };
    });
    database.close();
    return { indexeddb, local: { ...localStorage } };
  });

/** Puts other bytes in the place of what is stored. @param {{ page: import("playwright-core").Page }} visit @param {string} name @param {string} text */
export const damage = ({ page }, name, text) =>
  page.evaluate(
    ([key, value]) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("poolbill", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("texts");
        request.onsuccess = () => {
          const transaction = request.result.transaction("texts", "readwrite");
          transaction.objectStore("texts").put(value, key);
          transaction.oncomplete = () => {
            request.result.close();
            resolve(undefined);
          };
        };
        request.onerror = () => reject(request.error);
      }),
    [name, text],
  );

/** Waits, at most 10 s. @param {() => Promise<boolean>} condition */
export async function until(condition) {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not so after 10 s: ${condition}`);
}
