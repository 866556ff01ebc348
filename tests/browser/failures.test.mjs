// The ladder of failures: each has a sentence, an `error` event, and the data stays within reach.
import assert from "node:assert/strict";
import { test } from "node:test";

import { submitOrder } from "./harness.mjs";
import { call, heard, openHostPage, scenario } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** @param {Visit} visit @returns {Promise<string[]>} */
const errorCodes = async (visit) => (await heard(visit, "error")).map(({ code }) => code);

/** @param {Visit} visit */
const errorSaid = (visit) =>
  visit.page.waitForFunction(() =>
    /** @type {any} */ (window).heard.some((/** @type {any} */ [type]) => type === "error"),
  );

const withoutWebGl = () => {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
    /** @this {HTMLCanvasElement} @param {string} kind @param {...any} rest */
    function (kind, ...rest) {
      return kind.startsWith("webgl") ? null : Reflect.apply(original, this, [kind, ...rest]);
    }
  );
};

test("without WebGL 2 the mirror is shown and the story can be done in it", async () => {
  const visit = await openHostPage({ prepare: (page) => page.addInitScript(withoutWebGl) });
  assert.deepEqual(await errorCodes(visit), ["webgl"]);
  assert.ok(await visit.page.getByText("bills are shown as plain text").isVisible());
  await submitOrder(visit);
  await visit.button("Confirm payment").click();
  await visit.idle();
  assert.equal((await heard(visit, "order-paid")).length, 1);
  assert.ok(await visit.page.getByText("$625.10000000").first().isVisible());
  await visit.close();
});

test("a page that forbids WebAssembly gets a sentence and the saved data", async () => {
  const saved = { format: "poolbill/save", version: 1, revision: 1, writer: "a", saved_at: "", data: "{}" };
  const visit = await openHostPage({
    attributes: `src="${scenario}" storage-key="console"`,
    server: { headers: { "content-security-policy": "default-src 'self'; img-src data:" } },
    waits: false,
    async prepare(page) {
      const { checksum } = await import("../../shell/storage/envelope.mjs");
      const envelope = JSON.stringify({ ...saved, checksum: checksum("{}") });
      await page.addInitScript((text) => {
        localStorage.setItem("console", "a");
        localStorage.setItem("console:a", text);
      }, envelope);
    },
  });
  await errorSaid(visit);
  const [{ code, message, recoverable }] = await heard(visit, "error");
  assert.equal(code, "wasm-refused");
  assert.match(message, /'wasm-unsafe-eval'/);
  assert.equal(recoverable, false);
  const link = visit.role("link", "Download the saved data");
  assert.equal(await link.getAttribute("href"), "data:application/json;charset=utf-8,%7B%7D");
  await visit.close({ expects: "trouble" });
});

/** How the widget reports that a server answers a request for the engine in this way. @param {{ status: number, contentType?: string, body?: string }} answer */
async function errorWhenAnswered(answer) {
  const visit = await openHostPage({ waits: false, prepare: (page) => page.route("**/*.wasm", (route) => route.fulfill(answer)) });
  await errorSaid(visit);
  const [{ code, message }] = await heard(visit, "error");
  await visit.close({ expects: "trouble" });
  return { code, message, address: `${visit.url}/poolbill.wasm` };
}

test("an engine that the server cannot deliver is reported with address, status and content type", async () => {
  const { code, message, address } = await errorWhenAnswered({ status: 503, contentType: "text/plain" });
  assert.equal(code, "fetch");
  for (const part of [address, "503", "text/plain"]) assert.ok(message.includes(part), message);
});

test("a page of HTML in place of the engine is an error of the address, and says what helps", async () => {
  for (const contentType of ["text/html", "application/octet-stream"]) {
    const { code, message, address } = await errorWhenAnswered({ status: 200, contentType, body: "<!doctype html><title>Home</title>" });
    assert.equal(code, "engine-address");
    for (const part of [address, "200", contentType, "base-url"]) assert.ok(message.includes(part), message);
  }
  assert.equal((await errorWhenAnswered({ status: 404 })).code, "engine-address");
});

for (const type of ["application/wasm", "application/octet-stream"]) {
  test(`an engine that is cut short is not blamed on the page's policy, as ${type}`, async () => {
    const visit = await openHostPage({
      waits: false,
      prepare: (page) =>
        page.route("**/poolbill.wasm", async (route) => {
          const body = await (await route.fetch()).body();
          await route.fulfill({ body: body.subarray(0, body.length / 2), contentType: type });
        }),
    });
    await errorSaid(visit);
    const [{ code, message }] = await heard(visit, "error");
    assert.equal(code, "fetch");
    assert.match(message, /poolbill\.wasm could not be fetched or is incomplete/);
    await visit.close({ expects: "trouble" });
  });
}

test("a page of HTML in place of a script of the engine is an error of the address, too", async () => {
  for (const attributes of ["", ' base-url="."']) {
    const visit = await openHostPage({
      attributes: `src="${scenario}"${attributes}`,
      waits: false,
      prepare: (page) => page.route("**/poolbill.js", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Home</title>" })),
    });
    await errorSaid(visit);
    const [{ code, message }] = await heard(visit, "error");
    assert.equal(code, "engine-address");
    for (const part of [`${visit.url}/poolbill.js`, "200", "text/html"]) assert.ok(message.includes(part), message);
    await visit.close({ expects: "trouble" });
  }
});

test("what saves and cannot be fetched is said in a sentence with its address", async () => {
  const visit = await openHostPage({
    attributes: `src="${scenario}" storage-key="console"`,
    prepare: (page) => page.route("**/poolbill.saving.js", (route) => route.fulfill({ status: 404 })),
  });
  await visit.idle();
  const [{ code, message }] = await heard(visit, "error");
  assert.deepEqual([code, message], ["storage-failed", `${visit.url}/poolbill.saving.js could not be fetched or is incomplete. Check the connection and reload.`]);
  await visit.close({ expects: "trouble" });
});

test("a Chinese page is told in Chinese what failed before the engine was there", async () => {
  const visit = await openHostPage({
    attributes: `src="${scenario}" locale="zh-CN"`,
    waits: false,
    prepare: (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 503 })),
  });
  await errorSaid(visit);
  assert.match((await heard(visit, "error"))[0].message, /^无法获取计费引擎：.*503/);
  assert.equal(await visit.page.locator(".message").getAttribute("lang"), "zh-CN");
  await visit.close({ expects: "trouble" });
});

test("a Chinese document offers in Chinese to fetch its scenario again", async () => {
  let isDown = true;
  const visit = await openHostPage({
    prepare: async (page) => {
      await page.addInitScript(() => document.addEventListener("readystatechange", () => (document.documentElement.lang = "zh-CN")));
      await page.route("**/documentation-example-start.json", (route) => (isDown ? route.fulfill({ status: 500 }) : route.continue()));
    },
  });
  await visit.page.getByText(`无法获取“${visit.url}${scenario}”处的场景：服务器返回 500。`).waitFor();
  isDown = false;
  await visit.button("重试").click();
  await visit.idle();
  assert.equal(await visit.role("heading", "demo").count(), 1);
  await visit.close({ expects: "trouble" });
});

for (const type of ["application/octet-stream", "application/wasm; charset=utf-8", "Application/WASM"]) {
  test(`a server that sends WebAssembly as ${type} is no obstacle`, async () => {
    const visit = await openHostPage({
      prepare: (page) =>
        page.route("**/*.wasm", async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { "content-type": type } });
        }),
    });
    assert.equal(await visit.button("More").count(), 1);
    await visit.close();
  });
}

test("who waits for a scenario sees that it is on its way, and no empty widget", async () => {
  let arrive = () => {};
  const held = new Promise((resolve) => (arrive = () => resolve(undefined)));
  const visit = await openHostPage({
    waits: false,
    prepare: (page) => page.route("**/documentation-example-start.json", (route) => held.then(() => route.continue())),
  });
  await visit.page.locator(".root[aria-busy=true]").waitFor();
  const sign = () => visit.page.locator(".root").evaluate((root) => Number(getComputedStyle(root, "::before").opacity));
  while (!((await sign()) > 0.5)) await visit.page.waitForTimeout(20); // after 0.2 s
  assert.equal(await visit.page.locator("canvas").isVisible(), false);
  arrive();
  await visit.role("heading", "demo").waitFor();
  await visit.idle();
  assert.equal(await visit.page.locator(".root[aria-busy]").count(), 0);
  assert.equal(await visit.page.locator("canvas").isVisible(), true);
  await visit.close();
});

test("a scenario that cannot be fetched is said, and can be tried again", async () => {
  let isDown = true;
  const visit = await openHostPage({
    prepare: (page) =>
      page.route("**/documentation-example-start.json", (route) => (isDown ? route.fulfill({ status: 500 }) : route.continue())),
  });
  assert.deepEqual(await errorCodes(visit), ["src"]);
  isDown = false;
  await visit.button("Try again").click();
  await visit.idle();
  assert.equal(await visit.role("heading", "demo").count(), 1);
  assert.equal(await visit.button("Try again").count(), 0);
  await visit.close({ expects: "trouble" });
});

test("a scenario that is none is refused with path and code, and what was there stays", async () => {
  const visit = await openHostPage();
  await visit.widget.evaluate((element) => {
    /** @type {any} */ (element).scenario = { format: "poolbill/scenario", version: 1, site: "intl", pools: 7.5e3 };
  });
  await visit.idle();
  const [{ code, path, recoverable }] = await heard(visit, "error");
  assert.deepEqual([code, path], ["json.missing", ""]); // of several faults the first is named: no catalog
  assert.equal(recoverable, true);
  assert.equal((await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario)).pools.length, 1);
  await visit.close();
});

test("a lost context comes back with the same picture, and nothing done meanwhile is lost", async () => {
  const visit = await openHostPage();
  await visit.page.mouse.move(2, 2);
  const before = await visit.widget.screenshot();
  await visit.widget.evaluate((element) => {
    const context = element.shadowRoot?.querySelector("canvas")?.getContext("webgl2");
    const extension = context?.getExtension("WEBGL_lose_context");
    extension?.loseContext();
    /** @type {any} */ (window).restore = () => extension?.restoreContext();
  });
  await visit.button("Run the clock").press("Enter");
  await visit.button("Pause the clock").press("Enter");
  await visit.button("Pause the clock").or(visit.button("Run the clock")).blur();
  await visit.page.evaluate(() => /** @type {any} */ (window).restore());
  await visit.page.waitForTimeout(300);
  assert.deepEqual(await visit.widget.screenshot(), before);
  assert.deepEqual(await errorCodes(visit), []);
  await visit.close();
});

test("a context that stays lost leaves the mirror to work with", async () => {
  const visit = await openHostPage();
  await visit.widget.evaluate((element) => {
    const context = element.shadowRoot?.querySelector("canvas")?.getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
  });
  await errorSaid(visit);
  assert.deepEqual(await errorCodes(visit), ["context-lost"]);
  await visit.button("Compare").click();
  await visit.idle();
  assert.equal(await visit.role("dialog", "Compare").count(), 1);
  await visit.close();
});

test("bills can be exported", async () => {
  const visit = await openHostPage();
  await call(visit, "command", "set_now", "2023-04-18T17:30:00+08:00");
  assert.equal(JSON.parse(await call(visit, "exportBills", "json")).length, 3);
  await visit.close();
});
