// The widget on pages that work against it without meaning to.
import assert from "node:assert/strict";
import { test } from "node:test";

import { call, heard, openHostPage, scenario } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** The language of the words that are shown. @param {Visit} visit */
const language = (visit) => visit.page.locator(".root").getAttribute("lang");

test("a relative address means what it meant when it was set, also when the page's address has changed since", async () => {
  const visit = await openHostPage({ attributes: `base-url="." src="${scenario.slice(1)}"` });
  await visit.page.evaluate(() => history.pushState({}, "", "/a/b/c"));
  await call(visit, "reset");
  await visit.button("Compare").click(); // of the part that is fetched later
  await visit.role("dialog", "Compare").waitFor();
  await visit.widget.evaluate((element) => element.setAttribute("locale", "zh-CN"));
  await visit.idle();
  assert.equal(await language(visit), "zh-CN");
  await visit.widget.evaluate(async (element) => {
    element.remove();
    await Promise.resolve();
    document.body.append(element);
    await /** @type {any} */ (element).ready;
    await /** @type {any} */ (element).reset();
  });
  assert.equal((await call(visit, "whenIdle"), await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario)).pools.length, 1);
  assert.deepEqual(await heard(visit, "error"), []);
  await visit.close();
});

test("a page whose fetch takes texts only gets its scenario", async () => {
  const visit = await openHostPage({
    prepare: (page) =>
      page.addInitScript(() => {
        const original = window.fetch;
        window.fetch = (input, init) => original(/** @type {string} */ (input).slice(0), init);
      }),
  });
  assert.deepEqual(await heard(visit, "error"), []);
  await visit.close();
});
