// A message above the canvas, or in its place: a sentence and what can be done. The canvas begins below it.

import { languageOf, wordsFor } from "./words.mjs";

/**
 * @param {HTMLElement} root
 * @param {string} locale  the message's
 * @param {string} message
 * @param {{ data?: Promise<string | undefined>, actions?: { label: string, run: () => unknown }[] }} [ways]
 * @returns {HTMLElement} the panel; the caller removes it when the problem is solved
 */
export function showMessage(root, locale, message, { data, actions = [] } = {}) {
  const panel = document.createElement("div");
  panel.className = "message";
  panel.setAttribute("role", "alert");
  panel.lang = languageOf(locale).tag;
  const sentence = document.createElement("p");
  sentence.textContent = message;
  panel.append(sentence);
  const ways = document.createElement("p");
  for (const { label, run } of actions) {
    const button = document.createElement("button");
    button.textContent = label;
    button.addEventListener("click", run);
    ways.append(button, " ");
  }
  if (ways.hasChildNodes()) panel.append(ways);
  void data?.then((saved) => {
    if (saved === undefined) return;
    const link = document.createElement("a");
    link.textContent = wordsFor(locale, "download");
    link.download = "poolbill.json";
    link.href = `data:application/json;charset=utf-8,${encodeURIComponent(saved)}`;
    ways.append(link);
    panel.append(ways);
  });
  root.prepend(panel);
  const observer = new ResizeObserver(() => {
    if (!panel.isConnected) observer.disconnect();
    // Within this call, a change of the canvas's size would be an error that the page's `onerror` hears.
    requestAnimationFrame(() => makeRoom(root));
  });
  observer.observe(panel); // its removal changes its size, too
  return panel;
}

/** Messages do not cover what they are about, as long as they leave half of the widget. @param {HTMLElement} root */
function makeRoom(root) {
  const panels = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(":scope > .message")]);
  const bottom = Math.max(0, ...panels.map(({ offsetTop, offsetHeight }) => (offsetHeight ? offsetTop + offsetHeight + 4 : 0)));
  root.style.setProperty("--pb-messages", `${Math.min(bottom, root.clientHeight / 2)}px`);
}

/**
 * The same for modules that are fetched later and do not fetch this one again.
 * @param {HTMLElement} root @param {string} locale
 * @returns {import("./link.mjs").LinkPort}
 */
export const messages = (root, locale) => ({
  root,
  language: languageOf(locale).tag,
  message: (text, actions) => showMessage(root, locale, text, { actions }),
});
