// localStorage as a store, or anything else with its interface.
//
// Two tabs of one browser may each have a copy of it that lags behind, so an update holds a lock where there are locks
// (not on pages served over plain http). A browser that is killed can lose what was written in its last seconds.

/** @typedef {import("./store.mjs").Store} Store */

/** @param {Storage} storage @param {string} key @param {string | null} value */
const put = (storage, key, value) => (value === null ? storage.removeItem(key) : storage.setItem(key, value));

/** @implements {Store} */
export class LocalStore {
  kind = "local";
  #access;

  /** @param {() => Storage} access  may throw, as reading `localStorage` does where it is blocked */
  constructor(access = () => localStorage) {
    this.#access = access;
  }

  /** @type {Store["update"]} */
  async update(keys, decide) {
    const locks = globalThis.navigator?.locks;
    if (!locks) return this.updateNow(keys, decide);
    await locks.request("poolbill", () => this.updateNow(keys, decide));
  }

  /** @param {string[]} _keys @param {Parameters<Store["update"]>[1]} decide */
  updateNow(_keys, decide) {
    const storage = this.#access();
    /** @type {import("./slots.mjs").Change[]} */
    const undo = [];
    try {
      for (const [key, value] of decide((name) => storage.getItem(name))) {
        const before = storage.getItem(key);
        put(storage, key, value);
        undo.unshift([key, before]);
      }
    } catch (error) {
      for (const [key, value] of undo) put(storage, key, value);
      throw error;
    }
  }

  /** @param {string} prefix */
  async list(prefix) {
    return Object.keys(this.#access()).filter((key) => key.startsWith(prefix));
  }

  close() {}
}
