// The widget's side of host mode: fetches what talks to the page's provider (host/live.mjs) when there is one.

/** @typedef {import("./host/provider.mjs").Provider} Provider */

export class Hosting {
  #port;
  /** @type {import("./host/live.mjs").Live | null} */
  #live = null;
  /** @type {Provider | null} */
  #provider = null;

  /** @param {import("./host/live.mjs").LivePort} port */
  constructor(port) {
    this.#port = port;
  }

  get isOn() {
    return this.#provider !== null;
  }

  /** Resolves when the provider's data is shown, or why it is not. @param {Provider} provider */
  async start(provider) {
    if (provider === this.#provider) return;
    this.stop();
    this.#provider = provider;
    const { Live } = await import("./host/live.mjs");
    if (provider !== this.#provider) return; // another one, or none, meanwhile
    this.#live = new Live(provider, this.#port);
    await this.#live.start();
  }

  /** @param {Parameters<import("./host/live.mjs").Live["take"]>[0]} wish */
  take(wish) {
    this.#live?.take(wish);
  }

  /** @returns {boolean} whether there was a provider */
  stop() {
    const wasOn = this.isOn;
    this.#provider = null;
    this.#live?.dispose();
    this.#live = null;
    return wasOn;
  }
}
