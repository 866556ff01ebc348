// The widget as a guest: what it shares, keeps, hears, costs and leaves behind in somebody else's page.
import assert from "node:assert/strict";
import { test } from "node:test";

import { chromiumOnly, submitOrder } from "./harness.mjs";
import { heard, openHostPage, scenario } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";

/** A colour token as the widget sees it. @param {Visit} visit @param {string} name */
const token = (visit, name) =>
  visit.widget.evaluate((element, property) => {
    const root = element.shadowRoot?.querySelector(".root");
    return root ? getComputedStyle(root).getPropertyValue(property).trim() : "";
  }, `--pb-${name}`);

test("it works under a strict content security policy", async () => {
  const visit = await openHostPage({ server: { headers: { "content-security-policy": policy } } });
  await visit.button("Compare").click();
  await visit.idle();
  assert.equal(await visit.role("dialog", "Compare").count(), 1);
  await visit.close();
});

test("two widgets share one compiled module and nothing else", async () => {
  const visit = await openHostPage({
    script: `
      import "/define.js";
      const other = document.createElement("pool-bill");
      other.setAttribute("src", "${scenario}");
      document.body.append(other);`,
  });
  const modules = () => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length;
  await visit.page.locator("pool-bill").nth(1).evaluate((element) => /** @type {any} */ (element).ready);
  assert.equal(await visit.page.evaluate(modules), 1);
  await visit.page.getByRole("button", { name: "Run the clock" }).first().click();
  assert.equal(await visit.page.getByRole("button", { name: "Run the clock" }).count(), 1);
  await visit.close();
});

test("without a custom element it is a function", async () => {
  const visit = await openHostPage({
    waits: false,
    attributes: "hidden",
    script: `
      import { createPoolBill } from "/create.js";
      const box = document.body.appendChild(document.createElement("div"));
      const handle = await createPoolBill(box, { src: "${scenario}", height: "600px" });
      document.title = String(handle.scenario.pools[0].name);`,
  });
  await visit.page.waitForFunction(() => document.title === "demo");
  await visit.button("Compare").click();
  await visit.close();
});

test("at rest it asks for no animation frame", async () => {
  const visit = await openHostPage();
  await visit.page.mouse.move(2, 2);
  assert.equal(await visit.framesWithin(3000), 0);
  await visit.close();
});

test("a running clock costs about one frame a second, and none out of sight", async () => {
  const visit = await openHostPage({ css: "body { height: 5000px; }" });
  await visit.button("Run the clock").click();
  await visit.page.mouse.move(2, 2);
  const seen = await visit.framesWithin(3100);
  assert.ok(seen >= 3 && seen <= 5, `${seen} frames`);
  await visit.page.evaluate(() => scrollTo(0, 4000));
  await visit.page.waitForTimeout(200);
  assert.equal(await visit.framesWithin(2100), 0);
  await visit.close();
});

test("at a pixel ratio of 2 it draws every pixel", async () => {
  const visit = await openHostPage({ context: { deviceScaleFactor: 2 }, css: "pool-bill { width: 601px; }" });
  const size = await visit.widget.evaluate((element) => {
    const canvas = element.shadowRoot?.querySelector("canvas");
    return [canvas?.width, canvas?.height];
  });
  assert.deepEqual(size, [1202, 1400]);
  await visit.close();
});

test("moving the element keeps its state; removing it for good frees it", async () => {
  const visit = await openHostPage();
  await visit.button("Run the clock").click();
  await visit.page.evaluate(() => document.body.prepend(/** @type {Node} */ (document.querySelector("pool-bill"))));
  await visit.idle();
  assert.ok(await visit.button("Pause the clock").isVisible());
  const lost = await visit.page.evaluate(async () => {
    const element = /** @type {Element} */ (document.querySelector("pool-bill"));
    const context = element.shadowRoot?.querySelector("canvas")?.getContext("webgl2");
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return context?.isContextLost();
  });
  assert.equal(lost, true);
  await visit.close();
});

test("a widget that is removed while its scenario is on its way says nothing more", async () => {
  const visit = await openHostPage({
    waits: false,
    attributes: 'src="/late.json"',
    prepare: (page) =>
      page.route("**/late.json", async (route) => {
        await page.evaluate(() => /** @type {any} */ (document.querySelector("pool-bill")).dispose());
        await route.fulfill({ status: 404 });
      }),
  });
  await visit.page.waitForEvent("response", (response) => response.url().endsWith("/late.json"));
  await visit.page.waitForTimeout(200);
  assert.deepEqual(await heard(visit, "error"), []);
  assert.deepEqual(await heard(visit, "ready"), []);
  await visit.close({ expects: "trouble" });
});

test("thirty widgets, one after the other, take no graphics context from the one that stays", async () => {
  const visit = await openHostPage();
  const isLost = await visit.page.evaluate(async () => {
    const address = "/create.js";
    const { createPoolBill } = await import(address);
    const box = document.body.appendChild(document.createElement("div"));
    for (let count = 0; count < 30; ++count) (await createPoolBill(box, { height: "60px" })).dispose();
    const canvas = document.querySelector("pool-bill")?.shadowRoot?.querySelector("canvas");
    return canvas?.getContext("webgl2")?.isContextLost();
  });
  assert.equal(isLost, false);
  await visit.close();
});

/** @param {number} many @param {(page: import("playwright-core").Page) => Promise<unknown>} [prepare] */
async function openMany(many, prepare) {
  const visit = await openHostPage({
    waits: false,
    css: "pool-bill { height: 400px; }",
    prepare,
    script: `
      import "/define.js";
      const first = document.querySelector("pool-bill");
      for (let count = 1; count < ${many}; ++count) first.after(first.cloneNode());
      await Promise.all([...document.querySelectorAll("pool-bill")].map((widget) => widget.ready));
      document.title = "ready";`,
  });
  await visit.page.waitForFunction(() => document.title === "ready", undefined, { timeout: 240_000 });
  const widgets = visit.page.locator("pool-bill");
  /** Of each widget, whether it has no context. */
  const lost = () =>
    widgets.evaluateAll((all) => all.map((each) => each.shadowRoot?.querySelector("canvas")?.getContext("webgl2")?.isContextLost() ?? true));
  /** Resolves when the widget has a context. @param {number} index */
  const showsAgain = async (index) => {
    await widgets.nth(index).evaluate((element) => element.scrollIntoView());
    while ((await lost())[index]) await visit.page.waitForTimeout(50);
  };
  return { visit, lost, showsAgain };
}

test("of twenty widgets those that are seen have a graphics context, and none runs at rest", { timeout: 300_000 }, async () => {
  // The module comes late, so all of them make their engines at once.
  const { visit, lost, showsAgain } = await openMany(20, (page) =>
    page.route("**/poolbill.wasm", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    }),
  );
  for (const index of [19, 10, 0]) await showsAgain(index);
  await visit.idle();
  assert.ok((await visit.colours()) > 50); // the first one, which was out of sight meanwhile
  assert.ok((await lost()).filter(Boolean).length >= 12);
  await visit.page.waitForTimeout(500);
  assert.equal(await visit.framesWithin(500), 0);
  // A slow machine may take longer to restore a context than the widget waits before it shows plain text.
  const errors = (await heard(visit, "error")).filter(({ code }) => code !== "context-lost");
  assert.deepEqual(errors, []);
  await visit.close();
});

test("a context that the browser fails to restore is asked for again, and the bills are plain text meanwhile", { timeout: 120_000 }, async () => {
  const { visit, lost, showsAgain } = await openMany(10, (page) =>
    page.addInitScript(() => {
      const { prototype } = /** @type {any} */ (window).WebGL2RenderingContext;
      const getExtension = prototype.getExtension;
      /** @type {number | undefined} */
      let refusedUntil;
      prototype.getExtension = function (/** @type {string} */ name) {
        const extension = getExtension.call(this, name);
        if (name !== "WEBGL_lose_context") return extension;
        const restoreContext = () => {
          refusedUntil ??= performance.now() + 2000;
          if (performance.now() > refusedUntil) extension.restoreContext();
        };
        return { loseContext: () => extension.loseContext(), restoreContext };
      };
    }),
  );
  await showsAgain((await lost()).lastIndexOf(true));
  await showsAgain(0);
  await visit.idle();
  assert.ok((await visit.colours()) > 50);
  const codes = new Set((await heard(visit, "error")).map(({ code }) => code)); // more than once on a slow machine
  assert.deepEqual([...codes], ["context-lost"]);
  await visit.close();
});

test("the page's custom properties and font flow in, also when they change", { timeout: 10_000 }, async () => {
  const visit = await openHostPage({ css: "pool-bill { --pool-bill-accent: hsl(300 100% 25%); }" });
  assert.equal(await token(visit, "accent"), "#800080");
  await visit.widget.evaluate((element) => element.style.setProperty("--pool-bill-accent", "teal"));
  while ((await token(visit, "accent")) !== "#008080") await visit.page.waitForTimeout(50);
  const before = await visit.widget.screenshot();
  await visit.widget.evaluate((element) => element.style.setProperty("--pool-bill-font", "monospace"));
  await visit.page.waitForTimeout(300);
  assert.notDeepEqual(await visit.widget.screenshot(), before);
  await visit.close();
});

test("what the page's font lacks is drawn in Chinese fonts that are asked for by name", async () => {
  const visit = await openHostPage({
    css: "pool-bill { font-family: monospace; }",
    prepare: (page) =>
      page.addInitScript(() => {
        const asked = (/** @type {any} */ (window).fontsAsked = new Set());
        const pen = OffscreenCanvasRenderingContext2D.prototype;
        const font = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(pen, "font"));
        Object.defineProperty(pen, "font", {
          set(value) {
            asked.add(value);
            font.set?.call(this, value);
          },
        });
      }),
  });
  /** @type {string[]} */
  const asked = await visit.page.evaluate(() => [.../** @type {any} */ (window).fontsAsked]);
  assert.ok(asked.length > 0);
  for (const font of asked) assert.match(font, /px monospace,.*"Noto Sans CJK SC"/);
  await visit.close();
});

test("theme follows the attribute, and the system when it is auto", chromiumOnly, async () => {
  const visit = await openHostPage({ context: { colorScheme: "dark" } });
  const dark = await token(visit, "panel");
  await visit.widget.evaluate((element) => element.setAttribute("theme", "light"));
  await visit.idle();
  const light = await token(visit, "panel");
  assert.notEqual(light, dark);
  await visit.widget.evaluate((element) => element.setAttribute("theme", "auto"));
  await visit.idle();
  assert.equal(await token(visit, "panel"), dark);
  await visit.page.emulateMedia({ colorScheme: "light" });
  await visit.page.waitForFunction((wanted) => {
    const root = document.querySelector("pool-bill")?.shadowRoot?.querySelector(".root");
    return root && getComputedStyle(root).getPropertyValue("--pb-panel").trim() === wanted;
  }, light);
  await visit.close();
});

test("the locale is the attribute's, or the page's", async () => {
  const visit = await openHostPage({ attributes: `src="${scenario}" locale="zh-CN"` });
  assert.equal(await visit.role("button", "更多").count(), 1);
  await visit.widget.evaluate((element) => element.removeAttribute("locale"));
  await visit.idle();
  assert.equal(await visit.button("More").count(), 1);
  await visit.close();
});

test("an order is announced, and undone when the page prevents it", async () => {
  const visit = await openHostPage();
  await visit.page.evaluate(() => {
    document.addEventListener("pool-bill-order-created", (event) => event.preventDefault(), { once: true });
  });
  await submitOrder(visit);
  assert.equal((await heard(visit, "order-created")).length, 1);
  const actions = await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.actions);
  assert.deepEqual(actions.map((/** @type {any} */ { do: deed }) => deed), ["create_pool"]);
  await visit.close();
});

test("properties that were set before the tag was defined count", async () => {
  const visit = await openHostPage({
    attributes: "",
    script: `
      const element = document.querySelector("pool-bill");
      element.theme = "dark";
      element.scenario = await (await fetch("${scenario}")).json();
      await import("/define.js");`,
  });
  assert.equal(await visit.widget.getAttribute("theme"), "dark");
  assert.equal(await visit.role("heading", "demo").count(), 1);
  await visit.close();
});
