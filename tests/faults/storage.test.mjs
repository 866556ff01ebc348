// ./dev test faults: every fault, with counts. The browser suite has a short form (tests/browser/faults.test.mjs).
//
// POOLBILL_KILLS is how many pages and browsers are ended while they save; 500 unless it says otherwise.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { data, endWhileSaving, Profile, run, startServer } from "./faults.mjs";

const kills = Number(process.env.POOLBILL_KILLS ?? 500);
const profile = new Profile();
/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
let address = "";

before(async () => {
  server = await startServer();
  address = `${server.url}/faults.html`;
});

after(async () => {
  await profile.remove();
  await server.close();
});

for (const kind of ["indexeddb", "local", "host", "memory"]) {
  test(`${kind}: a save that is cut short or changed anywhere loses neither itself nor the older one`, async (t) => {
    const page = await profile.open(address);
    const { tried, wrong } = await run(page, "damageEverywhere", kind, data, 1);
    t.diagnostic(`${kind}: ${tried} damaged saves, ${wrong.length} wrong`);
    assert.deepEqual(wrong, []);
    await page.close();
  });
}

for (const kind of ["indexeddb", "local"]) {
  for (const refusal of ["QuotaExceededError", "UnknownError"]) {
    test(`${kind}: a write that is refused (${refusal}) at any place loses nothing`, async (t) => {
      const page = await profile.open(address);
      const { tried, wrong } = await run(page, "refuseEach", kind, refusal);
      t.diagnostic(`${kind}: ${tried} refused saves, ${wrong.length} wrong`);
      assert.deepEqual(wrong, []);
      await page.close();
    });
  }
}

test("two tabs that write in turn 200 times keep both versions and are told", async (t) => {
  const [one, two] = [await profile.open(address), await profile.open(address)];
  for (const page of [one, two]) await run(page, "openTab", "indexeddb");
  for (let turn = 1; turn <= 100; ++turn) {
    await one.evaluate((text) => /** @type {any} */ (window).write(text), `one ${turn}`);
    await two.evaluate((text) => /** @type {any} */ (window).write(text), `two ${turn}`);
  }
  const texts = await one.evaluate(() => /** @type {any} */ (window).texts());
  const told = (await Promise.all([one, two].map((page) => page.evaluate(() => /** @type {any} */ (window).conflicts())))).filter(Boolean);
  t.diagnostic(`200 writes of two tabs: ${texts.length} texts kept, ${told.length} tab told`);
  for (const last of ["one 100", "two 100"]) assert.ok(texts.some((/** @type {string} */ text) => text.endsWith(last)), last);
  assert.equal(told.length, 1);
  await one.close();
  await two.close();
});

/** The last save that a page reported before it was ended. */
let reported = 0;
for (const [end, share] of /** @type {const} */ ([["closed", 0.4], ["crashed", 0.4], ["killed", 0.2]])) {
  const count = Math.round(kills * share);
  test(`indexeddb: ${count} times ${end} while saving, no save that was reported is lost`, async (t) => {
    const lost = [];
    for (let index = 0; index < count; ++index) {
      const { found, saved } = await endWhileSaving(profile, address, "indexeddb", end, (index * 37) % 250);
      if (found < reported) lost.push(`${reported} was reported, ${found} was found`);
      assert.ok(saved > found, "ended before anything was saved");
      reported = saved;
    }
    const { found, saved } = await endWhileSaving(profile, address, "indexeddb", "closed", 0);
    if (found < reported) lost.push(`${reported} was reported, ${found} was found`);
    reported = saved;
    t.diagnostic(`indexeddb: ${count} times ${end}, ${found} saves so far, ${lost.length} lost`);
    assert.deepEqual(lost, []);
  });
}
