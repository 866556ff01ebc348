// What every place to store is to the rest: texts by key, read and changed together.

/**
 * @typedef {import("./slots.mjs").Change} Change
 * @typedef {import("./slots.mjs").Found} Found
 *
 * @typedef {object} Store
 * @property {string} kind  "indexeddb", "local", "memory" or "host"
 * @property {(keys: string[], decide: (found: Found) => Change[]) => Promise<void>} update  reads the keys, then makes the
 *   changes that `decide` wants: all or none, in their order, while no other tab does the same; settles when they are stored
 * @property {(keys: string[], decide: (found: Found) => Change[]) => void} [updateNow]  the same within this task
 * @property {(prefix: string) => Promise<string[]>} list  the keys that begin so
 * @property {() => void} close
 */

/** As every browser says it in words of its own. @param {unknown} error */
export const isFull = (error) => error instanceof Error && /quota/i.test(error.name + error.message);

/**
 * Writes something, reads it back and removes it. A full store passes: it can still be read.
 * @param {Store} store
 * @param {string} key  of the document
 */
export async function probe(store, key) {
  const name = `${key}:probe:${Math.random().toString(36).slice(2)}`;
  const value = new Date().toISOString();
  try {
    await store.update([], () => [[name, value]]);
    let read = null;
    await store.update([name], (found) => {
      read = found(name);
      return [[name, null]];
    });
    if (read !== value) throw new Error("what was written is not what is read");
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}
