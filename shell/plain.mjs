// What the widget shows as text in place of the drawing: a message above the mirror, which becomes visible.

import { LoadError, scriptIn } from "./engine_loader.mjs";
import { showMessage } from "./failure.mjs";
import { wordsFor } from "./words.mjs";

/** @param {string} locale @param {unknown} error @returns {{ code: string, message: string }} for the event "error" */
export function worded(locale, error) {
  const script = scriptIn(error);
  if (script) return { code: "fetch", message: wordsFor(locale, "fetch.failed", script) };
  if (!(error instanceof LoadError)) return { code: "start", message: String(error) };
  return { code: error.code, message: wordsFor(locale, error.key, ...error.values) };
}

export class Plain {
  #parts;
  /** @type {HTMLElement | null} */
  #panel = null;

  /** @param {{ root: HTMLElement, mirrorBox: HTMLElement }} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** Whether there is no drawing, but the widget can be used. */
  get isShown() {
    return this.#panel !== null;
  }

  /** @param {string} locale @param {string} message */
  show(locale, message) {
    this.#parts.root.classList.add("plain");
    this.#panel = showMessage(this.#parts.root, locale, message);
  }

  hide() {
    this.#parts.root.classList.remove("plain");
    this.#panel?.remove();
    this.#panel = null;
  }

  /** The widget has stopped: what the mirror has can still be read. @param {string} locale @param {string} message @param {Promise<string | undefined>} data  that was saved */
  showLast(locale, message, data) {
    const { root, mirrorBox } = this.#parts;
    root.classList.remove("blank");
    root.classList.add("plain");
    mirrorBox.inert = true;
    showMessage(root, locale, message, { data });
  }
}
