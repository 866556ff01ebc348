// What the viewer's system and the text of the page around ask for: size, contrast, forced colours, direction.
import assert from "node:assert/strict";
import { test } from "node:test";

import { chromiumOnly } from "./harness.mjs";
import { openHostPage } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** Tokens as the widget uses them. @param {Visit} visit @param {string[]} names @returns {Promise<string[]>} */
const tokens = (visit, ...names) =>
  visit.page.locator(".root").evaluate((root, wanted) => wanted.map((name) => root.style.getPropertyValue(`--pb-${name}`)), names);

/** Waits until it is true; a change of the system reaches the page later. @param {Visit} visit @param {() => Promise<boolean>} isTrue */
async function eventually(visit, isTrue) {
  for (let attempt = 0; attempt < 100 && !(await isTrue()); ++attempt) await visit.page.waitForTimeout(50);
  assert.ok(await isTrue());
}

test("text of the page above 16 px enlarges everything in proportion, also while it runs, and presses hit", async () => {
  const visit = await openHostPage();
  const width = async () => (await visit.button("Compare").boundingBox())?.width ?? 0;
  const usual = await width();
  for (const [size, scale] of /** @type {const} */ ([["24px", 1.5], ["12px", 1], ["32px", 2]])) {
    await visit.page.evaluate((value) => (document.body.style.fontSize = value), size);
    await eventually(visit, async () => Math.abs((await width()) - usual * scale) < 2);
  }
  const [inside, host, pixels] = await visit.widget.evaluate((element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.querySelector("canvas"));
    return [canvas.getBoundingClientRect().width, element.clientWidth, canvas.width / devicePixelRatio];
  });
  assert.deepEqual([inside, pixels], [host, host]); // every pixel is drawn, and nothing sticks out
  await visit.button("Compare").click();
  await visit.role("dialog", "Compare").waitFor();
  await visit.close();
});

test("more contrast makes dim text and lines as strong as the palette allows", chromiumOnly, async () => {
  const visit = await openHostPage();
  const [text, dim] = await tokens(visit, "text", "text-dim");
  assert.notEqual(dim, text);
  await visit.page.emulateMedia({ contrast: "more" });
  await eventually(visit, async () => (await tokens(visit, "text-dim"))[0] === text);
  assert.deepEqual(await tokens(visit, "text-faint", "control-line", "line"), [text, dim, dim]);
  await visit.page.emulateMedia({ contrast: "no-preference" });
  await eventually(visit, async () => (await tokens(visit, "text-dim"))[0] === dim);
  await visit.close();
});

test("forced colours are the system's own, whatever colours the page has chosen", chromiumOnly, async () => {
  const visit = await openHostPage({ css: "pool-bill { --pool-bill-text: #123456; }" });
  await visit.page.emulateMedia({ forcedColors: "active" });
  const system = await visit.page.evaluate(() =>
    ["Canvas", "CanvasText", "Highlight", "HighlightText"].map((name) => {
      const sample = document.body.appendChild(document.createElement("i"));
      sample.style.cssText = `forced-color-adjust: none; color: ${name}`;
      const [red, green, blue] = getComputedStyle(sample).color.match(/\d+/g) ?? [];
      sample.remove();
      return `#${[red, green, blue].map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
    }),
  );
  await eventually(visit, async () => (await tokens(visit, "text"))[0].startsWith(system[1]));
  const ours = await tokens(visit, "panel", "text", "accent", "on-accent");
  const channels = (/** @type {string} */ color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  system.forEach((color, index) =>
    channels(color).forEach((channel, at) => assert.ok(Math.abs(channel - channels(ours[index])[at]) < 2, `${ours[index]} is not ${color}`)),
  ); // Highlight is translucent, and its channels are rounded
  await visit.close();
});

test("a right-to-left page changes nothing that is seen", async () => {
  const plain = await openHostPage();
  const expected = await plain.widget.screenshot();
  await plain.close();
  const visit = await openHostPage({ script: 'document.documentElement.dir = "rtl"; await import("/define.js");' });
  assert.equal(await visit.page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
  assert.deepEqual(await visit.widget.screenshot(), expected);
  await visit.close();
});
