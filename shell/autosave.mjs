// When the document is saved: shortly after the last change, in two tasks because each takes long for a long document,
// and at once when the page may be closed.

import { Listeners } from "./listeners.mjs";
import { nextTask } from "./tasks.mjs";

const DELAY_MS = 300;

export class Autosave {
  #listeners = new Listeners();
  #document;
  #serialize;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The text to write in the next task; "" if there is none. */
  #data = "";

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
      if (event.key?.startsWith(document.key)) document.noticeOther(); // the pointer, or the slot alone where room is short
    });
  }

  changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#take();
      void nextTask().then(() => this.#write());
    }, DELAY_MS);
  }

  /** Writes pending changes. */
  flush() {
    if (this.#timer !== undefined) this.#take();
    this.#write();
  }

  #take() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#data = this.#serialize();
  }

  #write() {
    if (this.#data) this.#document.write(this.#data);
    this.#data = "";
  }

  /** Writes pending changes and stops listening. */
  dispose() {
    this.flush();
    this.#listeners.dispose();
  }
}
