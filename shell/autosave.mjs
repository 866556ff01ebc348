// When the document is written: shortly after the last change, and at once when the page may go away.

import { Listeners } from "./listeners.mjs";

const DELAY_MS = 300;

export class Autosave {
  #listeners = new Listeners();
  #document;
  #serialize;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import("./storage.mjs").SavedDocument} document
   * @param {() => string} serialize  "" when there is nothing to write
   */
  constructor(document, serialize) {
    this.#document = document;
    this.#serialize = serialize;
    const listeners = this.#listeners;
    listeners.on(window, "pagehide", () => this.flush());
    listeners.on(window.document, "visibilitychange", () => {
      if (window.document.visibilityState === "hidden") this.flush();
    });
    listeners.on(window, "storage", (event) => {
      if (event.key === document.key) document.noticeOther();
    });
  }

  changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), DELAY_MS);
  }

  /** Writes what is not written yet. */
  flush() {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const data = this.#serialize();
    if (data) this.#document.write(data);
  }

  /** Writes and watches no more. */
  dispose() {
    this.flush();
    this.#listeners.dispose();
  }
}
