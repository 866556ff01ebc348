// A scenario that the page holds: <pool-bill><script type="application/json">…</script></pool-bill>.

import { unhidden } from "./unhidden.mjs";

/** @param {HTMLElement} root  of a widget @returns {Promise<string | undefined>} the text, once the page is read */
export async function inlineScenario(root) {
  if (unhidden("readyState") === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  }
  const { host } = /** @type {ShadowRoot} */ (root.getRootNode()); // none when the widget has been removed
  return host?.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
}
