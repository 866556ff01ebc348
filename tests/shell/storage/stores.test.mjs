import assert from "node:assert/strict";
import { test } from "node:test";

import { HostStore, MemoryStore } from "../../../shell/storage/host.mjs";
import { isSaved } from "../../../shell/storage/saving.mjs";
import { isFull, probe } from "../../../shell/storage/store.mjs";
import { FakeStorage, localStoreOn, quotaError } from "./fakes.mjs";

/** @param {FakeStorage} storage */
const hostOn = (storage) =>
  new HostStore({
    get: async (key) => storage.getItem(key),
    set: async (key, value) => storage.setItem(key, value),
    remove: async (key) => storage.removeItem(key),
    keys: async (prefix) => Object.keys(storage).filter((key) => key.startsWith(prefix)),
  });

const stores = {
  memory: () => new MemoryStore(),
  local: () => localStoreOn(new FakeStorage()),
  host: () => hostOn(new FakeStorage()),
};

for (const [name, make] of Object.entries(stores)) {
  test(`${name}: reads, writes, removes and lists`, async () => {
    const store = make();
    await store.update([], () => [["k:a", "1"], ["k:b", "2"], ["other", "3"]]);
    await store.update(["k:a", "k:c"], (found) => {
      assert.deepEqual([found("k:a"), found("k:c")], ["1", null]);
      return [["k:a", null]];
    });
    assert.deepEqual(await store.list("k:"), ["k:b"]);
  });

  test(`${name}: passes the probe and keeps nothing of it`, async () => {
    const store = make();
    await probe(store, "k");
    assert.deepEqual(await store.list(""), []);
  });
}

test("a page's own storage may be slow, or be made of localStorage with our locks, without holding that up", async (t) => {
  /** @type {Map<string, Promise<unknown>>} */
  const held = new Map();
  const request = (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ action) => {
    const done = (held.get(name) ?? Promise.resolve()).then(action);
    held.set(name, done);
    return done;
  };
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { value: { locks: { request } }, configurable: true });
  t.after(() => (before ? Object.defineProperty(globalThis, "navigator", before) : Reflect.deleteProperty(globalThis, "navigator")));
  const local = localStoreOn(new FakeStorage());
  const put = (/** @type {string} */ key, /** @type {string | null} */ value) => local.update([], () => [[key, value]]);
  const host = new HostStore({ get: () => null, set: put, remove: (key) => put(key, null), keys: () => [] });
  await host.update([], () => [["k", "1"]]);
  assert.deepEqual(await local.list(""), ["k"]);
});

for (const make of [localStoreOn, hostOn]) {
  test(`${make.name}: changes of which one fails are undone`, async () => {
    const storage = new FakeStorage();
    storage.setItem("a", "1");
    storage.setItem("b", "2");
    storage.room = 10;
    const before = [...storage.items].sort();
    await assert.rejects(make(storage).update(["a"], () => [["c", "3"], ["a", null], ["b", "much too long"]]), isFull);
    assert.deepEqual([...storage.items].sort(), before);
  });

  test(`${make.name}: a full store passes the probe, since it can be read; a silent one does not`, async () => {
    const full = new FakeStorage();
    full.failure = quotaError();
    await probe(make(full), "k");
    const silent = new FakeStorage();
    silent.setItem = () => {};
    await assert.rejects(probe(make(silent), "k"), /what was written/);
  });
}

test("whether something is saved is found out without writing", async () => {
  const refuse = () => Promise.reject(new Error("nothing may be written"));
  const host = { get: (/** @type {string} */ key) => (key === "console:a" ? "saved" : null), set: refuse, remove: refuse, keys: () => ["console:a"] };
  assert.equal(await isSaved("console", host), true);
  assert.equal(await isSaved("other", host), false);
});
