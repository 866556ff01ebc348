// The short form of ./dev test faults.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { data, endWhileSaving, run, startServer, writeInTurn } from "../faults/faults.mjs";
import { newPage } from "./harness.mjs";

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => void (server = await startServer()));
after(() => server.close());

for (const kind of ["indexeddb", "local", "host", "memory"]) {
  test(`${kind}: a save that is damaged here and there loses neither itself nor the older one`, async () => {
    const page = await newPage(`${server.url}/faults.html`);
    const { tried, wrong } = await run(page, "damageEverywhere", kind, data, 61, [1]);
    assert.ok(tried > 70);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });
}

test("a write that is refused at any place loses nothing", async () => {
  const page = await newPage(`${server.url}/faults.html`);
  assert.deepEqual((await run(page, "refuseEach", "indexeddb", "QuotaExceededError")).wrong, []);
  await page.context().close();
});

/** Pages that share what they save. @param {import("playwright-core").Page} page */
const others = (page) => async () => {
  const other = await page.context().newPage();
  await other.goto(`${server.url}/faults.html`);
  return other;
};

test("two tabs that write in turn and at once keep both versions, and one is told", async () => {
  const page = await newPage(`${server.url}/faults.html`);
  const { texts, told } = await writeInTurn(others(page), "indexeddb", 10);
  for (const last of ["one 10", "two 10"]) assert.ok(texts.some((text) => text.endsWith(last)), last);
  assert.equal(told, 1);
  await page.context().close();
});

test("tabs that are closed while they save lose no save that was reported", async () => {
  const page = await newPage(`${server.url}/faults.html`);
  const profile = { open: others(page), kill: async () => {} };
  let reported = 0;
  for (let index = 0; index < 5; ++index) {
    const { found, saved } = await endWhileSaving(profile, "", "indexeddb", "closed", index * 37);
    assert.ok(found >= reported, `${reported} was reported, ${found} was found`);
    reported = saved;
  }
  await page.context().close();
});
