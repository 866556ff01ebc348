// ./dev test faults, in Firefox: the short form. The browser suite has the other faults (tests/browser/faults.test.mjs).
//
// POOLBILL_FIREFOX_KILLS is how often it is ended while it saves; 20 unless it says otherwise.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { serve } from "../../shell/tools/serve.mjs";
import { script } from "./faults.mjs";
import { Firefox, listen, startScript } from "./firefox.mjs";

const kills = Number(process.env.POOLBILL_FIREFOX_KILLS ?? 20);
const firefox = new Firefox(process.env.POOLBILL_FIREFOX ?? "firefox-esr");
/** @type {Awaited<ReturnType<typeof listen>>} */
let listener;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  listener = await listen();
  const start = '<!doctype html><title>faults</title><link rel="icon" href="data:," /><script type="module" src="/start.mjs"></script>';
  server = await serve({
    site: "source",
    pages: { "/start.html": { body: start }, "/start.mjs": { body: startScript(listener.url) }, "/faults.mjs": { body: script } },
  });
});

after(async () => {
  await firefox.remove();
  await server.close();
  listener.close();
});

const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts the browser, waits until it saves, and ends it in the middle of that. @param {() => void} end @param {number} afterMs */
async function endWhileSaving(end, afterMs) {
  const { heard } = listener;
  Object.assign(heard, { found: -1, saved: 0 });
  firefox.start(`${server.url}/start.html`);
  for (const last = Date.now() + 120_000; heard.saved === 0; await pause(5)) {
    if (Date.now() > last) throw new Error("nothing was saved within two minutes");
  }
  await pause(afterMs);
  end();
  await firefox.kill();
  await pause(50); // what was on its way here
  return { ...heard };
}

let reported = 0;
for (const [name, end] of /** @type {[string, () => void][]} */ ([
  ["the browser killed", () => {}],
  ["the tab's process crashed", () => assert.ok(firefox.crashTabs() > 0)],
])) {
  const count = Math.round(kills / 2);
  test(`indexeddb: ${name} ${count} times while saving, no save that was reported is lost`, async (t) => {
    const lost = [];
    for (let index = 0; index < count; ++index) {
      const { found, saved } = await endWhileSaving(end, (index * 37) % 250);
      if (found < reported) lost.push(`${reported} was reported, ${found} was found`);
      reported = saved;
    }
    const { found, saved } = await endWhileSaving(() => {}, 0);
    if (found < reported) lost.push(`${reported} was reported, ${found} was found`);
    reported = saved;
    t.diagnostic(`Firefox: ${name} ${count} times, ${found} saves so far, ${lost.length} lost`);
    assert.deepEqual(lost, []);
  });
}
