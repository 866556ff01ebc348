// Every listener, observer and timer of a widget goes through one list, so that dispose removes all of them.

export class Listeners {
  /** @type {Set<() => void>} */
  #undo = new Set();

  /**
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} listener
   * @param {AddEventListenerOptions} [options]
   * @returns {() => void} removes this listener
   */
  on(target, type, listener, options) {
    target.addEventListener(type, listener, options);
    return this.defer(() => target.removeEventListener(type, listener, options));
  }

  /**
   * Runs `undo` once: at dispose, or earlier by the returned function.
   * @param {() => void} undo
   * @returns {() => void}
   */
  defer(undo) {
    const once = () => {
      if (this.#undo.delete(once)) undo();
    };
    this.#undo.add(once);
    return once;
  }

  dispose() {
    for (const undo of [...this.#undo].reverse()) undo();
  }
}
