// What Ctrl+C copies, for the tests of it.
import { openHostPage } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** Two days of bills, more than a screen has, and an ear for what is copied. */
export async function openWithBills() {
  const visit = await openHostPage();
  await visit.widget.evaluate((element) => {
    const widget = /** @type {any} */ (element);
    widget.scenario = { ...widget.scenario, now: "2023-04-20T16:00:00+08:00" };
    addEventListener("copy", ({ clipboardData, defaultPrevented }) => {
      const got = (/** @type {string} */ type) => clipboardData?.getData(type) ?? "";
      Object.assign(window, { copied: defaultPrevented ? { text: got("text/plain"), html: got("text/html") } : "the browser's" });
    });
  });
  await visit.idle();
  return visit;
}

/** Presses Ctrl+C. @param {Visit} visit @returns {Promise<any>} what the widget copied */
export async function copy(visit) {
  await visit.page.keyboard.press("Control+c");
  await visit.idle();
  return visit.page.evaluate(() => /** @type {any} */ (window).copied);
}
