// Which store is used: the one that was asked for, or the first that works.

import { IndexedDbStore } from "./indexeddb.mjs";
import { LocalStore } from "./local.mjs";
import { probe } from "./store.mjs";

const PATIENCE_MS = 3000; // some browsers never answer a request to open a database

/** @typedef {import("./store.mjs").Store} Store */
/** @typedef {"auto" | "indexeddb" | "local" | "memory" | import("./host.mjs").HostStorage} Where */

/** @type {Record<string, (() => Store | Promise<Store>)[]>} */
const STORES = {
  auto: [() => new IndexedDbStore(), () => new LocalStore()],
  indexeddb: [() => new IndexedDbStore()],
  local: [() => new LocalStore()],
  memory: [memory],
};

async function memory() {
  const { MemoryStore } = await import("./host.mjs");
  return new MemoryStore();
}

/**
 * @param {Where} where @param {string} key
 * @param {(store: Store, key: string) => Promise<unknown>} tried  rejects if the store does not work for what it is needed
 * @returns {Promise<{ store: Store, isBlocked: boolean }>}
 */
export async function chooseStore(where, key, tried = probe) {
  const named = typeof where === "string" ? (STORES[where] ?? STORES.auto) : [() => supplied(where)];
  for (const make of named) {
    const store = await make();
    try {
      await Promise.race([tried(store, key), new Promise((_, reject) => setTimeout(reject, PATIENCE_MS))]);
      return { store, isBlocked: false };
    } catch {
      store.close();
    }
  }
  return { store: await memory(), isBlocked: true };
}

/** @param {import("./host.mjs").HostStorage} host */
async function supplied(host) {
  const { HostStore } = await import("./host.mjs");
  return new HostStore(host);
}
