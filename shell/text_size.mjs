// The size of the page's text, which the widget follows upwards: above 16 CSS pixels everything is drawn larger in proportion.
//
// Smaller text is not followed, since many pages set some for their own dense layout. What a page sets on the tag counts.

const USUAL = 16; // CSS pixels, what browsers begin with
const MOST = 3;

/** @param {Element} host @param {HTMLElement} root  what is enlarged @param {import("./listeners.mjs").Listeners} listeners */
export function followTextSize(host, root, listeners) {
  const apply = () => {
    const scale = Math.min(Math.max(parseFloat(getComputedStyle(host).fontSize) / USUAL, 1), MOST);
    root.style.setProperty("zoom", String(scale));
  };
  const probe = document.createElement("div"); // it is 1 em wide
  probe.className = "em";
  root.before(probe);
  const observer = new ResizeObserver(apply);
  observer.observe(probe);
  listeners.defer(() => (observer.disconnect(), probe.remove()));
  apply();
}
