// The message in place of a canvas that cannot be shown: a sentence and, if there is any, the saved data to download.

import { languageOf, wordsFor } from "./words.mjs";

/**
 * @param {HTMLElement} root
 * @param {string} locale  the message's
 * @param {string} message
 * @param {{ data?: string, retry?: () => void }} [ways]
 * @returns {HTMLElement} the panel; the caller removes it when the problem is solved
 */
export function showMessage(root, locale, message, { data, retry } = {}) {
  const panel = document.createElement("div");
  panel.className = "message";
  panel.setAttribute("role", "alert");
  panel.lang = languageOf(locale).tag;
  const sentence = document.createElement("p");
  sentence.textContent = message;
  panel.append(sentence);
  const actions = document.createElement("p");
  if (retry) {
    const button = document.createElement("button");
    button.textContent = wordsFor(locale, "try_again");
    button.addEventListener("click", retry);
    actions.append(button, " ");
  }
  if (data !== undefined) {
    const link = document.createElement("a");
    link.textContent = wordsFor(locale, "download");
    link.download = "poolbill.json";
    link.href = `data:application/json;charset=utf-8,${encodeURIComponent(data)}`;
    actions.append(link);
  }
  if (actions.hasChildNodes()) panel.append(actions);
  root.prepend(panel);
  return panel;
}
