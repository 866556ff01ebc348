// Places to store that can be made to fail.
import { LocalStore } from "../../../shell/storage/local.mjs";

export const quotaError = () => new DOMException("The quota has been exceeded.", "QuotaExceededError");

/** A Storage in memory. */
export class FakeStorage {
  /** @type {Map<string, string>} */
  items = new Map();
  /** @type {Error | null} */
  failure = null;
  /** Writes left before `failure` is thrown. */
  patience = 0;
  /** Characters of all values. */
  room = Infinity;

  constructor() {
    // Object.keys() of a Storage gives its keys.
    return new Proxy(this, {
      ownKeys: ({ items }) => [...items.keys()],
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, writable: true, value: "" }),
      set: (target, name, value) => Reflect.set(target, name, value),
    });
  }

  get length() {
    return this.items.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.items.keys()][index] ?? null;
  }

  clear() {
    this.items.clear();
  }

  /** @param {string} key */
  getItem(key) {
    return this.items.get(key) ?? null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    if (this.failure && this.patience-- <= 0) throw this.failure;
    const others = [...this.items].filter(([known]) => known !== key);
    const used = others.reduce((sum, [, text]) => sum + text.length, value.length);
    if (used > this.room) throw quotaError();
    this.items.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.items.delete(key);
  }
}

/** A store that, as IndexedDB, cannot write within one task. All or nothing. */
export class SlowStore {
  kind = "slow";
  /** @type {Map<string, string>} */
  texts = new Map();
  /** @type {Error | null} */
  failure = null;

  /** @type {import("../../../shell/storage/store.mjs").Store["update"]} */
  async update(_keys, decide) {
    await new Promise((resolve) => setImmediate(resolve));
    const changes = decide((key) => this.texts.get(key) ?? null);
    if (this.failure && changes.length > 0) throw this.failure;
    for (const [key, value] of changes) value === null ? this.texts.delete(key) : this.texts.set(key, value);
  }

  /** @param {string} prefix */
  async list(prefix) {
    return [...this.texts.keys()].filter((key) => key.startsWith(prefix));
  }

  close() {}
}

/** @param {FakeStorage} storage */
export const localStoreOn = (storage) => new LocalStore(() => storage);

/** As much of a page as saving touches. @returns {() => void} which takes it away */
export function fakePage() {
  const nothing = () => {};
  const methods = { append: nothing, prepend: nothing, remove: nothing, setAttribute: nothing, hasChildNodes: nothing };
  const element = () => Object.assign(new EventTarget(), methods);
  class Document extends EventTarget {
    createElement = element;
  }
  const document = new Document();
  const window = Object.assign(new EventTarget(), { document });
  const indexedDB = { databases: async () => [] };
  class ResizeObserver {
    observe() {}
  }
  const parts = { Document, document, window, indexedDB, localStorage: new FakeStorage(), ResizeObserver };
  for (const [name, value] of Object.entries(parts)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return () => Object.keys(parts).forEach((name) => Reflect.deleteProperty(globalThis, name));
}

/** Waits, at most 5 s. @param {() => boolean} condition */
export async function until(condition) {
  for (const end = Date.now() + 5000; !condition(); await new Promise((resolve) => setTimeout(resolve, 5))) {
    if (Date.now() > end) throw new Error(`not so after 5 s: ${condition}`);
  }
}
