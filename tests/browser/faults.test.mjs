// The short form of ./dev test faults.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { data, run, startServer } from "../faults/faults.mjs";
import { newPage } from "./harness.mjs";

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => void (server = await startServer()));
after(() => server.close());

for (const kind of ["indexeddb", "local", "host", "memory"]) {
  test(`${kind}: a save that is damaged here and there loses neither itself nor the older one`, async () => {
    const page = await newPage(`${server.url}/faults.html`);
    const { tried, wrong } = await run(page, "damageEverywhere", kind, data, 61);
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
