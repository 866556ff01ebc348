// IndexedDB as a store: one database for all documents of the page's origin, one transaction for each update.
//
// Transactions ask for strict durability: they end when the operating system has been told to write. No library is
// used; docs/decisions/0014 says why.

export const DATABASE = "poolbill";
const TEXTS = "texts";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @implements {Store} @typedef {import("./store.mjs").Store} Store */
export class IndexedDbStore {
  kind = "indexeddb";
  /** @type {Promise<IDBDatabase> | null} */
  #database = null;
  #isClosed = false;

  /** @type {Store["update"]} */
  update(keys, decide) {
    return this.#within("readwrite", async (texts) => {
      const values = await Promise.all(keys.map((key) => answer(texts.get(key))));
      const found = (/** @type {string} */ key) => values[keys.indexOf(key)] ?? null;
      for (const [key, value] of decide(found)) value === null ? texts.delete(key) : texts.put(value, key);
      texts.transaction.commit(); // at once, also when the page is about to go away
    });
  }

  /** @param {string} prefix @returns {Promise<string[]>} */
  async list(prefix) {
    /** @type {IDBValidKey[]} */
    let keys = [];
    await this.#within("readonly", async (texts) => {
      keys = await answer(texts.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
    });
    return /** @type {string[]} */ (keys);
  }

  close() {
    this.#isClosed = true;
    void this.#database?.then((database) => database.close(), () => {}); // after the transactions under way
  }

  /**
   * @param {IDBTransactionMode} mode
   * @param {(texts: IDBObjectStore) => Promise<void>} work
   */
  async #within(mode, work) {
    const transaction = await this.#begin(mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new Error("The browser ended the transaction."));
    });
    try {
      await Promise.all([done, work(transaction.objectStore(TEXTS))]);
    } catch (error) {
      done.catch(() => {});
      try {
        transaction.abort();
      } catch {
        // it has ended
      }
      throw transaction.error ?? error;
    }
  }

  /** The connection ends when the site's data is cleared; then a new one is made. @param {IDBTransactionMode} mode */
  async #begin(mode) {
    for (let attempt = 0; ; ++attempt) {
      const database = await (this.#database ??= this.#open());
      try {
        return database.transaction(TEXTS, mode, { durability: "strict" });
      } catch (error) {
        this.#database = null;
        if (attempt > 0) throw error;
      }
    }
  }

  async #open() {
    if (this.#isClosed) throw new Error("The store is closed.");
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TEXTS);
    try {
      const database = await answer(request);
      database.onclose = database.onversionchange = () => {
        database.close();
        this.#database = null;
      };
      return database;
    } catch (error) {
      this.#database = null;
      throw error;
    }
  }
}
