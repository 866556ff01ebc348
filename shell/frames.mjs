// When frames are drawn: after a change, and at no other time. There is no permanent loop.
//
// Input, a resize or a load ask for one frame at the next animation frame; what the application itself asks for
// ("soon", "in 1000 ms") is granted only while the widget is visible, and resumed when it becomes visible again.

export class Frames {
  #draw;
  #request = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #visible = true;
  #paused = false;
  #owed = false;
  /** @type {Array<() => void>} */
  #waiting = [];

  /** Frames drawn so far. */
  count = 0;

  /** @param {(timeMs: number) => { soon: boolean, afterMs: number }} draw */
  constructor(draw) {
    this.#draw = draw;
  }

  /** Requests a frame. Two requests make one frame. */
  request() {
    if (this.#paused) this.#owed = true;
    else if (this.#request === 0) this.#request = requestAnimationFrame(() => this.now());
  }

  /** Draws a frame at once, as user activation or a resize needs. */
  now() {
    if (this.#paused) {
      this.#owed = true;
      return;
    }
    this.#cancel();
    this.count += 1;
    const { soon, afterMs } = this.#draw(performance.now());
    if (soon) this.#grant(() => this.request());
    else if (afterMs >= 0) this.#grant(() => (this.#timer = setTimeout(() => this.request(), afterMs)));
    this.#resolveIdle();
  }

  /** Draws at once, and again if the application requests it, so that the result is drawn and reported. */
  settle() {
    this.now();
    if (this.#request !== 0) this.now();
  }

  /** @param {boolean} visible  whether the application's requests are granted */
  setVisible(visible) {
    this.#visible = visible;
    if (!visible && this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#owed = true;
    }
    if (visible && this.#owed) this.#pay();
  }

  /** @param {boolean} paused  nothing is drawn: no size, or no context */
  setPaused(paused) {
    this.#paused = paused;
    if (!paused && this.#owed) this.#pay();
    if (paused && this.#request !== 0) {
      this.#cancel();
      this.#owed = true;
    }
    this.#resolveIdle();
  }

  /** Resolves when no frame is outstanding; a timer of the application does not count. */
  whenIdle() {
    /** @type {Promise<void>} */
    const idle = new Promise((resolve) => this.#waiting.push(resolve));
    this.#resolveIdle();
    return idle;
  }

  dispose() {
    this.#cancel();
    this.#paused = true;
    this.#resolveIdle();
  }

  #pay() {
    this.#owed = false;
    this.request();
  }

  /** @param {() => void} wish */
  #grant(wish) {
    if (this.#visible) wish();
    else this.#owed = true;
  }

  #cancel() {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#timer);
    this.#request = 0;
    this.#timer = undefined;
  }

  #resolveIdle() {
    if (this.#request !== 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
