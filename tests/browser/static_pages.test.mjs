// The widget in pages that somebody wrote once: a scenario as text in the page, samples further down, the gallery.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { root } from "../../shell/tools/serve.mjs";
import { open } from "./harness.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const example = "scenarios/documentation-example-start.json";
const scenario = readFileSync(join(root, "assets", example), "utf8");
const inside = (/** @type {string} */ text) => `<script type="application/json">${text}</script>`;

/** @param {string} body @param {{ waits?: boolean }} [options] */
const openPage = (body, options) =>
  open({
    path: "/article.html",
    server: {
      pages: {
        "/article.html": {
          body: `<!doctype html><html lang="en"><title>An article</title><link rel="icon" href="data:," /><script type="module" src="/define.js"></script>${body}`,
        },
      },
    },
    ...options,
  });

/** @param {Visit} visit */
const poolOf = (visit) => visit.widget.evaluate((element) => /** @type {any} */ (element).scenario?.pools?.[0]?.name);

test("a scenario that is text in the page is shown, and comes back on reset", async () => {
  const visit = await openPage(`<pool-bill><p>The bills need JavaScript.</p>${inside(scenario.replace('"demo"', '"inline"'))}</pool-bill>`);
  assert.equal(await poolOf(visit), "inline");
  await visit.widget.evaluate((element) => {
    const widget = /** @type {any} */ (element);
    widget.scenario = { ...widget.scenario, pools: [{ ...widget.scenario.pools[0], name: "changed" }] };
  });
  await visit.idle();
  assert.equal(await poolOf(visit), "changed");
  await visit.widget.evaluate((element) => /** @type {any} */ (element).reset());
  assert.equal(await poolOf(visit), "inline");
  await visit.close();
});

test("src comes before the text in the page, and a script of another kind or further inside is none", async () => {
  const visit = await openPage(`<pool-bill src="${example}">${inside("{}")}</pool-bill>`);
  assert.equal(await poolOf(visit), "demo");
  await visit.close();
  const other = await openPage(`<pool-bill><script type="text/plain">x</script><div>${inside(scenario)}</div></pool-bill>`);
  assert.equal(await poolOf(other), undefined);
  await other.close();
});

test("a sample further down starts when it is near, has its size before, and fetches nothing", async () => {
  const visit = await openPage(`<p style="height: 5000px">Text</p><pool-bill loading="lazy" src="${example}"></pool-bill>`, { waits: false });
  await visit.page.waitForFunction(() => document.querySelector("pool-bill")?.shadowRoot);
  await visit.page.waitForTimeout(300);
  const fetched = () => visit.page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length);
  assert.equal(await fetched(), 0);
  assert.equal(await visit.widget.evaluate((element) => element.getBoundingClientRect().height), 720);
  await visit.page.evaluate(() => window.scrollTo(0, 4200));
  await visit.ready();
  assert.equal(await fetched(), 1);
  assert.equal(await visit.button("More").count(), 1);
  await visit.close();
});

test("a sample that waits starts when loading is taken away, and one that is moved still waits", async () => {
  const visit = await openPage(`<p style="height: 5000px">Text</p><pool-bill loading="lazy" src="${example}"></pool-bill>`, { waits: false });
  await visit.page.waitForFunction(() => document.querySelector("pool-bill")?.shadowRoot);
  await visit.page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("pool-bill"));
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(element);
  });
  assert.equal(await poolOf(visit), undefined);
  await visit.widget.evaluate(async (element) => {
    const { ready } = /** @type {any} */ (element); // of the waiting one
    element.removeAttribute("loading");
    await ready;
  });
  assert.equal(await poolOf(visit), "demo");
  await visit.close();
});

test("every sample of the gallery has a link, a sentence, and starts when it is scrolled to", async () => {
  const visit = await open({ path: "/gallery.html", waits: false });
  const sections = await visit.page.locator("section").all();
  assert.ok(sections.length >= 5);
  for (const section of sections) {
    assert.equal(await section.locator("h2 a").getAttribute("href"), `#${await section.getAttribute("id")}`);
    assert.match((await section.locator("> p").textContent()) ?? "", /\.$/);
    const widget = section.locator("pool-bill");
    await widget.scrollIntoViewIfNeeded();
    await widget.evaluate((element) => /** @type {any} */ (element).ready);
    assert.ok(await widget.evaluate((element) => /** @type {any} */ (element).scenario), await section.getAttribute("id") ?? "");
    assert.deepEqual(await section.locator(".message").allTextContents(), []);
  }
  await visit.close();
});
