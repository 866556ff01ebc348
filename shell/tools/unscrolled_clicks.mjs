// Clicks in Firefox. Its remote control first scrolls what is clicked to the middle of everything that scrolls, even if it is in
// sight, and clicks where it is then. The mirror takes such scrolling back within a frame (shell/mirror.mjs), so now and then
// the click would hit something else. So what is in sight is clicked where it is.

/** @typedef {import("playwright-core").Locator} Locator */

const PATIENCE_MS = 2000;

/** @type {WeakSet<object>} */
const patched = new WeakSet();

/** Every locator of the process clicks so from now on. @param {import("playwright-core").Page} page */
export function clickWithoutScrolling(page) {
  const prototype = Object.getPrototypeOf(page.locator("html"));
  if (patched.has(prototype)) return;
  patched.add(prototype);
  for (const [name, clickCount] of /** @type {const} */ ([["click", 1], ["dblclick", 2]])) {
    const original = prototype[name];
    /** @this {Locator} @param {object} [options] */
    prototype[name] = async function (options) {
      const point = options ? null : await pointOf(this);
      if (point) await this.page().mouse.click(...point, { clickCount });
      else await original.call(this, options);
    };
  }
}

/** Its middle, once a press there would hit it; null if that does not come soon. @param {Locator} locator @returns {Promise<[number, number] | null>} */
async function pointOf(locator) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    if ((await locator.count()) !== 1) continue;
    const point = await locator.evaluate(
      (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const [middle, centre] = [x + width / 2, y + height / 2];
        const hit = /** @type {Document | ShadowRoot} */ (element.getRootNode()).elementFromPoint(middle, centre);
        return hit && element.contains(hit) ? [middle, centre] : null;
      },
      undefined,
      { timeout: 1000 },
    ).catch(() => null);
    if (point) return /** @type {[number, number]} */ (point);
  }
  return null;
}
