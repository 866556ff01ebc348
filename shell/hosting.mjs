// The widget's side of host mode: fetches what talks to the page's provider (host/live.mjs) when there is one.

/** @typedef {import("./host/provider.mjs").Provider} Provider */
/**
 * @typedef {object} Own  what is shown without a provider
 * @property {() => Promise<void>} suspend  saves it, and from then on nothing
 * @property {() => Promise<void>} restart
 */

export class Hosting {
  #port;
  /** @type {import("./host/live.mjs").Live | null} */
  #live = null;
  /** @type {Provider | null} */
  #provider = null;
  #isDisposed = false;

  /** @param {import("./host/live.mjs").LivePort & Own} port */
  constructor(port) {
    this.#port = port;
  }

  /** Settles when the data that is being read has come, or not. */
  get idle() {
    return this.#live?.idle;
  }

  get isOn() {
    return this.#provider !== null;
  }

  /**
   * Resolves when the provider's data is being read. Without one, when what the widget has itself is shown.
   * @param {Provider | null | undefined} provider
   */
  async change(provider = null) {
    if (provider === this.#provider) return;
    if (!this.isOn) await this.#port.suspend();
    this.#stop();
    this.#provider = provider;
    if (!provider) return this.#leave();
    try {
      const { Live } = await import("./host/live.mjs");
      if (this.#isDisposed) return;
      this.#live = new Live(provider, this.#port);
      await this.#live.start();
    } catch (error) {
      this.#stop(); // it is no provider, or what shows its data could not be fetched
      this.#port.failed({ code: "provider", message: String(error) });
      await this.#leave();
    }
  }

  #leave() {
    this.#port.command("leave_live", "");
    return this.#port.restart();
  }

  /** @param {Parameters<import("./host/live.mjs").Live["take"]>[0]} wish */
  take(wish) {
    this.#live?.take(wish);
  }

  dispose() {
    this.#isDisposed = true;
    this.#stop();
  }

  #stop() {
    this.#provider = null;
    this.#live?.dispose();
    this.#live = null;
  }
}
