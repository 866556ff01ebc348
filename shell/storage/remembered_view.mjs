// What a person looks at, kept for this tab, so that a reload of the page, or a widget that is moved, shows the same.
//
// It is no part of what is saved: another tab looks at something else. Left out: what the text means (web/ui/view_text.hpp).

export class RememberedView {
  #name;
  #port;
  #isShown = false;
  #stop = new AbortController();

  /**
   * @param {string} key  the storage key
   * @param {object} port
   * @param {() => string} port.view  "" while there is nothing
   * @param {(text: string) => boolean} port.showView  false while there is nothing to show it of
   */
  constructor(key, port) {
    this.#name = `poolbill view ${key}`;
    this.#port = port;
    window.addEventListener("pagehide", () => this.#remember(), { signal: this.#stop.signal });
  }

  /** Shows it, the first time that there is something to show it of. */
  show() {
    const text = this.#isShown ? null : this.#storage()?.getItem(this.#name);
    this.#isShown ||= !text || this.#port.showView(text);
  }

  dispose() {
    this.#remember();
    this.#stop.abort();
  }

  #remember() {
    const text = this.#port.view();
    try {
      if (text) this.#storage()?.setItem(this.#name, text);
    } catch {
      // full: the next page begins as it does without
    }
  }

  /** @returns {Storage | undefined} undefined where the browser blocks it */
  #storage() {
    try {
      return window.sessionStorage;
    } catch {
      return undefined;
    }
  }
}
