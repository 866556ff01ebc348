// The widget on pages that were not made for it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { submitOrder } from "./harness.mjs";
import { call, heard, openHostPage, scenario } from "./host_page.mjs";

test("boxes that shrink to their content, and heights that are not known, do not make it vanish", async () => {
  const visit = await openHostPage({ css: "pool-bill { height: auto; }" });
  const sizes = await visit.page.evaluate(() => {
    const element = /** @type {HTMLElement} */ (document.querySelector("pool-bill"));
    const styles = {
      flex: "display: flex",
      float: "float: left",
      "inline-block": "display: inline-block",
      absolute: "position: absolute",
      "fit-content": "width: fit-content",
      "table cell": "display: table-cell",
      narrow: "display: inline-block; max-width: 300px",
    };
    return Object.entries(styles).map(([name, style]) => {
      const box = document.body.appendChild(document.createElement("div"));
      box.style.cssText = style;
      element.style.height = "100%";
      box.append(element);
      const { width, height } = element.getBoundingClientRect();
      return [name, Math.round(width), Math.round(height)];
    });
  });
  for (const [name, width, height] of sizes) {
    assert.equal(width, name === "narrow" ? 300 : 960, String(name));
    assert.equal(height, 720, String(name));
  }
  await visit.close();
});

test("a height that the page gives is the height, and nothing sticks out", async () => {
  const visit = await openHostPage({ css: "pool-bill { height: 100px; overflow: auto; }" });
  const [height, inside] = await visit.widget.evaluate((element) => [element.clientHeight, element.scrollHeight]);
  assert.deepEqual([height, inside], [100, 100]);
  await visit.close();
});

test("the page's text styles change nothing that is seen", async () => {
  const plain = await openHostPage();
  const expected = await plain.widget.screenshot();
  await plain.close();
  const visit = await openHostPage({
    css: `body { text-shadow: 2px 2px red; -webkit-text-fill-color: red; -webkit-text-stroke: 1px red; font-style: italic;
      font-variant: small-caps; letter-spacing: 3px; text-transform: uppercase; font-weight: 900; }`,
  });
  assert.deepEqual(await visit.widget.screenshot(), expected);
  await visit.close();
});

test("the page's Select All leaves no trace on it", async () => {
  const visit = await openHostPage();
  const before = await visit.widget.screenshot();
  await visit.page.keyboard.press("Control+a");
  assert.deepEqual(await visit.widget.screenshot(), before);
  await visit.close();
});

test("what is typed in a field fires none of the page's one-letter shortcuts", async () => {
  const visit = await openHostPage();
  await visit.page.evaluate(() => {
    const fired = (/** @type {any} */ (window).fired = /** @type {string[]} */ ([]));
    for (const type of /** @type {const} */ (["keydown", "keypress", "keyup"])) {
      document.addEventListener(type, (event) => fired.push(event.key));
    }
  });
  const field = visit.widget.getByRole("textbox").first();
  await field.focus();
  await visit.page.keyboard.type("eks 1");
  await visit.page.keyboard.press("Backspace");
  assert.equal((await field.inputValue()).slice(-4), "eks ");
  await visit.page.keyboard.press("F2");
  assert.deepEqual(await visit.page.evaluate(() => /** @type {any} */ (window).fired), ["F2", "F2"]);
  await visit.close();
});

test("the Enter that ends a composition in Safari commits nothing", async () => {
  const visit = await openHostPage();
  const field = visit.widget.getByRole("textbox").first();
  await field.focus();
  const before = await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.now);
  await field.fill("2023-04-18 18:00:00");
  await field.evaluate((element) => element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, composed: true })));
  await visit.idle();
  assert.equal(await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.now), before);
  await visit.close();
});

test("moved to another document it keeps its look and its state", async () => {
  const visit = await openHostPage();
  await submitOrder(visit);
  const moved = await visit.page.evaluate(async () => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const element = /** @type {any} */ (document.querySelector("pool-bill"));
    frame.contentDocument?.body.append(element);
    await element.ready;
    const root = element.shadowRoot.querySelector(".root");
    return [frame.contentWindow?.getComputedStyle(root).position, element.scenario.actions.length];
  });
  assert.deepEqual(moved, ["absolute", 2]);
  await visit.close();
});

test("it can be made in the document of a frame", async () => {
  const visit = await openHostPage({
    attributes: "",
    waits: false,
    script: `
      import { createPoolBill } from "/create.js";
      const frame = document.body.appendChild(document.createElement("iframe"));
      const widget = await createPoolBill(frame.contentDocument.body, { src: "${scenario}" });
      document.title = widget.scenario.pools[0].name;`,
  });
  await visit.page.waitForFunction(() => document.title === "demo");
  await visit.close();
});

test("a translated page still shows the amounts of the present time", async () => {
  const visit = await openHostPage();
  const amount = () => visit.page.evaluate(() => {
    const mirror = document.querySelector("pool-bill")?.shadowRoot?.querySelector(".mirror");
    return mirror?.textContent?.match(/Cost so far: (\S+),/)?.[1];
  });
  await call(visit, "command", "set_now", "2023-04-18T16:30:00+08:00");
  await visit.idle();
  await visit.page.evaluate(() => {
    const mirror = /** @type {Element} */ (document.querySelector("pool-bill")?.shadowRoot?.querySelector(".mirror"));
    const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    for (const text of texts) {
      const font = document.createElement("font"); // as translators do
      font.textContent = text.data;
      text.replaceWith(font);
    }
  });
  const before = await amount();
  await call(visit, "command", "set_now", "2023-04-18T17:30:00+08:00");
  await visit.idle();
  assert.ok(before);
  assert.notEqual(await amount(), before);
  await visit.close();
});

test("words are marked as the language that they are in", async () => {
  const visit = await openHostPage({ attributes: `src="${scenario}" locale="de"` });
  assert.equal(await visit.page.locator(".root").getAttribute("lang"), "en");
  assert.deepEqual(await heard(visit, "error"), []);
  await visit.close();
});

test("the page's color-scheme decides the look", async () => {
  const look = (/** @type {import("./harness.mjs").Visit} */ visit) => visit.page.locator(".root").evaluate((root) => root.style.colorScheme);
  const dark = await openHostPage({ css: ":root { color-scheme: dark; }" });
  assert.equal(await look(dark), "dark");
  await dark.close();
  const light = await openHostPage({ css: ":root { color-scheme: light; }", context: { colorScheme: "dark" } });
  assert.equal(await look(light), "light");
  await light.close();
});

test("under CSS zoom every pixel is drawn", async () => {
  const visit = await openHostPage({ css: "pool-bill { zoom: 1.5; width: 600px; }" });
  const size = await visit.page.locator("canvas").evaluate((canvas) => [/** @type {HTMLCanvasElement} */ (canvas).width, canvas.getBoundingClientRect().width]);
  assert.equal(size[0], Math.round(size[1]));
  await visit.close();
});

test("rotated and skewed by the page, a press hits what is under it", async () => {
  const visit = await openHostPage({ css: "body { margin: 0; } pool-bill { width: 700px; transform: rotate(90deg) skewX(10deg); }" });
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").waitFor();
  await visit.close();
});

test("a file that is dropped on it is not the page's as well", async () => {
  const visit = await openHostPage();
  const heard = await visit.page.evaluate(() => {
    /** @type {string[]} */
    const types = [];
    for (const type of ["dragover", "drop"]) document.addEventListener(type, () => types.push(type));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["[]"], "pools.json", { type: "application/json" }));
    for (const target of [document.querySelector("pool-bill")?.shadowRoot?.querySelector("canvas"), document.querySelector("input")]) {
      for (const type of ["dragover", "drop"]) {
        target?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
      }
      types.push("|");
    }
    return types.join(" ");
  });
  assert.equal(heard, "| dragover drop |");
  await visit.close();
});

test("a browser that protects canvases against being read shows plain text, and says so", async () => {
  const visit = await openHostPage({
    prepare: (page) =>
      page.addInitScript(() => {
        for (const { prototype } of [OffscreenCanvasRenderingContext2D, CanvasRenderingContext2D]) {
          const read = prototype.getImageData;
          /** @type {any} */ (prototype).getImageData = function (/** @type {[number, number, number, number]} */ ...box) {
            const image = read.apply(this, box);
            image.data.fill(255);
            return image;
          };
        }
      }),
  });
  await visit.page.getByText("protects canvases").waitFor();
  assert.deepEqual((await heard(visit, "error")).map(({ code }) => code), ["canvas-protected"]);
  await submitOrder(visit);
  await visit.close();
});

test("a function's widget leaves nothing behind, and can be ended before it is ready", async () => {
  const visit = await openHostPage({
    attributes: "",
    waits: false,
    script: `
      import { createPoolBill } from "/create.js";
      const box = document.body.appendChild(document.createElement("div"));
      const controller = new AbortController();
      const first = createPoolBill(box, { src: "${scenario}", signal: controller.signal });
      controller.abort();
      const second = await createPoolBill(box, { src: "${scenario}" });
      await first;
      const counts = [box.childElementCount];
      second.dispose();
      document.title = [...counts, box.childElementCount, box.offsetHeight].join();`,
  });
  await visit.page.waitForFunction(() => document.title === "1,0,0");
  await visit.close();
});

test("a web page in the place of a scenario is said with its address", async () => {
  const visit = await openHostPage({
    attributes: 'src="/missing"',
    server: { pages: { "/missing": { type: "text/html", body: "<!doctype html><title>An application</title>" } } },
  });
  await visit.page.getByText("/missing").getByText("web page").waitFor();
  assert.deepEqual((await heard(visit, "error")).map(({ code }) => code), ["src"]);
  await visit.close();
});
