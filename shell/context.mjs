// The graphics context of a canvas, which the browser may take away and give back.
//
// Browsers keep about 16 contexts for a page. When there are more they take the oldest one away, also from a widget that is
// seen. So when a page has more than 8 widgets, those that are far from the screen give theirs back until they are near again.

const PATIENCE_MS = 500; // browsers restore a lost context soon, or not before they have room for it
const MOST = 8;
const NEAR = 400; // CSS pixels from the screen

/** Those that have a context or are about to get one, the longest unseen first. @type {Set<Context>} */
const lent = new Set();

export class Context {
  #host;
  /** @type {boolean | undefined} */
  #isNear;
  #isGivenBack = false;
  #isLost = false;
  #isGone = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {WEBGL_lose_context | null} */
  #extension = null;
  #gone = () => {};

  /** Before the engine makes it, so that others make room in time. @param {Element} host @param {import("./listeners.mjs").Listeners} listeners */
  constructor(host, listeners) {
    this.#host = host;
    const observer = new IntersectionObserver((entries) => this.#moved(entries[entries.length - 1].isIntersecting), { rootMargin: `${NEAR}px` });
    observer.observe(host);
    listeners.defer(() => observer.disconnect());
    listeners.defer(() => lent.delete(this));
    lent.add(this);
  }

  /** It gets none. */
  leave() {
    lent.delete(this);
  }

  /**
   * At once when the engine has made it: the browser may take it away in the next task, and other widgets are about to make theirs.
   * @param {HTMLCanvasElement} canvas
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {import("./engine.mjs").Engine} engine
   * @param {{ gone: () => void, back: () => void, draw: () => void }} on  `gone` when the browser has not given it back in time, `back`
   *   when it has after that, `draw` when it is there again
   */
  connect(canvas, listeners, engine, { gone, back, draw }) {
    this.#gone = gone;
    listeners.on(canvas, "webglcontextlost", (event) => {
      event.preventDefault(); // else the browser will not restore it
      this.#isLost = true;
      engine.contextLost();
      if (this.#isGivenBack) this.#timer = setTimeout(() => this.#take()); // it may be near again; the browser refuses within this event
      else this.#inTime(() => this.#sayGone());
    });
    listeners.on(canvas, "webglcontextrestored", () => {
      clearTimeout(this.#timer);
      this.#isLost = this.#isGivenBack = false;
      engine.contextRestored();
      if (this.#isGone) back();
      this.#isGone = false;
      draw();
      makeRoom(); // it may be far again
    });
    listeners.defer(() => clearTimeout(this.#timer));
    this.#extension = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context") ?? null;
    const { top, bottom } = this.#host.getBoundingClientRect();
    this.#isNear ??= bottom > -NEAR && top < window.innerHeight + NEAR; // many may start before the observer reports
    makeRoom();
  }

  /** Whether it can be given back without being missed. */
  get isSpare() {
    return this.#isNear === false && !this.#isLost && this.#extension !== null;
  }

  giveBack() {
    lent.delete(this);
    this.#isGivenBack = true;
    this.#extension?.loseContext();
  }

  /** @param {boolean} isNear */
  #moved(isNear) {
    this.#isNear = isNear;
    if (isNear) this.#take();
    else makeRoom();
  }

  #take() {
    if (!this.#isNear) return;
    lent.delete(this);
    lent.add(this); // as the last one seen
    makeRoom();
    if (this.#isGivenBack && this.#isLost) this.#restore();
  }

  /** The browser may fail to, without an event, when its graphics process is busy: it is asked until it has, or this is far again. */
  #restore() {
    this.#extension?.restoreContext();
    this.#inTime(() => {
      if (!this.#isNear) return;
      this.#sayGone();
      this.#take();
    });
  }

  #sayGone() {
    if (!this.#isGone) this.#gone();
    this.#isGone = true;
  }

  /** @param {() => void} late  called unless it is restored before */
  #inTime(late) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(late, PATIENCE_MS);
  }
}

function makeRoom() {
  for (const context of [...lent].filter(({ isSpare }) => isSpare).slice(0, Math.max(0, lent.size - MOST))) context.giveBack();
}
