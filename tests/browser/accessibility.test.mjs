// axe-core's rules for WCAG 2.2 A and AA and its best practices, on every screen, in both languages and themes.
//
// axe cannot see what a canvas shows: tests/ui/theme_test.cpp has the contrast of every pair of colours, and the plain
// text that replaces the canvas is checked here as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { open } from "./harness.mjs";
import { openHostPage } from "./host_page.mjs";
import { chinese, english, walk } from "./walk.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, one line for each element. @param {Visit} visit @returns {Promise<string[]>} */
async function offences(visit) {
  const results = await visit.page.evaluate((values) => /** @type {any} */ (window).axe.run("pool-bill", { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), tags);
  return results.violations.flatMap((/** @type {any} */ { id, help, nodes }) =>
    nodes.map((/** @type {any} */ { html, failureSummary }) => `${id}: ${help}: ${html} ${failureSummary}`),
  );
}

/** In both themes. @param {Visit} visit @param {string} screen @returns {Promise<string[]>} */
async function check(visit, screen) {
  /** @type {string[]} */
  const found = [];
  for (const theme of ["light", "dark"]) {
    await visit.widget.evaluate((element, name) => element.setAttribute("theme", name), theme);
    await visit.idle();
    found.push(...(await offences(visit)).map((offence) => `${theme}: ${offence}`));
  }
  return found.map((offence) => `${screen}: ${offence}`);
}

for (const [language, locale, names] of /** @type {const} */ ([["English", "en", english], ["Chinese", "zh-CN", chinese]])) {
  test(`axe finds nothing on any screen in ${language}, light and dark`, { timeout: 300_000 }, async () => {
    const visit = await open({ prepare: (page) => page.addInitScript(axe) });
    if (locale !== "en") await visit.role("combobox", "Language").selectOption(locale);
    await visit.idle();
    /** @type {string[]} */
    const found = [];
    await walk(visit, names, async (screen) => void found.push(...(await check(visit, screen))));
    assert.deepEqual(found, []);
    await visit.close();
  });
}

test("axe finds nothing on the empty page, light and dark", async () => {
  const visit = await openHostPage({ attributes: 'samples="/scenarios/samples.json"', prepare: (page) => page.addInitScript(axe) });
  assert.deepEqual(await check(visit, "empty page"), []);
  await visit.close();
});

test("axe finds nothing in the plain text without WebGL, light and dark", async () => {
  const visit = await openHostPage({
    async prepare(page) {
      await page.addInitScript(axe);
      await page.addInitScript(() => (HTMLCanvasElement.prototype.getContext = () => null));
    },
  });
  const found = await check(visit, "pool page");
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").click();
  found.push(...(await check(visit, "change dialog")));
  assert.deepEqual(found, []);
  await visit.close();
});
