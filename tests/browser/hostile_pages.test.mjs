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

for (const [pointer, where] of /** @type {const} */ ([[0, 0], [1, 0], [7, 5]])) {
  test(`a script's press acts, as pointer ${pointer}, ${where ? "where the button is" : "without a place"}`, async () => {
    const visit = await openHostPage();
    await visit.button("More").evaluate((element, [pointerId, inside]) => {
      const box = element.getBoundingClientRect();
      const at = inside ? { clientX: box.x + inside, clientY: box.y + inside } : {};
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
        const Kind = type.startsWith("pointer") ? PointerEvent : MouseEvent;
        element.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true, detail: 1, pointerId, pointerType: "mouse", isPrimary: true, ...at }));
      }
    }, /** @type {const} */ ([pointer, where]));
    await visit.idle();
    assert.equal(await visit.role("menuitem", "Change To Prepaid").count(), 1);
    await visit.close(); // with nothing in the page's log
  });
}

test("a page that stops the end of every press before it gets to the widget leaves it usable", async () => {
  const visit = await openHostPage({ script: 'addEventListener("pointerup", (event) => event.stopPropagation(), true); import "/define.js";' });
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").click();
  await visit.button("OK").waitFor();
  await visit.close();
});

test("the page's own custom properties change nothing that is seen, whatever they are called", async () => {
  const plain = await openHostPage();
  const expected = await plain.widget.screenshot();
  await plain.close();
  const visit = await openHostPage({
    css: `:root { --messages: 60px; --panel: #101010; --text: #101010; --accent: red; }
      @property --text { syntax: "<length>"; inherits: false; initial-value: 0px; }
      @property --panel { syntax: "<color>"; inherits: false; initial-value: red; }`,
  });
  assert.deepEqual(await visit.widget.screenshot(), expected);
  await visit.close();
});

test("in a part of the page with pointer-events: none nothing is pressed, from when it is so until it is no longer", async () => {
  const visit = await openHostPage({ css: ".off { pointer-events: none; }" });
  const { x, y, width, height } = /** @type {{ x: number, y: number, width: number, height: number }} */ (await visit.button("More").boundingBox());
  const press = async (/** @type {boolean} */ isOff) => {
    await visit.page.evaluate((off) => document.body.classList.toggle("off", off), isOff);
    await visit.page.waitForTimeout(300);
    await visit.page.mouse.click(x + width / 2, y + height / 2);
    await visit.idle();
    return visit.role("menuitem", "Change To Prepaid").count();
  };
  assert.deepEqual([await press(true), await press(false)], [0, 1]);
  await visit.close();
});

/** @param {Visit} visit @param {string} scheme */
const followed = (visit, scheme) => visit.page.waitForFunction((wanted) => {
  const root = document.querySelector("pool-bill")?.shadowRoot?.querySelector(".root");
  return /** @type {HTMLElement | null | undefined} */ (root)?.style.colorScheme === wanted;
}, scheme, { timeout: 5000 });

for (const [content, system, wanted] of /** @type {const} */ ([["dark", "light", "dark"], ["only light", "dark", "light"], ["light dark", "dark", "dark"]])) {
  test(`where the page's head says color-scheme ${content}, a system that is ${system} gets the ${wanted} look`, async () => {
    const visit = await openHostPage({
      context: { colorScheme: system },
      script: `document.head.insertAdjacentHTML("beforeend", '<meta name="color-scheme" content="${content}">'); await import("/define.js");`,
    });
    await followed(visit, wanted);
    await visit.close();
  });
}

test("what the page changed while the widget was not displayed shows when it is", async () => {
  const visit = await openHostPage({ css: ".dark { color-scheme: dark; }" });
  await visit.widget.evaluate((element) => (element.style.display = "none"));
  await visit.page.waitForTimeout(100);
  await visit.page.evaluate(() => document.documentElement.classList.add("dark"));
  await visit.page.waitForTimeout(100);
  await visit.widget.evaluate((element) => (element.style.display = ""));
  await followed(visit, "dark");
  await visit.close();
});

test("moved within the page it takes the look and the language of its place, and follows that", async () => {
  const visit = await openHostPage({ css: "div { color-scheme: dark; }" });
  await visit.page.evaluate(() => {
    const host = document.body.appendChild(document.createElement("div"));
    host.lang = "zh-CN";
    host.attachShadow({ mode: "open" }).append(/** @type {Element} */ (document.querySelector("pool-bill")));
  });
  const inside = visit.page.locator("pool-bill .root");
  await visit.page.locator("pool-bill .root[lang=zh-CN]").waitFor({ state: "attached", timeout: 5000 });
  assert.equal(await inside.evaluate((root) => root.style.colorScheme), "dark");
  await visit.page.evaluate(() => void (/** @type {HTMLElement} */ (document.querySelector("div")).lang = "en"));
  await visit.page.locator("pool-bill .root[lang=en]").waitFor({ state: "attached", timeout: 5000 });
  await visit.close();
});

test("as a popover it is closed until it is shown", async () => {
  const visit = await openHostPage({ attributes: `popover src="${scenario}"` });
  const height = () => visit.widget.evaluate((element) => [getComputedStyle(element).display, element.getBoundingClientRect().height > 200]);
  assert.deepEqual(await height(), ["none", false]);
  await visit.widget.evaluate((element) => /** @type {HTMLElement} */ (element).showPopover());
  assert.deepEqual(await height(), ["block", true]);
  await visit.close();
});

test("hidden until found, its words are there to be found", async () => {
  const visit = await openHostPage({ attributes: `hidden="until-found" src="${scenario}"` });
  assert.deepEqual(await visit.widget.evaluate((element) => [getComputedStyle(element).display, getComputedStyle(element).contentVisibility]), ["block", "hidden"]);
  await visit.close();
});

for (const storage of ["auto", "local"]) {
  test(`in a sandbox that stores nothing, storage ${storage} leaves no rejection that nobody handles`, async () => {
    const visit = await openHostPage({
      attributes: `src="${scenario}" storage-key="console" storage="${storage}"`,
      server: { headers: { "content-security-policy": "sandbox allow-scripts", "access-control-allow-origin": "*" } },
      context: { serviceWorkers: "allow" }, // to block them, the browser's driver uses what a sandbox forbids
    });
    await visit.page.waitForFunction(() => /** @type {any} */ (window).heard.some((/** @type {any} */ [type]) => type === "error"));
    await visit.page.waitForTimeout(500);
    assert.deepEqual((await heard(visit, "error")).map(({ code }) => code), ["storage-blocked"]);
    await visit.close();
  });
}

test("elements of the page that are named like members of the document change nothing", async () => {
  const visit = await openHostPage({
    script: `for (const name of ["hidden", "visibilityState", "defaultView", "getSelection", "baseURI", "activeElement", "fonts", "readyState"]) {
      document.body.append(Object.assign(new Image(), { name }));
    }
    await import("/define.js");`,
  });
  const now = () => visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.now);
  const before = await now();
  await visit.button("Run the clock").click();
  await visit.page.waitForTimeout(3000);
  assert.notEqual(await now(), before);
  await visit.close();
});

test("what a page adds to Object.prototype changes nothing", async () => {
  const visit = await openHostPage({
    prepare: (page) =>
      page.addInitScript(() => {
        for (const name of ["depth", "box", "disabled", "level", "checked", "now"]) /** @type {any} */ (Object.prototype)[name] = () => {};
      }),
  });
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").waitFor();
  await visit.close();
});

test("a widget higher than a drawing can be in device pixels is drawn in fewer of them, and pressed where it is seen", async () => {
  const visit = await openHostPage({ css: "pool-bill { height: 12000px; }", context: { deviceScaleFactor: 2 } });
  const sizes = await visit.page.locator("canvas").evaluate((element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const { drawingBufferWidth, drawingBufferHeight } = /** @type {WebGL2RenderingContext} */ (canvas.getContext("webgl2"));
    return [canvas.width - drawingBufferWidth, canvas.height - drawingBufferHeight];
  });
  assert.deepEqual(sizes, [0, 0]);
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").waitFor();
  await visit.close();
});

/** What the page is warned of. @type {string[]} */
const warnings = [];

test("a page that has defined the tag itself is told so", async () => {
  const visit = await openHostPage({
    waits: false,
    script: 'customElements.define("pool-bill", class extends HTMLElement {}); await import("/define.js"); console.warn("end");',
    prepare: async (page) => {
      page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
    },
  });
  while (!warnings.includes("end")) await visit.page.waitForTimeout(20);
  assert.match(warnings[0], /<pool-bill> .* defined already/);
  await visit.close();
});
