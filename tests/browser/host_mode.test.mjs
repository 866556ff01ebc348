// Host mode in a browser, against a local server with the cloud's shapes and failures: what a person sees, and that an
// order is placed and paid once whatever the network does.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { hostPages, startHostCloud } from "../support/host_demo.mjs";
import { open, submitOrder } from "./harness.mjs";
import { heard, openHostPage } from "./host_page.mjs";
import { actionCount, openStored, stored } from "./stored.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */
/** @typedef {Awaited<ReturnType<typeof startHostCloud>>} Cloud */

/** Those of tests that failed would keep the process alive. @type {Set<Cloud>} */
const clouds = new Set();
after(() => Promise.all([...clouds].map((cloud) => cloud.close())));

/** @param {(cloud: Cloud) => void} [prepare] @param {Partial<Parameters<typeof open>[0]>} [options] */
async function openConsole(prepare, options) {
  const cloud = await startHostCloud();
  clouds.add(cloud);
  prepare?.(cloud);
  const visit = await open({ path: "/host/", server: { pages: hostPages(cloud.url) }, friends: [cloud.url], ...options });
  /** @param {Parameters<Visit["close"]>[0]} [how] */
  const close = async (how) => {
    await visit.close(how);
    await cloud.close();
    clouds.delete(cloud);
  };
  return { cloud, visit, close };
}

/** Waits until the words are on the screen: as a text, a name or a description. @param {Visit} visit @param {string | RegExp} words */
const sees = (visit, words) =>
  visit.page.waitForFunction(
    ([pattern, flags]) => {
      const all = document.querySelector("pool-bill")?.shadowRoot?.querySelectorAll("*") ?? [];
      const said = (/** @type {Element} */ node) => [node.getAttribute("aria-label"), node.getAttribute("aria-description"), node.childElementCount ? "" : node.textContent];
      return [...all].some((node) => said(node).some((text) => text && new RegExp(pattern, flags).test(text)));
    },
    typeof words === "string" ? [words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), ""] : [words.source, words.flags],
    { timeout: 30_000 },
  );

/** The purchase of a pool, with the console's price. @param {Visit} visit @param {string} [pool]  a console's only pool is shown already */
async function openPurchase(visit, pool) {
  await sees(visit, /As of/);
  if (pool) await visit.role("row", new RegExp(pool)).first().click();
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").click();
  await visit.button("OK").click();
  await visit.idle();
}

test("the console's pools are shown as live, with its prices and modes", async () => {
  const { visit, close } = await openConsole();
  await sees(visit, "Live: your console's data");
  const rows = (await visit.rows(visit.role("table", "Resource pools"))).map((row) => row.join(" "));
  assert.equal(rows.length, 1 + 3);
  assert.match(rows.join("\n"), /infer.*Pay-per-use/);
  assert.match(rows.join("\n"), /yearly.*Yearly\/Monthly/);
  await close();
});

test("an order is placed and paid at the console, followed to its end, and held against the preview", async () => {
  const { cloud, visit, close } = await openConsole();
  await openPurchase(visit, "infer");
  await sees(visit, /as computed here/);
  await visit.button("Place order").click();
  await sees(visit, "The order is placed, and not paid yet");
  assert.equal(cloud.state.orders.length, 1);
  await visit.button(/^Pay \$/).click();
  await sees(visit, "The order is complete: the pool is billed yearly/monthly");
  await sees(visit, /As previewed/);
  assert.equal(cloud.count("pay"), 1);
  await visit.button("Close").last().click();
  await sees(visit, /As of/);
  await sees(visit, "Yearly/Monthly");
  await close();
});

test("a payment without an answer is unclear until the person checks, and is not sent again by itself", async () => {
  const { cloud, visit, close } = await openConsole((made) => made.fail("pay", { status: 504 }));
  await openPurchase(visit, "infer");
  await sees(visit, /as computed here/);
  await visit.button("Place order").click();
  await visit.button(/^Pay \$/).click();
  await sees(visit, "It is not known whether this was done");
  await visit.button("Check again").click();
  await sees(visit, "The order is placed, and not paid yet");
  assert.equal(cloud.count("pay"), 1);
  await visit.button(/^Pay \$/).click();
  await sees(visit, "The order is complete: the pool is billed yearly/monthly");
  assert.equal(cloud.count("pay"), 2);
  await close({ expects: "trouble" });
});

test("an order under way is followed after a reload", async () => {
  const { cloud, visit, close } = await openConsole();
  await openPurchase(visit, "infer");
  await sees(visit, /as computed here/);
  await visit.button("Place order").click();
  await sees(visit, "The order is placed, and not paid yet");
  await visit.page.reload();
  await visit.ready();
  await visit.button("Show the order").click();
  await sees(visit, "The order is placed, and not paid yet");
  assert.equal(cloud.state.orders.length, 1);
  await close();
});

test("after a reload, a paid order is still held against what was previewed", async () => {
  const { visit, close } = await openConsole();
  await openPurchase(visit, "infer");
  await sees(visit, /as computed here/);
  await visit.button("Place order").click();
  await visit.button(/^Pay \$/).click();
  await sees(visit, /different 0, .* only in the bill 0\./);
  await visit.page.reload();
  await visit.ready();
  await visit.button("Show the order").click();
  await sees(visit, /different 0, .* only in the bill 0\./);
  await visit.button("Close").last().click();
  await visit.idle();
  assert.deepEqual(await visit.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("poolbill.before"))), []);
  await close();
});

test("newer data leaves the change of several pools open", async () => {
  const { visit, close } = await openConsole();
  await openBulk(visit);
  await visit.role("radio", "3 months").click();
  await visit.widget.evaluate((element) => /** @type {any} */ (element).reset());
  await visit.idle();
  await sees(visit, /computed/);
  assert.equal(await visit.role("radio", "3 months").getAttribute("aria-checked"), "true");
  await visit.button("Place orders (2)").click();
  await sees(visit, /To be paid: 2\.$|To be paid: 2\. [^:]*$/);
  await close();
});

test("data that cannot be read says why, with the cloud's code, and can be read again", async () => {
  const refused = { times: 1, status: 403, code: "ModelArts.0203", words: "No permission." };
  const { visit, close } = await openConsole((made) => made.fail("pools", refused));
  await sees(visit, /ModelArts\.0203/);
  await visit.button("Try again").click();
  await sees(visit, "Live: your console's data");
  await sees(visit, /As of/);
  await close({ expects: "trouble" });
});

test("a console that answers with another price says so before the order", async () => {
  const { visit, close } = await openConsole();
  await sees(visit, /As of/);
  await visit.page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector("pool-bill"));
    element.provider = { ...element.provider, quote: async () => ({ amount: "500.00", currency: "USD" }) };
  });
  await visit.ready();
  await openPurchase(visit, "infer");
  await sees(visit, /\$500\.00\. Computed here: \$/);
  await sees(visit, /The console's price is what you pay/);
  await close();
});

test("a simulation of live data places nothing, and nothing of it is stored", async () => {
  const { cloud, visit, close } = await openConsole();
  await sees(visit, /As of/);
  await visit.role("row", /infer/).first().click();
  await visit.button("Try in a simulation").click();
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").click();
  await visit.button("OK").click();
  await visit.button("Pay").click();
  await sees(visit, "Payment");
  await visit.page.keyboard.press("Escape");
  await visit.button("Back to live data").click();
  await sees(visit, "Live: your console's data");
  assert.equal(cloud.count("orderid"), 0);
  const stored = await visit.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.doesNotMatch(stored, /infer/);
  await close();
});

/** Chooses all pools, of which two can change, and waits for the console's prices. @param {Visit} visit */
async function openBulk(visit) {
  await sees(visit, /As of/);
  await visit.role("checkbox", "Select all shown").click();
  await visit.button("Change To Prepaid").click();
  await sees(visit, /computed/);
  await visit.idle();
}

test("several pools are ordered and paid at the console, each once, and the bill is held against the preview", async () => {
  const { cloud, visit, close } = await openConsole();
  await openBulk(visit);
  await visit.button("Place orders (2)").click();
  await sees(visit, /To be paid: 2\./);
  assert.equal(cloud.state.orders.length, 2);
  await visit.button("Pay all (2)").dblclick();
  await sees(visit, /Complete: 2\./);
  assert.equal(cloud.count("pay"), 2);
  await visit.role("dialog").getByRole("row", { name: /infer/ }).click();
  await sees(visit, "The bill against the preview");
  await sees(visit, /different 0, .* only in the bill 0\./);
  await visit.button("Show line by line").click();
  await sees(visit, "Reconcile with a bill");
  await close();
});

test("one pool's order that is refused leaves the others, and says why after a reload, too", async () => {
  const refused = { status: 409, code: "CBC.30050011", words: "Being changed." };
  const { cloud, visit, close } = await openConsole((made) => made.fail("orderid", refused));
  await openBulk(visit);
  await visit.button("Place orders (2)").click();
  await sees(visit, /To be paid: 1\..* Failed: 1\./);
  await visit.page.reload();
  await visit.ready();
  await visit.button("Show the orders (2)").click();
  await sees(visit, /being unsubscribed or changed.*CBC\.30050011/);
  await visit.button("Pay all (1)").click();
  await sees(visit, /Complete: 1\./);
  assert.equal(cloud.state.orders.length, 1);
  await close({ expects: "trouble" });
});

test("what the cloud refuses is said in the viewer's language", async () => {
  const refused = { times: 1, status: 403, code: "ModelArts.0203", words: "No permission." };
  const prepare = (/** @type {import("playwright-core").Page} */ page) =>
    page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => (document.documentElement.lang = "zh-CN")));
  const { visit, close } = await openConsole((made) => made.fail("pools", refused), { prepare });
  await sees(visit, /会话已结束，请重新登录。云服务的说明：No permission\./);
  await close({ expects: "trouble" });
});

/** A console of one pool, as the page's own functions. @param {Visit} visit @param {boolean} [takesOrders]  whose answers are lost */
const giveProvider = (visit, takesOrders = false) =>
  visit.widget.evaluate((element, withOrders) => {
    const created = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+Z$/, "Z");
    const pool = { kind: "Pool", metadata: { name: "theirs", creationTimestamp: created }, spec: { resources: [{ flavor: "f", count: 1 }] }, status: { phase: "Running" } };
    /** @type {any} */ (element).provider = {
      listPools: async () => ({ kind: "PoolList", items: [pool] }),
      getPrices: async () => "code,hourly,monthly,yearly\nf,0.66,625.10,6251.00\n",
      ...(withOrders && { createOrder: () => Promise.reject(new TypeError("Failed to fetch")) }),
    };
  }, takesOrders);

test("a request that breaks off is not said to be refused, and after giving it up the pool is ordered again only after a warning", async () => {
  const visit = await openHostPage();
  await giveProvider(visit, true);
  await openPurchase(visit);
  await visit.button("Place order").click();
  await sees(visit, /It is not known whether this was done/);
  await sees(visit, /broke off before an answer came: Failed to fetch/);
  await visit.button("Stop following it here").click();
  await visit.idle();
  await openPurchase(visit);
  await visit.button("Place order").click();
  await sees(visit, /You stopped following an order of this pool, and it may have been placed/);
  await visit.close();
});

test("what the person has saved stays as it is while a console's data is shown, and comes back after it", async () => {
  const visit = await openStored();
  await submitOrder(visit);
  await visit.page.locator(".saving").getByText("Saved", { exact: true }).waitFor();
  await giveProvider(visit);
  await sees(visit, /As of/);
  const before = await stored(visit);
  await visit.page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new Event("pagehide"));
  });
  await visit.page.waitForTimeout(1500); // longer than a save takes
  assert.deepEqual(await stored(visit), before);
  await visit.widget.evaluate((element) => (/** @type {any} */ (element).provider = null));
  await visit.idle();
  assert.equal(await actionCount(visit), 2);
  await visit.close();
});

test("an object that is no provider is an error, and the widget goes on with what it has", async () => {
  const visit = await openHostPage();
  await visit.widget.evaluate((element) => (/** @type {any} */ (element).provider = {}));
  await visit.idle();
  assert.match((await heard(visit, "error")).at(-1).message, /listPools/);
  await sees(visit, "demo");
  await visit.close();
});

test("without its provider the widget forgets the console's data", async () => {
  const { visit, close } = await openConsole();
  await sees(visit, /As of/);
  await visit.widget.evaluate((element) => (/** @type {any} */ (element).provider = null));
  await visit.idle();
  await sees(visit, /Fill in your pool|Enter your pool|New pool/);
  assert.equal(await visit.role("row", /infer/).count(), 0);
  await close();
});
