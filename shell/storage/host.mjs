// A store that the page supplies, and one in memory, which is lost with the page.

/** @typedef {import("./store.mjs").Store} Store */
/** @typedef {import("./store.mjs").Change} Change */

/**
 * @typedef {object} HostStorage  what the page supplies; each may answer with a promise
 * @property {(key: string) => string | null | undefined | Promise<string | null | undefined>} get
 * @property {(key: string, value: string) => unknown} set
 * @property {(key: string) => unknown} remove
 * @property {(prefix: string) => string[] | Promise<string[]>} keys  those that begin so
 */

/** @implements {Store} */
export class HostStore {
  kind = "host";
  #host;

  /** @param {HostStorage} host */
  constructor(host) {
    this.#host = host;
  }

  /** @type {Store["update"]} */
  async update(keys, decide) {
    const locks = globalThis.navigator?.locks;
    const change = () => this.#change(keys, decide);
    await (locks ? locks.request("poolbill host", change) : change());
  }

  /** @param {string} prefix */
  async list(prefix) {
    return this.#host.keys(prefix);
  }

  close() {}

  /** @param {string[]} keys @param {Parameters<Store["update"]>[1]} decide */
  async #change(keys, decide) {
    /** @type {Map<string, string | null>} */
    const values = new Map();
    for (const key of keys) values.set(key, (await this.#host.get(key)) ?? null);
    /** @type {Change[]} */
    const undo = [];
    try {
      for (const [key, value] of decide((name) => values.get(name) ?? null)) {
        const before = (await this.#host.get(key)) ?? null;
        await this.#put(key, value);
        undo.unshift([key, before]);
      }
    } catch (error) {
      for (const [key, value] of undo) await this.#put(key, value);
      throw error;
    }
  }

  /** @param {string} key @param {string | null} value */
  async #put(key, value) {
    await (value === null ? this.#host.remove(key) : this.#host.set(key, value));
  }
}

/** @implements {Store} */
export class MemoryStore {
  kind = "memory";
  /** @type {Map<string, string>} */
  #texts = new Map();

  /** @type {Store["update"]} */
  async update(keys, decide) {
    this.updateNow(keys, decide);
  }

  /** @param {string[]} _keys @param {Parameters<Store["update"]>[1]} decide */
  updateNow(_keys, decide) {
    for (const [key, value] of decide((name) => this.#texts.get(name) ?? null)) {
      if (value === null) this.#texts.delete(key);
      else this.#texts.set(key, value);
    }
  }

  /** @param {string} prefix */
  async list(prefix) {
    return [...this.#texts.keys()].filter((key) => key.startsWith(prefix));
  }

  close() {}
}
