// What a page sets and calls on the widget's element.
import assert from "node:assert/strict";
import { test } from "node:test";

import { root } from "../../shell/tools/serve.mjs";
import { call, focused, heard, openHostPage, scenario } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** What a call throws. @param {Visit} visit @param {string} name @param {string} word @returns {Promise<string>} */
const thrown = (visit, name, word) => call(visit, name, word).then(() => "nothing", (error) => error.message);

test("null and undefined remove an attribute", async () => {
  const visit = await openHostPage({ attributes: `src="${scenario}" theme="dark" locale="zh-CN" storage-key="console" samples="/scenarios/samples.json"` });
  const left = await visit.widget.evaluate((element) => {
    Object.assign(element, { theme: null, locale: undefined, src: undefined, samples: null, storageKey: null, site: null, scenario: undefined });
    return element.getAttributeNames();
  });
  assert.deepEqual(left, []);
  await visit.idle();
  assert.equal(await visit.role("heading", "demo").count(), 1);
  assert.deepEqual(await heard(visit, "error"), []);
  await visit.close();
});

test("readOnly shows and changes nothing", async () => {
  const visit = await openHostPage();
  const set = async (/** @type {boolean | undefined} */ readOnly) => {
    await visit.widget.evaluate((element, value) => Object.assign(element, { readOnly: value }), readOnly);
    await visit.idle();
  };
  await set(true);
  assert.equal(await visit.widget.getAttribute("readonly"), "");
  assert.equal(await call(visit, "command", "reset"), false);
  await set(undefined);
  assert.equal(await call(visit, "command", "reset"), true);
  await visit.close();
});

test("details carry a version, and an error of the widget does not reach the page's own handler", async () => {
  const visit = await openHostPage({
    attributes: 'src="/nowhere.json"',
    prepare: (page) => page.addInitScript(() => (window.onerror = () => (document.title = "alarmed"))),
  });
  const [{ version, code }] = await heard(visit, "error");
  assert.deepEqual([version, code], [1, "src"]);
  assert.deepEqual(await heard(visit, "ready"), [{ version: 1 }]);
  assert.equal(await visit.page.title(), "A console");
  await visit.close({ expects: "trouble" });
});

test("focus moves to the first control, and stays where it is within the widget", async () => {
  const visit = await openHostPage();
  await visit.page.getByLabel("Before").focus();
  await visit.page.keyboard.press("Tab");
  const first = await focused(visit);
  await visit.page.getByLabel("Before").focus();
  await call(visit, "focus");
  assert.equal(await focused(visit), first);
  await visit.button("More").focus();
  await call(visit, "focus");
  assert.equal(await focused(visit), "button: More");
  await visit.close();
});

test("a language that the page changes later is followed, unless there is a locale", async () => {
  const visit = await openHostPage();
  await visit.page.evaluate(() => (document.documentElement.lang = "zh-CN"));
  await visit.button("更多").waitFor();
  await visit.widget.evaluate((element) => element.setAttribute("locale", "en"));
  await visit.button("More").waitFor();
  await visit.page.evaluate(() => (document.documentElement.lang = "zh"));
  await visit.idle();
  assert.equal(await visit.button("More").count(), 1);
  await visit.close();
});

test("in a shadow tree the language is that of the page around it", async () => {
  const visit = await openHostPage({
    waits: false,
    attributes: "hidden",
    script: `
      import "/define.js";
      document.documentElement.lang = "zh-CN";
      const box = document.body.appendChild(document.createElement("div"));
      const inner = document.createElement("pool-bill");
      inner.setAttribute("src", "${scenario}");
      box.attachShadow({ mode: "open" }).append(inner);`,
  });
  await visit.button("更多").waitFor();
  await visit.page.evaluate(() => (document.documentElement.lang = "en"));
  await visit.button("More").waitFor();
  await visit.close();
});

test("an unknown command or format is refused with the list of the known ones", async () => {
  const visit = await openHostPage();
  assert.match(await thrown(visit, "command", "restart"), /RangeError: There is no command "restart".*reset, take_back/);
  assert.match(await thrown(visit, "exportBills", "xml"), /RangeError: There is no export format "xml".*json/);
  await visit.close();
});

test("base-url names the folder of the engine's files, as attribute and as option", async () => {
  const files = ["poolbill.js", "poolbill.wasm", "poolbill.zh-CN.txt"];
  /** @type {string[]} */
  const asked = [];
  const openWith = (/** @type {Parameters<typeof openHostPage>[0]} */ options) =>
    openHostPage({
      ...options,
      prepare: (page) =>
        page.route(/poolbill\.[^/]+$/, async (route) => {
          const { pathname } = new URL(route.request().url());
          asked.push(pathname);
          await route.fulfill({ path: `${root}/dist/site/${pathname.split("/").at(-1)}` });
        }),
    });
  const expected = files.map((file) => `/engine/${file}`);
  const tag = await openWith({ attributes: `src="${scenario}" base-url="/engine" locale="zh-CN"` });
  assert.equal(await tag.button("更多").count(), 1);
  assert.deepEqual(asked.splice(0).sort(), expected);
  await tag.close();
  const factory = await openWith({
    waits: false,
    attributes: "hidden",
    script: `
      import { createPoolBill } from "/create.js";
      const { ready } = await createPoolBill(document.body, { baseUrl: "engine/", locale: "zh-CN", src: "${scenario}" });`,
  });
  await factory.button("更多").waitFor();
  assert.deepEqual(asked.splice(0).sort(), expected);
  await factory.close();
});
