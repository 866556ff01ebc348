// ./dev test faults: every fault, with counts. The browser suite has a short form (tests/browser/faults.test.mjs).
//
// POOLBILL_KILLS is how many pages and browsers are ended while they save; 500 unless it says otherwise.
import assert from "node:assert/strict";
import { readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { data, endWhileSaving, Profile, run, startServer, writeInTurn } from "./faults.mjs";

/** Every bit of a byte by itself; in memory, where that takes two minutes, every other byte. @param {string} kind */
const masksFor = (kind) => (kind === "memory" ? Array.from({ length: 255 }, (_, index) => index + 1) : [1, 2, 4, 8, 16, 32, 64, 128]);
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
    const { tried, wrong } = await run(page, "damageEverywhere", kind, data, 1, masksFor(kind));
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

for (const kind of ["indexeddb", "local"]) {
  test(`${kind}: two tabs that write 200 times, in turn and at once, keep both versions, and one is told`, async (t) => {
    const { texts, told } = await writeInTurn(() => profile.open(address), kind, 100);
    t.diagnostic(`${kind}: 200 writes of two tabs, ${texts.length} texts kept, ${told} tab told`);
    for (const last of ["one 100", "two 100"]) assert.ok(texts.some((text) => text.endsWith(last)), last);
    assert.equal(told, 1);
  });
}

test("indexeddb: a record that a killed browser left unfinished, once it is taken away, costs no save that was reported", async () => {
  const start = profile.unfinished;
  const tear = (/** @type {string} */ folder) => {
    const [log] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /indexeddb.*\.log$/.test(file)).sort().slice(-1);
    if (log) truncateSync(join(folder, log), statSync(join(folder, log)).size - 500);
  };
  const damaging = { open: (/** @type {string} */ to) => profile.open(to), kill: () => profile.kill(tear) };
  await endWhileSaving(damaging, address, "indexeddb", "killed", 100);
  assert.ok(profile.unfinished > start, "nothing was unfinished");
  const { saved } = await endWhileSaving(profile, address, "indexeddb", "killed", 100);
  const { found } = await endWhileSaving(profile, address, "indexeddb", "closed", 0);
  assert.ok(found >= saved, `${saved} was reported, ${found} was found`);
});

for (const [kind, end, share] of /** @type {const} */ ([
  ["indexeddb", "closed", 0.4],
  ["indexeddb", "crashed", 0.4],
  ["indexeddb", "killed", 0.2],
  ["local", "closed", 0.1],
  ["local", "crashed", 0.1],
])) {
  const count = Math.round(kills * share);
  test(`${kind}: ${count} times ${end} while saving, no save that was reported is lost`, async (t) => {
    const before = profile.unfinished;
    const { lost, saves } = await endOften(kind, end, count);
    const cut = end === "killed" ? `, records of the browser left unfinished: ${profile.unfinished - before}` : "";
    t.diagnostic(`${kind}: ${count} times ${end}, ${saves} saves, ${lost.length} lost${cut}`);
    assert.deepEqual(lost, []);
  });
}

test("local: a browser that is killed while saving leaves a whole save, though perhaps not the last", async (t) => {
  const count = Math.round(kills * 0.04);
  const { lost, saves } = await endOften("local", "killed", count);
  t.diagnostic(`local: ${count} times killed, ${saves} saves, ${lost.length} times the last ones were not on the disk yet, as docs/EMBEDDING.md says`);
});

/**
 * A page that cannot read what is there rejects.
 * @param {string} kind @param {import("./faults.mjs").End} end @param {number} count
 */
async function endOften(kind, end, count) {
  /** @type {string[]} */
  const lost = [];
  let [reported, saves] = [0, 0];
  for (let index = 0; index <= count; ++index) {
    const { found, saved } = await endWhileSaving(profile, address, kind, index < count ? end : "closed", (index * 37) % 250);
    if (found < reported) lost.push(`${reported} was reported, ${found} was found${kind === "indexeddb" ? `\n${profile.describe()}` : ""}`);
    assert.ok(saved > found, "ended before anything was saved");
    reported = saved;
    saves += saved - found;
  }
  return { lost, saves };
}
