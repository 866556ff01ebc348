// Copies text to the clipboard, also where the page has no clipboard API (plain http, old browsers).

/** @param {string} text @param {HTMLElement} root  where a helper element may be placed briefly */
export async function copyText(text, root) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const active = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
    const box = document.createElement("textarea");
    box.value = text;
    root.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    if (active instanceof HTMLElement) active.focus();
  }
}
