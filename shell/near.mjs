// For loading="lazy": waits until an element is near what is seen of the page. It has its size meanwhile.

import { adoptStyle, sizeInFlow } from "./style.mjs";

/** @param {HTMLElement} host @returns {{ near: Promise<void>, stop: () => void }}  `stop` ends the waiting */
export function whenNear(host) {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  adoptStyle(shadow);
  shadow.replaceChildren(sizeInFlow());
  let arrived = () => {};
  const near = new Promise((/** @type {(value: void) => void} */ resolve) => (arrived = resolve));
  const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && arrived(), { rootMargin: "100%" });
  observer.observe(host);
  void near.then(() => observer.disconnect());
  return { near, stop: () => arrived() };
}
