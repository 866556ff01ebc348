// A document in a store like IndexedDB, which cannot write within one task, and what localStorage has of it.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { SavedDocument } from "../../../shell/storage/document.mjs";
import { checksum, open, seal } from "../../../shell/storage/envelope.mjs";
import { FakeStorage, localStoreOn, quotaError, SlowStore } from "./fakes.mjs";

let local = new FakeStorage();
let store = new SlowStore();
/** @type {string[]} */
let problems = [];
/** @type {string[]} */
let conflicts = [];

const make = () =>
  new SavedDocument(
    store,
    "bill",
    { problem: (problem) => problems.push(problem), conflict: ({ data }) => conflicts.push(data), saved: () => {} },
    localStoreOn(local),
  );

/** @param {Partial<import("../../../shell/storage/envelope.mjs").Envelope>} parts */
const sealed = (parts) => seal({ revision: 1, writer: "w", after: null, saved_at: "2023-04-18T15:29:16Z", data: "data", ...parts });

/** @param {string} kind */
const kept = (kind) => [...store.texts].filter(([key]) => key.startsWith(`bill:${kind}:`)).map(([, text]) => text);

beforeEach(() => {
  local = new FakeStorage();
  store = new SlowStore();
  problems = [];
  conflicts = [];
});

test("what an earlier program saved in localStorage is read and moved, with all that it kept", async () => {
  const old = { format: "poolbill/save", version: 1, revision: 7, writer: "w", saved_at: "", checksum: checksum("old"), data: "old" };
  local.setItem("bill", "b");
  local.setItem("bill:a", "damaged");
  local.setItem("bill:b", JSON.stringify(old));
  local.setItem("bill:damaged", "damaged before");
  local.setItem("bill:other", sealed({ writer: "other", data: "of another tab" }));
  local.setItem("billing", "of the page");
  assert.equal(await make().read(), "old");
  assert.deepEqual([...local.items.keys()], ["billing"]);
  assert.deepEqual(kept("damaged").sort(), ["damaged", "damaged before"]);
  assert.equal(kept("other").length, 1);
  assert.equal(await make().read(), "old");
});

test("an item of the page that has the key as its name stays", async () => {
  local.setItem("bill", "of the page");
  local.setItem("bill:a", sealed({ data: "old" }));
  assert.equal(await make().read(), "old");
  assert.deepEqual([...local.items], [["bill", "of the page"]]);
});

test("a late write that was written again while it was moved is moved by the next page", async () => {
  local.setItem("bill:late:w", sealed({ data: "first" }));
  const update = store.update.bind(store);
  store.update = async (keys, decide) => {
    await update(keys, decide);
    local.setItem("bill:late:w", sealed({ revision: 2, data: "second" }));
  };
  assert.equal(await make().read(), "first");
  store.update = update;
  assert.equal(await make().read(), "second");
  assert.equal(local.length, 0);
});

test("nothing is removed from localStorage while the other store is full", async () => {
  local.setItem("bill:a", sealed({ data: "old" }));
  store.failure = quotaError();
  assert.equal(await make().read(), "old");
  assert.equal(local.length, 1);
  assert.deepEqual(problems, ["full"]);
});

test("what a newer program saved in localStorage stays there", async () => {
  local.setItem("bill:a", '{"format":"poolbill/save","version":9}\nfrom the future');
  const document = make();
  assert.equal(await document.read(), "from the future");
  await document.write("ours");
  assert.equal(local.length, 1);
  assert.equal(store.texts.size, 0);
});

test("what is written as the page goes away is there although the store had no time", async () => {
  const page = make();
  await page.write("before");
  store.failure = new Error("the page is gone");
  page.writeNow("at the end");
  await page.close();
  store.failure = null;
  assert.equal(await make().read(), "at the end");
  assert.equal(local.length, 0);
  assert.deepEqual(conflicts, []);
  assert.deepEqual(kept("other"), []);
});

test("a write that is under way as the page goes away is there although it did not arrive", async () => {
  const page = make();
  await page.write("before");
  void page.write("under way");
  store.failure = new Error("the page is gone");
  page.secure();
  await page.close();
  store.failure = null;
  assert.equal(await make().read(), "under way");
  assert.deepEqual(conflicts, []);
});

test("a write that arrives after all leaves nothing in localStorage", async () => {
  const page = make();
  void page.write("under way");
  page.secure();
  assert.equal(local.length, 1);
  await page.close();
  assert.equal(local.length, 0);
  assert.equal(await make().read(), "under way");
  page.secure();
  assert.equal(local.length, 0);
});

test("where the store had the time, localStorage is left empty", async () => {
  const page = make();
  void page.write("first");
  page.writeNow("at the end");
  assert.equal(local.length, 1);
  await page.close();
  assert.equal(local.length, 0);
  assert.equal(await make().read(), "at the end");
});

test("a late write that another tab's save has overtaken is kept beside it and reported", async () => {
  const page = make();
  await page.write("start");
  const other = make();
  await other.read();
  store.failure = new Error("the page is gone");
  page.writeNow("late");
  await page.close();
  store.failure = null;
  await new Promise((resolve) => setTimeout(resolve, 2)); // later by the clock
  await other.write("of the other tab");
  assert.equal(await make().read(), "of the other tab");
  assert.deepEqual(kept("other").map((text) => text.split("\n")[1]), ["late"]);
  assert.ok(problems.includes("overtaken"));
});

test("two tabs that go away at once both leave what they had", async () => {
  const [one, two] = [make(), make()];
  store.failure = new Error("the browser is gone");
  one.writeNow("one");
  two.writeNow("two");
  await Promise.all([one.close(), two.close()]);
  store.failure = null;
  const read = await make().read();
  const all = [read, ...kept("other").map((text) => text.split("\n")[1])];
  assert.deepEqual(all.sort(), ["one", "two"]);
});

test("a late write that is damaged is kept", async () => {
  local.setItem("bill:late:w", "torn");
  assert.equal(await make().read(), undefined);
  assert.deepEqual(kept("damaged"), ["torn"]);
});

test("a tab that reads a late write of one that is still there causes no conflict", async () => {
  const page = make();
  await page.write("start");
  page.writeNow("hidden for a while");
  const other = make();
  await other.read();
  await page.close();
  await other.write("next");
  assert.deepEqual(conflicts, []);
  assert.equal(await make().read(), "next");
  assert.equal(open([...store.texts.values()][0]).kind, "sound");
});
