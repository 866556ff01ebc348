// The list of pools in a browser: a console's list comes in by file and by drop, several pools are chosen by keyboard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { saved } from "./downloads.mjs";
import { call, heard, openHostPage, scenario } from "./host_page.mjs";
import { stored } from "./stored.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** A console's list of `count` pools and one of a flavor that nobody sells. @param {number} count */
function poolList(count) {
  const item = (/** @type {number} */ i) => ({
    metadata: { name: `pool-${i}`, creationTimestamp: "2023-04-18T07:40:00Z" },
    spec: { resources: [{ flavor: i < count ? "modelarts.vm.cpu.8ud" : "unheard.of", count: 1 }] },
  });
  return JSON.stringify({ kind: "PoolList", items: Array.from({ length: count + 1 }, (_, i) => item(i)) });
}

/** Not read at once, as shorter ones are. */
const longList = poolList(9000);

/** @param {Visit} visit */
async function openList(visit) {
  await visit.role("link", "Elastic Clusters").click();
  await visit.role("table", "Resource pools").waitFor({ state: "attached" });
}

/** @param {Visit} visit @param {string} summary */
async function closeReport(visit, summary) {
  await visit.role("dialog", "Import of pools").waitFor();
  assert.match((await visit.page.locator("[role=status]").first().textContent()) ?? "", new RegExp(summary));
  await visit.page.keyboard.press("Escape");
  await visit.idle();
}

test("a file that is chosen is imported, and what is rejected says why", async () => {
  const visit = await openHostPage();
  await openList(visit);
  const [chooser] = await Promise.all([visit.page.waitForEvent("filechooser"), visit.button("Import").click()]);
  await chooser.setFiles({ name: "pools.json", mimeType: "application/json", buffer: Buffer.from(poolList(3)) });
  await visit.role("dialog", "Import of pools").waitFor();
  const rejected = await visit.rows(visit.role("table", "Rejected, with the reason"));
  assert.deepEqual(rejected[1], ["4", "pool-3", "The catalog has no price for flavor unheard.of"]);
  await closeReport(visit, "3 imported, 1 rejected");
  assert.equal((await visit.rows(visit.role("table", "Resource pools"))).length, 1 + 4);
  assert.equal((await heard(visit, "change")).at(-1).reason, "action.import");
  await visit.close();
});

test("a file that is dropped on the widget is imported; dropped beside it, it is the page's", async () => {
  const visit = await openHostPage();
  /** @param {string} selector @returns {Promise<boolean>} whether somebody took it */
  const drop = (selector) =>
    visit.page.evaluate(
      ([target, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], "pools.json", { type: "application/json" }));
        const host = /** @type {Element} */ (document.querySelector(target));
        const at = host.shadowRoot?.querySelector("canvas") ?? host;
        const fire = (/** @type {string} */ type) =>
          at.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
        return !fire("dragover") && !fire("drop");
      },
      [selector, poolList(2)],
    );
  assert.equal(await drop("input"), false);
  assert.equal(await drop("pool-bill"), true);
  await closeReport(visit, "2 imported, 1 rejected");
  await visit.close();
});

test("files of several kinds that are dropped together become one scenario, which undo takes back", async () => {
  const visit = await openHostPage();
  const names = ["bills/detail-cn.csv", "pools/prices.json"];
  const files = names.map((name) => ({ name, text: readFileSync(new URL(`../inputs/${name}`, import.meta.url), "utf8") }));
  await visit.page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
    const canvas = document.querySelector("pool-bill")?.shadowRoot?.querySelector("canvas");
    for (const type of ["dragover", "drop"])
      canvas?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
  }, files);
  await visit.role("dialog", "Import of files").waitFor();
  assert.equal((await heard(visit, "change")).at(-1).reason, "import");
  await visit.page.keyboard.press("Escape");
  await visit.idle();
  await visit.button("Undo: import the pools").click();
  await visit.idle();
  assert.equal((await heard(visit, "change")).at(-1).reason, "undo");
  await visit.close();
});

test("a bill that is chosen is compared with the scenario, and what was found is saved as a file", async () => {
  const bill = new URL("../inputs/bills/detail-cn.csv", import.meta.url).pathname;
  const pools = readFileSync(new URL("../inputs/bills/detail-cn.scenario.json", import.meta.url), "utf8");
  const visit = await openHostPage();
  await visit.widget.evaluate((element, text) => Object.assign(element, { scenario: text }), pools);
  await visit.idle();
  await visit.role("row").nth(1).press("Enter");
  await visit.button("More").click();
  await visit.role("menuitem", "Reconcile with a bill").click();
  const [chooser] = await Promise.all([visit.page.waitForEvent("filechooser"), visit.button("Choose bill files").click()]);
  await chooser.setFiles(bill);
  await visit.role("table", "Records").waitFor({ state: "attached" });
  assert.match((await visit.page.locator("[role=status]").first().textContent()) ?? "", /The bill agrees with this scenario\./);
  const { name, bytes } = await saved(visit, () => visit.button("Save as CSV").click());
  assert.equal(name, "reconciliation.csv");
  const lines = bytes.toString().trim().split("\r\n");
  assert.equal(lines.length, 1 + 9);
  assert.match(lines[1], /^equal,,2025-10,maos-a,/);
  await visit.close();
});

test("a long list is read also while the widget is out of sight", { timeout: 30_000 }, async () => {
  const visit = await openHostPage({ css: "input { display: block; margin-block: 2000px; }" });
  assert.ok(await visit.widget.evaluate((element) => element.getBoundingClientRect().top > innerHeight));
  await visit.page.waitForTimeout(100); // until the widget knows, too
  assert.equal(await call(visit, "command", "import_pools", longList), true);
  await visit.idle();
  assert.equal((await heard(visit, "change")).at(-1)?.reason, "action.import");
  await visit.close();
});

test("in a tab in the background what came of a long list is told and saved", { timeout: 30_000 }, async () => {
  const visit = await openHostPage({ attributes: `src="${scenario}" storage-key="console"` });
  await visit.widget.evaluate((element, list) => {
    // Such a tab gets no animation frames: here none after the first.
    const { requestAnimationFrame } = window;
    let left = 1;
    window.requestAnimationFrame = (callback) => (left-- > 0 ? requestAnimationFrame.call(window, callback) : 1);
    /** @type {any} */ (element).command("import_pools", list);
  }, longList);
  const isSaved = async () => JSON.stringify(await stored(visit)).includes("pool-8999");
  while (!(await isSaved())) await visit.page.waitForTimeout(50);
  assert.equal((await heard(visit, "change")).at(-1).reason, "action.import");
  await visit.close();
});

test("several pools are chosen with Space and arrow keys alone", async () => {
  const visit = await openHostPage();
  await openList(visit);
  await visit.widget.evaluate((element, text) => /** @type {any} */ (element).command("import_pools", text), poolList(3));
  await closeReport(visit, "3 imported, 1 rejected");
  const table = visit.role("table", "Resource pools");
  await table.getByRole("row").nth(1).focus();
  await visit.page.keyboard.press(" ");
  await visit.page.keyboard.press("ArrowDown");
  await visit.page.keyboard.press("ArrowDown");
  await visit.page.keyboard.press(" ");
  assert.ok(await visit.page.getByText("2 selected").isVisible());
  assert.equal(await table.getByRole("checkbox", { checked: true }).count(), 2);
  await visit.page.keyboard.press("Enter");
  assert.equal(await visit.role("heading", "pool-1").count(), 1);
  await visit.close();
});

test("with nothing open the page's samples are offered; one is fetched when it is chosen", async () => {
  const visit = await openHostPage({ attributes: 'samples="/scenarios/samples.json"' });
  await visit.button("A year with auto-renew").click();
  await visit.role("heading", "year").waitFor({ state: "attached" });
  await visit.button("More").click();
  await visit.role("menuitem", "Samples").click();
  await visit.role("menuitem", "The documentation example").click();
  await visit.role("heading", "demo").waitFor({ state: "attached" });
  await visit.button("Undo: open the sample").click();
  assert.equal(await visit.role("heading", "year").count(), 1);
  await visit.close();
});

test("samples that cannot be had are an error in plain words", async () => {
  const visit = await openHostPage({ attributes: 'samples="/scenarios/none.json"' });
  await visit.idle();
  assert.match((await heard(visit, "error")).at(0).message, /\/scenarios\/none\.json" cannot be used/);
  await visit.close({ expects: "trouble" });
});
