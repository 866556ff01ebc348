// Links that hold a scenario: made and opened by the widget and by the command line, and kept apart from what is saved.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { root } from "../../shell/tools/serve.mjs";
import { saved } from "./downloads.mjs";
import { open, openExportMenu, submitOrder } from "./harness.mjs";
import { call, heard, openHostPage } from "./host_page.mjs";
import { actionCount, openStored, stored } from "./stored.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const poolbill = (/** @type {string[]} */ ...words) => execFileSync(join(root, "build/native/poolbill"), words, { encoding: "utf8" });
const example = join(root, "assets/scenarios/documentation-example.json");
const link = poolbill("link", example).trim();

const notice = "This scenario came with a link and is not saved.";
const message = (/** @type {Visit} */ visit, /** @type {string} */ text) => visit.page.getByRole("alert").filter({ hasText: text });
/** @param {Visit} visit @param {string} address */
const setSource = (visit, address) => visit.widget.evaluate((element, src) => element.setAttribute("src", src), address);
const states = async (/** @type {Visit} */ visit) => (await heard(visit, "link")).map(({ state }) => state);
const codes = async (/** @type {Visit} */ visit) => (await heard(visit, "error")).map(({ code }) => code);

/** What the engine finds below the mouse. @param {Visit} visit */
const cursor = (visit) => visit.widget.evaluate((element) => getComputedStyle(/** @type {Element} */ (element.shadowRoot?.querySelector(".root"))).cursor);

/** With a clipboard that the tests can read as the title of the page. @type {Parameters<typeof openHostPage>[0]} */
const withClipboard = {
  prepare: (page) =>
    page.addInitScript(() => {
      const writeText = async (/** @type {string} */ text) => void (document.title = text);
      Object.defineProperty(navigator, "clipboard", { value: { writeText } });
    }),
};

test("the command line's links open in the widget, and the widget's in the command line", async () => {
  const visit = await openHostPage({ attributes: `src="${link}"` });
  assert.equal(await call(visit, "exportBills", "scenario"), readFileSync(example, "utf8"));
  const made = await call(visit, "shareLink");
  assert.match(made, /^http:\/\/[^#]+\/host\.html#pb1\.[\w-]+$/);
  assert.ok(made.split("#")[1].length < 220);
  assert.equal(poolbill("open", made), readFileSync(example, "utf8"));
  assert.equal(await message(visit, notice).count(), 0); // there is nowhere to save
  await visit.close();
});

test("the Export menu copies the link, and offers a file when it would be too long", async () => {
  const visit = await openHostPage({ ...withClipboard, attributes: `src="${link}"` });
  const copyLink = async () => {
    await openExportMenu(visit);
    await visit.role("menuitem", "Copy link").click();
  };
  await copyLink();
  await visit.page.getByText("Copied", { exact: true }).first().waitFor({ state: "attached" });
  assert.equal(poolbill("open", await visit.page.title()), readFileSync(example, "utf8"));
  await visit.widget.evaluate((element) => {
    const widget = /** @type {any} */ (element);
    const { scenario } = widget;
    const random = () => Math.random().toString(36).slice(2);
    scenario.catalog.flavors.push(...Array.from({ length: 200 }, () => ({ code: random(), name: random(), hourly: "1" })));
    widget.scenario = scenario;
  });
  await visit.idle();
  const refused = await call(visit, "shareLink").catch((error) => error.message);
  assert.match(refused, /RangeError: The link would have \d{4} characters/);
  await copyLink();
  const file = await saved(visit, () => message(visit, "Send the scenario as a file instead").getByRole("button", { name: "Save the file" }).click());
  assert.equal(JSON.parse(file.bytes.toString()).catalog.flavors.length, 201);
  await visit.close();
});

test("a link is shown in place of what is saved, which stays, and can be gone back to", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await visit.page.locator(".saving").getByText("Saved", { exact: true }).waitFor();
  const { indexeddb: before } = await stored(visit);
  await setSource(visit, link);
  await visit.idle();
  assert.equal(await actionCount(visit), 3);
  assert.equal(await message(visit, notice).count(), 1);
  await call(visit, "command", "set_now", "2023-04-20T00:00:00+08:00");
  await visit.page.waitForTimeout(1500); // longer than a save takes
  assert.deepEqual((await stored(visit)).indexeddb, before);
  await call(visit, "reset");
  assert.deepEqual((await stored(visit)).indexeddb, before);
  await visit.idle();
  await message(visit, notice).getByRole("button", { name: "Back to mine" }).click();
  await message(visit, notice).waitFor({ state: "detached" });
  await visit.idle();
  assert.equal(await actionCount(visit), 2);
  assert.deepEqual((await stored(visit)).indexeddb, before);
  assert.deepEqual(await states(visit), ["shown", "shown", "closed"]);
  await visit.close();
});

test("the message about a link covers nothing, and the mouse still finds what is below it", async () => {
  const visit = await openStored();
  await setSource(visit, link);
  await visit.idle();
  await message(visit, notice).waitFor();
  await visit.idle();
  const { x, y, width, height } = (await visit.button("More").boundingBox()) ?? assert.fail("there is no More");
  await visit.page.mouse.click(x + width / 2, y + height / 2);
  await visit.role("menuitem", "Change To Prepaid").waitFor({ state: "attached" });
  await visit.page.keyboard.press("Escape");
  const chart = (await visit.role("application").first().boundingBox()) ?? assert.fail("there is no chart");
  await visit.page.mouse.move(chart.x + chart.width / 2, chart.y + chart.height / 2);
  await visit.idle();
  assert.equal(await cursor(visit), "grab");
  await visit.page.mouse.move(x + width / 2, y + height / 2);
  await visit.idle();
  assert.equal(await cursor(visit), "pointer");
  await visit.close();
});

test("a link that is kept is saved, and what was saved is kept beside it", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await visit.page.locator(".saving").getByText("Saved", { exact: true }).waitFor();
  await setSource(visit, link);
  await visit.idle();
  await message(visit, notice).getByRole("button", { name: "Keep as my scenario" }).click();
  await message(visit, notice).waitFor({ state: "detached" });
  await visit.idle();
  assert.deepEqual(await states(visit), ["shown", "kept"]);
  assert.equal(Object.keys((await stored(visit)).indexeddb).filter((name) => name.startsWith("console:other:")).length, 1);
  await visit.page.reload(); // the page's own src again
  await visit.ready();
  assert.equal(await actionCount(visit), 3);
  assert.deepEqual(await codes(visit), []);
  await visit.close();
});

test("a widget with a linked scenario that is moved in the page still shows it and saves nothing", async () => {
  const visit = await openStored({ attributes: `src="${link}" storage-key="console"` });
  await call(visit, "command", "set_now", "2023-04-20T00:00:00+08:00");
  await visit.widget.evaluate(async (element) => {
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(element);
    await /** @type {any} */ (element).ready;
  });
  await visit.idle();
  assert.equal(await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.now), "2023-04-20T00:00:00+08:00");
  assert.equal(await message(visit, notice).count(), 1);
  assert.equal(await message(visit, notice).getByRole("button", { name: "Back to mine" }).count(), 0); // nothing is saved
  assert.deepEqual((await stored(visit)).indexeddb, {});
  await visit.close();
});

const short = deflateRawSync(`00000000${"a".repeat(1_100_000)}`, { level: 9 }).toString("base64url");
const refusals = /** @type {const} */ ([
  ["cut", link.slice(0, -20), "link-damaged"],
  ["altered", link.replace(/.{9}$/, "AAAAAAAAA"), "link-damaged"],
  ["without anything", "#pb1", "link-damaged"],
  ["newer", link.replace("#pb1.", "#pb2."), "link-newer"],
  ["larger than it says", `#pb1.${short}`, "link-too-large"],
]);
for (const [how, address, code] of refusals) {
  test(`a link that is ${how} is refused, and what is saved is shown`, async () => {
    const visit = await openStored();
    await submitOrder(visit);
    await visit.page.locator(".saving").getByText("Saved", { exact: true }).waitFor();
    await setSource(visit, address);
    await visit.idle();
    assert.deepEqual(await codes(visit), [code]);
    assert.equal(await actionCount(visit), 2);
    assert.equal(await message(visit, "file").count(), 1);
    await call(visit, "undo"); // it is saved as before
    await visit.page.waitForFunction(() => /** @type {any} */ (window).heard.filter((/** @type {[string, any]} */ [name]) => name === "save-state").at(-1)[1].saved);
    await visit.close();
  });
}

test("the demo opens the link in its address, also when it changes, and drops it once it is kept", async () => {
  const visit = await open({ path: `/${link}` });
  assert.equal(await actionCount(visit), 3);
  await visit.idle();
  await message(visit, notice).getByRole("button", { name: "Keep as my scenario" }).click();
  await message(visit, notice).waitFor({ state: "detached" });
  await visit.idle();
  assert.equal(new URL(visit.page.url()).hash, "");
  assert.equal(await actionCount(visit), 3);
  const other = poolbill("link", join(root, "assets/scenarios/scaled-pool.json")).trim();
  await visit.page.evaluate((hash) => void (location.hash = hash), other);
  await message(visit, notice).waitFor();
  const poolOf = () => visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.pools[0].id);
  assert.notEqual(await poolOf(), "pool-demo-1a2b3c");
  await visit.page.evaluate(() => history.back()); // nothing is loaded that Firefox's remote control could wait for
  await message(visit, notice).waitFor({ state: "detached" });
  await visit.idle();
  assert.equal(await poolOf(), "pool-demo-1a2b3c");
  await visit.close();
});

test("the demo shows its own scenario when the link in its address is refused", async () => {
  const visit = await open({ path: `/${link.slice(0, -20)}` });
  await visit.idle();
  assert.equal(await actionCount(visit), 1);
  assert.equal(await message(visit, "incomplete").count(), 1);
  await visit.close();
});
