// When the document is written: shortly after the last change, and at once when the page may go away.

const DELAY_MS = 300;

export class Autosave {
  #document;
  #serialize;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import("./storage.mjs").SavedDocument} document
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {() => string} serialize
   */
  constructor(document, listeners, serialize) {
    this.#document = document;
    this.#serialize = serialize;
    listeners.on(window, "pagehide", () => this.flush());
    listeners.on(window.document, "visibilitychange", () => {
      if (window.document.visibilityState === "hidden") this.flush();
    });
    listeners.on(window, "storage", (event) => {
      if (event.key === document.key) document.noticeOther();
    });
    listeners.defer(() => this.flush());
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
    this.#document.write(this.#serialize());
  }
}
