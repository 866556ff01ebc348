// When the document is saved: shortly after the last change, but at most a second after the first one that is not
// saved; in two tasks because each takes long for a long document; and at once when the page may be closed.

import { nextTask } from "../tasks.mjs";
import { unhidden } from "../unhidden.mjs";

const DELAY_MS = 300;
const LONGEST_MS = 1000;

export class Autosave {
  #stopListening = new AbortController();
  #document;
  #port;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Since the first change that is not saved. @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline;
  /** The text to write in the next task; "" if there is none. */
  #data = "";
  /** The clock when the text was taken. */
  #now;

  /**
   * @param {Pick<import("./document.mjs").SavedDocument, "write" | "writeNow" | "secure">} document
   * @param {object} port
   * @param {() => string} port.text  "" when there is nothing to write
   * @param {() => string} port.now  where the clock is, which moves without a change
   * @param {() => void} port.settle  reports the changes that have not been reported
   */
  constructor(document, port) {
    this.#document = document;
    this.#port = port;
    this.#now = port.now();
    const { signal } = this.#stopListening;
    window.addEventListener("pagehide", () => this.flush(), { signal });
    const hidden = () => unhidden("visibilityState") === "hidden" && this.flush();
    window.document.addEventListener("visibilitychange", hidden, { signal });
  }

  changed() {
    clearTimeout(this.#timer);
    const save = () => {
      this.#take();
      void nextTask().then(() => this.#write());
    };
    this.#timer = setTimeout(save, DELAY_MS);
    this.#deadline ??= setTimeout(save, LONGEST_MS);
  }

  /** What was loaded need not be saved. */
  loaded() {
    this.#now = this.#port.now();
  }

  /** Writes what has changed, and what is still being written, within this task. */
  flush() {
    this.#port.settle();
    if (this.#timer !== undefined || this.#port.now() !== this.#now) this.#take();
    if (this.#data) this.#document.writeNow(this.#data);
    else this.#document.secure();
    this.#data = "";
  }

  /** Writes what has changed and stops. */
  dispose() {
    this.flush();
    this.#stop();
    this.#stopListening.abort();
  }

  #stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#deadline);
    this.#timer = this.#deadline = undefined;
  }

  #take() {
    this.#stop();
    this.#data = this.#port.text();
    this.#now = this.#port.now();
  }

  #write() {
    if (this.#data) void this.#document.write(this.#data);
    this.#data = "";
  }
}
