// What a person did is there tomorrow, or it is said on the screen why not.
import assert from "node:assert/strict";
import { test } from "node:test";

import { saved } from "./downloads.mjs";
import { chromiumOnly, submitOrder } from "./harness.mjs";
import { call, heard, openHostPage, scenario } from "./host_page.mjs";
import { actionCount, damage, openStored, stored, until } from "./stored.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** @param {Visit} visit @returns {Promise<string[]>} */
const errorCodes = async (visit) => (await heard(visit, "error")).map(({ code }) => code);

const sign = (/** @type {Visit} */ visit) => visit.page.locator(".saving").first();

test("what is done is saved, said to be saved, and there after a reload", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await sign(visit).getByText("Saved", { exact: true }).waitFor();
  assert.equal((await heard(visit, "save-state")).at(-1).saved, true);
  assert.deepEqual(Object.keys((await stored(visit)).indexeddb), ["console:a"]);
  await visit.page.reload();
  await visit.ready();
  assert.equal(await actionCount(visit), 2);
  await call(visit, "reset");
  const { indexeddb, local } = await stored(visit);
  assert.deepEqual([indexeddb, local], [{}, {}]);
  await visit.close();
});

test("a page that is left at once has saved", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await visit.page.reload();
  await visit.ready();
  assert.equal(await actionCount(visit), 2);
  await visit.close();
});

test("where the clock was is there after a reload", async () => {
  const visit = await openStored();
  await call(visit, "command", "set_now", "2023-04-18T17:30:00+08:00");
  await visit.page.reload();
  await visit.ready();
  assert.equal(await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.now), "2023-04-18T17:30:00+08:00");
  await visit.close();
});

test("what was looked at is there after a reload", async () => {
  const visit = await openStored();
  await visit.role("tab", "Statement").click();
  await visit.idle();
  await visit.page.reload();
  await visit.ready();
  await visit.idle();
  assert.equal(await visit.role("tab", "Statement").getAttribute("aria-selected"), "true");
  await visit.close();
});

test("what was looked at is there again when the key comes back", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await visit.page.keyboard.press("Escape");
  await visit.role("tab", "Statement").click();
  const change = async (/** @type {string} */ key) => {
    await visit.widget.evaluate((element, value) => element.setAttribute("storage-key", value), key);
    await visit.idle();
  };
  await change("another");
  await visit.role("tab", "Overview").click();
  await change("console");
  assert.equal(await visit.role("tab", "Statement").getAttribute("aria-selected"), "true");
  await visit.close();
});

test("a page on which nothing was done stores nothing", async () => {
  const visit = await openStored();
  await visit.page.reload();
  await visit.ready();
  const { indexeddb, local } = await stored(visit);
  assert.deepEqual([indexeddb, local], [{}, {}]);
  await visit.close();
});

test("what an earlier version saved in localStorage is shown and moved", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  const data = await visit.widget.evaluate((element) => JSON.stringify(/** @type {any} */ (element).scenario));
  await call(visit, "reset");
  const { checksum } = await import("../../shell/storage/envelope.mjs");
  const old = { format: "poolbill/save", version: 1, revision: 4, writer: "a", saved_at: "", checksum: checksum(data), data };
  await visit.page.evaluate((text) => {
    localStorage.setItem("console", "a");
    localStorage.setItem("console:a", text);
  }, JSON.stringify(old));
  await visit.page.reload();
  await visit.ready();
  assert.equal(await actionCount(visit), 2);
  const { indexeddb, local } = await stored(visit);
  assert.deepEqual([Object.keys(indexeddb), local], [["console:a"], {}]);
  await visit.close({ expects: "trouble" });
});

test("damaged data is kept under its own name, said with a download, and the page starts from src", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await sign(visit).getByText("Saved", { exact: true }).waitFor();
  await damage(visit, "console:a", "not what we wrote");
  await visit.page.reload();
  await visit.ready();
  await until(async () => (await errorCodes(visit)).includes("storage-damaged"));
  assert.equal(await actionCount(visit), 1);
  const { indexeddb } = await stored(visit);
  assert.deepEqual(Object.values(indexeddb), ["not what we wrote"]);
  assert.match(Object.keys(indexeddb)[0], /^console:damaged:/);
  const file = await saved(visit, () => visit.button("Download it").click());
  assert.equal(file.bytes.toString(), "not what we wrote");
  await visit.button("Delete it").click();
  await until(async () => Object.keys((await stored(visit)).indexeddb).length === 0);
  await visit.close();
});

test("what a newer version saved is shown read only, with a notice, and stays as it is", async () => {
  const visit = await openStored();
  const newer = '{"format":"poolbill/save","version":9}\n{"format":"poolbill/scenario","version":2}';
  await damage(visit, "console:a", newer);
  await visit.page.reload();
  await visit.ready();
  await visit.page.getByText("was written by a newer version").waitFor();
  await sign(visit).getByText("Not saved").waitFor();
  assert.equal(await actionCount(visit), 1);
  assert.equal(await call(visit, "command", "reset"), false);
  await visit.page.reload();
  await visit.ready();
  assert.deepEqual((await stored(visit)).indexeddb, { "console:a": newer });
  await visit.close();
});

test("without IndexedDB localStorage is used", async () => {
  const visit = await openStored({ prepare: (page) => page.addInitScript(() => Reflect.deleteProperty(window, "indexedDB")) });
  await submitOrder(visit);
  await sign(visit).getByText("Saved", { exact: true }).waitFor();
  await visit.page.reload();
  await visit.ready();
  assert.equal(await actionCount(visit), 2);
  assert.deepEqual(await errorCodes(visit), []);
  await visit.close();
});

test("blocked storage is said once, and the widget goes on in memory", async () => {
  const visit = await openStored({
    prepare: (page) =>
      page.addInitScript(() => {
        for (const name of ["localStorage", "indexedDB"]) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException("The operation is insecure.", "SecurityError");
            },
          });
        }
      }),
  });
  await visit.page.getByText("The browser does not allow saving here").waitFor();
  await visit.button("Close").click();
  await submitOrder(visit);
  await visit.page.waitForTimeout(1200);
  assert.deepEqual(await errorCodes(visit), ["storage-blocked"]);
  assert.equal(await sign(visit).textContent(), "Not saved");
  assert.equal(await actionCount(visit), 2);
  await visit.close();
});

test("full storage is said with a download of what is not saved", async () => {
  const visit = await openStored({ prepare: (page) => page.addInitScript(canBeFull) });
  await visit.page.evaluate(() => (/** @type {any} */ (window).isFull = true));
  await submitOrder(visit);
  await visit.page.getByText("The browser's storage is full").waitFor();
  assert.equal(await sign(visit).textContent(), "Not saved");
  const file = await saved(visit, () => visit.button("Download the changes").click());
  assert.match(file.bytes.toString(), /"format": ?"poolbill\//);
  await visit.page.evaluate(() => (/** @type {any} */ (window).isFull = false));
  await call(visit, "undo");
  await sign(visit).getByText("Saved", { exact: true }).waitFor();
  assert.equal(await visit.page.getByText("The browser's storage is full").count(), 0);
  assert.deepEqual(await errorCodes(visit), ["storage-full"]);
  await visit.close();
});

test("what is kept is downloaded as one file, and deleted only when that is asked for", async () => {
  const visit = await openStored({ prepare: (page) => page.addInitScript(canBeFull) });
  for (const kind of ["damaged:1", "other:2"]) await damage(visit, `console:${kind}`, `text of ${kind}`);
  await visit.page.evaluate(() => (/** @type {any} */ (window).isFull = true));
  await submitOrder(visit);
  const file = await saved(visit, () => visit.button("Download what is kept").click());
  const kept = JSON.parse(file.bytes.toString());
  assert.deepEqual(kept, { "console:damaged:1": "text of damaged:1", "console:other:2": "text of other:2" });
  assert.deepEqual(Object.keys((await stored(visit)).indexeddb).sort(), ["console:damaged:1", "console:other:2"]);
  await visit.page.evaluate(() => (/** @type {any} */ (window).isFull = false));
  await visit.button("Delete what is kept").click();
  await sign(visit).getByText("Saved", { exact: true }).waitFor();
  assert.deepEqual(Object.keys((await stored(visit)).indexeddb), ["console:a"]);
  await visit.close();
});

test("storage that is cleared while the page is open is said, and saved to again", chromiumOnly, async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await sign(visit).getByText("Saved", { exact: true }).waitFor();
  const session = await visit.page.context().newCDPSession(visit.page);
  await session.send("Storage.clearDataForOrigin", { origin: visit.url, storageTypes: "all" });
  await call(visit, "undo");
  await visit.page.getByText("has been removed in the browser").waitFor();
  await until(async () => Object.keys((await stored(visit)).indexeddb).length > 0);
  assert.deepEqual(await errorCodes(visit), ["storage-cleared"]);
  await visit.close();
});

test("another tab's save is said at once, and its version can be shown; both are kept", async () => {
  const visit = await openStored();
  const other = await secondTab(visit);
  await call(visit, "command", "set_now", "2023-04-18T17:30:00+08:00");
  await submitOrder(other);
  await visit.page.getByText("Another tab or widget has saved other changes here").waitFor();
  const [{ revision, scenario: theirs }] = await heard(visit, "conflict");
  assert.equal(revision, 1);
  assert.equal(theirs.branches.main.actions.length, 2); // with what can be undone, so it is a workspace
  await submitOrder(visit); // goes on, and is kept apart
  await until(async () => Object.keys((await stored(visit)).indexeddb).some((key) => key.startsWith("console:other:")));
  await sign(visit).getByText("Not saved").waitFor();
  await visit.button("Show the other version").click();
  await sign(visit).getByText("Saved", { exact: true }).waitFor({ state: "attached" });
  const now = (/** @type {Visit} */ each) => each.widget.evaluate((element) => /** @type {any} */ (element).scenario.now);
  assert.equal(await now(visit), await now(other));
  const { indexeddb } = await stored(visit);
  assert.equal(Object.keys(indexeddb).filter((key) => key.startsWith("console:other:")).length, 1);
  await visit.close();
});

test("two widgets with one key do not lose each other's changes", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await sign(visit).getByText("Saved", { exact: true }).waitFor();
  await visit.page.evaluate(async () => {
    const first = /** @type {any} */ (document.querySelector("pool-bill"));
    const second = first.cloneNode();
    first.after(second);
    await second.ready;
    const pools = [{ ...second.scenario.pools[0], name: "renamed" }];
    second.scenario = { ...second.scenario, pools };
    await second.whenIdle();
    first.undo();
  });
  await visit.page.getByText("Another tab or widget has saved other changes here").first().waitFor();
  await until(async () => Object.keys((await stored(visit)).indexeddb).some((key) => key.startsWith("console:other:")));
  const texts = Object.entries((await stored(visit)).indexeddb).map(([key, text]) => [key.replace(/other.*/, "other"), text]);
  const kept = texts.map(([key, text]) => `${key} ${text.includes("renamed") ? "renamed" : ""} ${text.match(/"do"/g)?.length}`);
  assert.deepEqual(kept.sort(), ["console:a  2", "console:b renamed 2", "console:other  1"]);
  await visit.close();
});

for (const key of ["", 'storage-key="console"']) {
  test(`taken out and put back later, ${key || "without a key"}: what was done is there`, async () => {
    const visit = await openHostPage({ attributes: `src="${scenario}" ${key}` });
    await submitOrder(visit);
    const counts = await visit.page.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector("pool-bill"));
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const out = element.scenario.actions.length;
      document.body.append(element);
      await element.ready;
      return [out, element.scenario.actions.length];
    });
    assert.deepEqual(counts, [2, 2]);
    assert.deepEqual(await errorCodes(visit), []);
    await visit.close();
  });
}

test("removed a second time before it is ready: what was done is still there", async () => {
  const visit = await openHostPage();
  await submitOrder(visit);
  const counts = await visit.page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("pool-bill"));
    const count = () => element.scenario?.actions.length;
    const later = () => new Promise((resolve) => setTimeout(resolve));
    element.remove();
    await later();
    document.body.append(element);
    await later();
    element.remove();
    await later();
    const out = count();
    document.body.append(element);
    await element.ready;
    return [out, count()];
  });
  assert.deepEqual(counts, [2, 2]);
  await visit.close();
});

test("a change by script is saved though the element is removed before anything is drawn", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  const left = await visit.page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("pool-bill"));
    element.undo();
    element.remove();
    const copy = element.cloneNode();
    document.body.append(copy);
    await copy.ready;
    return copy.scenario.actions.length;
  });
  assert.equal(left, 1);
  await visit.close();
});

test("a page's own storage is used when it supplies one", async () => {
  const visit = await openHostPage({
    attributes: "",
    script: `
      import { createPoolBill } from "/create.js";
      const texts = (window.texts = new Map());
      const storage = {
        get: async (key) => texts.get(key),
        set: async (key, text) => texts.set(key, text),
        remove: async (key) => texts.delete(key),
        keys: async (prefix) => [...texts.keys()].filter((key) => key.startsWith(prefix)),
      };
      document.querySelector("pool-bill").remove();
      const widget = await createPoolBill(document.body, { src: "${scenario}", storageKey: "console", storage });
      widget.command("set_now", "2023-04-18T17:30:00+08:00");
      widget.dispose();`,
    waits: false,
  });
  await visit.page.waitForFunction(() => /** @type {any} */ (window).texts?.has("console:a"));
  assert.deepEqual((await stored(visit)).local, {});
  await visit.close();
});

/** Runs in the page: what is written is refused while `window.isFull`. */
function canBeFull() {
  for (const [prototype, name] of /** @type {[any, string][]} */ ([[IDBObjectStore.prototype, "put"], [Storage.prototype, "setItem"]])) {
    const write = prototype[name];
    prototype[name] = function (/** @type {any[]} */ ...values) {
      if (/** @type {any} */ (window).isFull) throw new DOMException("", "QuotaExceededError");
      return write.apply(this, values);
    };
  }
}

/** @param {Visit} visit @returns {Promise<Visit>} */
async function secondTab(visit) {
  const page = await visit.page.context().newPage();
  const { Visit: Opened } = await import("../../shell/tools/visit.mjs");
  const other = new Opened(page, [visit.url], async () => {});
  await page.goto(`${visit.url}/host.html`);
  await other.ready();
  return other;
}
