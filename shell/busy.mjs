// Marks the widget as busy; an indicator appears after 0.2 s (style.mjs).

/** @template T @param {HTMLElement} root  busy for as long as the work takes @param {Promise<T>} work */
export async function whileBusy(root, work) {
  root.classList.add("waiting");
  root.setAttribute("aria-busy", "true");
  try {
    return await work;
  } finally {
    root.classList.remove("waiting");
    root.removeAttribute("aria-busy");
  }
}
