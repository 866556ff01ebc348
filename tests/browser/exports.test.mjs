// What leaves the widget has the bytes that `poolbill export` writes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

import { root } from "../../shell/tools/serve.mjs";
import { saved } from "./downloads.mjs";
import { openExportMenu } from "./harness.mjs";
import { call, heard, openHostPage } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const words = ["table", "json", "jsonl", "tsv", "csv", "focus-1.2", "focus-1.4", "ics", "scenario"];
const demo = { attributes: 'src="/scenarios/documentation-example.json"' };

/** What the command line writes of the widget's scenario. @param {Visit} visit @param {string} format @param {string[]} options */
async function written(visit, format, ...options) {
  const scenario = await visit.widget.evaluate((element) => JSON.stringify(/** @type {any} */ (element).scenario));
  return execFileSync(join(root, "build/native/poolbill"), ["export", "-", "--format", format, ...options], { input: scenario });
}

/** The file that an entry of the menu saves. @param {Visit} visit @param {string} entry */
const savedBy = (visit, entry) =>
  saved(visit, async () => {
    await openExportMenu(visit);
    await visit.role("menuitem", entry).click();
  });

test("exportBills writes every format as the command line does, and takes the same filter", async () => {
  const visit = await openHostPage(demo);
  for (const word of words) {
    assert.equal(await call(visit, "exportBills", word), (await written(visit, word)).toString(), word);
  }
  assert.equal(
    await call(visit, "exportBills", "focus-1.2", { pool: "pool-demo-1a2b3c", mode: "yearly-monthly", throughExpiry: true }),
    (await written(visit, "focus-1.2", "--pool=pool-demo-1a2b3c", "--mode=yearly-monthly", "--through-expiry")).toString(),
  );
  const refused = await call(visit, "exportBills", "csv", { pool: "p9" }).catch((error) => error.message);
  assert.match(refused, /RangeError: There is no pool "p9"\./);
  await visit.close();
});

test("the menu saves the bills that the list shows, and a file for a spreadsheet has a byte order mark", async () => {
  const visit = await openHostPage(demo);
  await visit.role("radio", "Pay-per-use").click();
  const csv = await savedBy(visit, "CSV (.csv)");
  assert.equal(csv.name, "pool-demo-1a2b3c.csv");
  assert.deepEqual(csv.bytes, await written(visit, "csv", "--mode", "pay-per-use", "--bom"));
  const focus = await savedBy(visit, "FOCUS 1.4 (.csv)");
  assert.equal(focus.name, "pool-demo-1a2b3c-focus-1.4.csv");
  assert.deepEqual(focus.bytes, await written(visit, "focus-1.4", "--mode", "pay-per-use"));
  assert.deepEqual(await heard(visit, "error"), []);
  await visit.close();
});

test("the menu copies the same to the clipboard, in the order of the list", async () => {
  const visit = await openHostPage({
    ...demo,
    prepare: (page) =>
      page.addInitScript(() => {
        const writeText = async (/** @type {string} */ text) => void (document.title = text);
        Object.defineProperty(navigator, "clipboard", { value: { writeText } });
      }),
  });
  await openExportMenu(visit);
  await visit.role("menuitem", "Copy as JSON lines").click();
  await visit.idle();
  const records = (/** @type {string} */ text) => text.trim().split(/(?<=\})\s+(?=\{)/); // a title has no line ends
  assert.deepEqual(records(await visit.page.title()).reverse(), records((await written(visit, "jsonl")).toString()));
  await visit.close();
});

test("a long file says how far it is, and can be ended while the page goes on", async () => {
  const visit = await openHostPage(demo);
  const downloads = /** @type {string[]} */ ([]);
  visit.page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await visit.widget.evaluate((element) => {
    const widget = /** @type {any} */ (element);
    const { actions, ...scenario } = widget.scenario;
    widget.scenario = { ...scenario, actions: actions.slice(0, 1), now: "2043-04-18T00:00:00+08:00" }; // 175,000 hours
  });
  await visit.idle();
  await openExportMenu(visit);
  await visit.role("menuitem", "FOCUS 1.2 (.csv)").click();
  const message = visit.page.getByRole("alert").filter({ hasText: /pool-demo-1a2b3c-focus-1\.2\.csv: \d+\.\d MB so far/ });
  await message.waitFor();
  await message.getByRole("button", { name: "Cancel" }).click();
  await message.waitFor({ state: "detached" });
  await visit.idle();
  assert.deepEqual(downloads, []);
  const ended = await visit.widget.evaluate(async (element) => {
    const ending = new AbortController();
    setTimeout(() => ending.abort(new Error("not wanted")), 100);
    return /** @type {any} */ (element).exportBills("focus-1.2", {}, ending.signal).catch((/** @type {Error} */ error) => error.message);
  });
  assert.equal(ended, "not wanted");
  assert.deepEqual(await heard(visit, "error"), []);
  await visit.close();
});
