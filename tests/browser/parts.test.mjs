// What a page fetches and when: the first part at once, the deferred part and other languages when they are needed.
import assert from "node:assert/strict";
import { test } from "node:test";

import { submitOrder } from "./harness.mjs";
import { heard, openHostPage } from "./host_page.mjs";

/** Counts requests and can refuse them. */
function watch() {
  /** @type {string[]} */
  const asked = [];
  const state = { asked, isDown: false };
  /** @param {import("playwright-core").Page} page */
  const prepare = (page) =>
    page.route(/poolbill\.[^/]+$/, (route) => {
      asked.push(route.request().url().replace(/.*\//, ""));
      return state.isDown ? route.abort() : route.continue();
    });
  return { state, prepare };
}

const deferred = "poolbill.deferred.wasm";
const chinese = "poolbill.zh-CN.txt";

test("the documentation example's change is ordered and paid with the first part alone", async () => {
  const { state, prepare } = watch();
  const visit = await openHostPage({ prepare });
  await submitOrder(visit);
  await visit.button("Confirm payment").click();
  await visit.idle();
  assert.equal((await heard(visit, "order-paid")).length, 1);
  assert.deepEqual(state.asked.sort(), ["poolbill.js", "poolbill.wasm"]);
  await visit.close();
});

test("the deferred part is fetched once, with the first screen of it, and keeps what was there", async () => {
  const { state, prepare } = watch();
  const visit = await openHostPage({ prepare });
  const headings = { Details: "Subscription", Orders: "Orders", Statement: "Statement", Events: "Upcoming events" };
  for (const [tab, heading] of Object.entries(headings)) {
    await visit.role("tab", tab).click();
    await visit.idle();
    assert.equal(await visit.role("tab", tab).getAttribute("aria-selected"), "true");
    assert.equal(await visit.role("heading", heading).count(), 1);
  }
  assert.equal(state.asked.filter((file) => file === deferred).length, 1);
  await visit.role("tab", "Overview").click();
  await visit.idle();
  assert.equal(await visit.role("heading", "Bills").count(), 1);
  await visit.close();
});

test("a deferred part that cannot be fetched is said, and comes when it is tried again", async () => {
  const { state, prepare } = watch();
  const visit = await openHostPage({ prepare });
  state.isDown = true;
  await visit.button("Compare").click();
  await visit.role("dialog", "This view could not be loaded.").waitFor();
  assert.equal((await heard(visit, "error")).at(-1).code, "fetch");
  assert.equal((await heard(visit, "error")).at(-1).recoverable, true);
  state.isDown = false;
  await visit.button("Try again").click();
  await visit.role("dialog", "Compare").waitFor();
  await visit.close({ expects: "trouble" });
});

test("a Chinese page fetches its texts before anything is shown, an English one does not", async () => {
  const { state, prepare } = watch();
  const visit = await openHostPage({ prepare });
  assert.ok(!state.asked.includes(chinese));
  await visit.widget.evaluate((element) => element.setAttribute("locale", "zh-CN"));
  await visit.button("更多").waitFor({ state: "attached" });
  assert.equal(state.asked.filter((file) => file === chinese).length, 1);
  await visit.close();
});

test("without its texts a Chinese page is English, and says so", async () => {
  const visit = await openHostPage({
    attributes: 'src="/scenarios/documentation-example-start.json" locale="zh-CN"',
    prepare: (page) => page.route(`**/${chinese}`, (route) => route.abort()),
  });
  assert.equal(await visit.button("More").count(), 1);
  assert.equal((await heard(visit, "error")).at(0).code, "texts");
  await visit.close({ expects: "trouble" });
});
