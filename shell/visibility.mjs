// Whether the widget is visible: it is on the screen, and the page is not hidden.

import { unhidden } from "./unhidden.mjs";

/**
 * @param {Element} host
 * @param {import("./listeners.mjs").Listeners} listeners
 * @param {(isVisible: boolean) => void} tell  at once and whenever it changes
 */
export function watchVisibility(host, listeners, tell) {
  let isOnScreen = true;
  const apply = () => tell(isOnScreen && !unhidden("hidden"));
  const observer = new IntersectionObserver((entries) => {
    isOnScreen = entries[entries.length - 1].isIntersecting;
    apply();
  });
  observer.observe(host);
  listeners.defer(() => observer.disconnect());
  listeners.on(document, "visibilitychange", apply);
  apply();
}
