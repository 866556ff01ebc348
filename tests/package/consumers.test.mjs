// The example pages, made from the packed tarball by the tools that they name, and used in a browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { build, createServer } from "vite";

import { root } from "../../shell/tools/serve.mjs";
import { closeBrowser, open } from "../../shell/tools/visit.mjs";
import { hostPages, startHostCloud } from "../support/host_demo.mjs";
import { example, workshop } from "./unpacked.mjs";

/** @typedef {import("../../shell/tools/visit.mjs").Visit} Visit */

after(closeBrowser);

const scenario = "assets/scenarios/documentation-example-start.json";

/** What Debian 12's nginx sends for the files of a site: its mime.types has no .mjs, which it sends as application/octet-stream. */
const nginxTypes = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "application/javascript",
  ".txt": "text/plain",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** @param {string} folder  to be served @param {{ waits?: boolean, types?: Record<string, string> }} [options] */
async function visitFolder(folder, { waits, types } = {}) {
  execFileSync("cp", [join(root, scenario), join(root, folder, "scenario.json")]);
  return open({ path: "/index.html", server: { folder, types }, waits });
}

/** Everything that is fetched arrives: the engine, its deferred part, and another language. @param {Visit} visit */
async function assertWhole(visit) {
  await visit.button("Compare").click();
  await visit.role("dialog", "Compare").waitFor();
  await visit.page.keyboard.press("Escape");
  await visit.page.evaluate(() => (document.documentElement.lang = "zh-CN"));
  await visit.button("更多").waitFor();
  await visit.page.evaluate(() => (document.documentElement.lang = "en"));
  await visit.button("More").waitFor();
}

/** @param {Visit} visit */
async function order(visit) {
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").click();
  await visit.button("OK").click();
  await visit.button("Pay").click();
}

test("a plain script tag", async () => {
  const visit = await visitFolder(example("script-tag"));
  await assertWhole(visit);
  await visit.close();
});

test("the site without a package, under a path of its own", async () => {
  const visit = await open({ path: "/site/index.html", server: { folder: "dist" } });
  await visit.button("Compare").click();
  await visit.role("dialog", "Compare").waitFor();
  await visit.close();
});

test("the site, from a server with the types of Debian's nginx", async () => {
  const visit = await open({ server: { types: nginxTypes } });
  await assertWhole(visit);
  await visit.close();
});

test("the package by a script tag, from a server with the types of Debian's nginx", async () => {
  const visit = await visitFolder(example("script-tag"), { types: nginxTypes });
  await visit.widget.evaluate((element) => element.setAttribute("storage-key", "kept")); // fetches what saves
  await assertWhole(visit);
  await order(visit);
  await visit.page.getByText("Saved", { exact: true }).waitFor({ state: "attached" });
  await visit.close();
});

test("a policy that allows almost nothing, with trusted types", async () => {
  const visit = await visitFolder(example("strict-policy"));
  await assertWhole(visit);
  await visit.close();
});

test("Vite's build, under a path of its own", async () => {
  const folder = example("vite");
  await build({ root: join(root, folder), base: "./", logLevel: "error" });
  const visit = await visitFolder(`${folder}/dist`);
  await assertWhole(visit);
  await visit.close();
});

test("Vite's development server, without configuration", async (context) => {
  const folder = example("vite");
  execFileSync("cp", [join(root, scenario), join(root, folder, "scenario.json")]);
  const server = await createServer({ root: join(root, folder), logLevel: "error", server: { port: 0, fs: { allow: [root] } } });
  context.after(() => server.close()); // else a failure would keep the process alive
  await server.listen();
  const visit = await open({ address: server.resolvedUrls?.local[0].replace(/\/$/, ""), path: "/" });
  await assertWhole(visit);
  await visit.close();
});

test("esbuild, with the engine's files copied beside the bundle", async () => {
  const folder = example("esbuild");
  execFileSync("node", ["build.mjs"], { cwd: join(root, folder) });
  const visit = await visitFolder(`${folder}/dist`, { waits: false }); // no custom element to wait for
  await assertWhole(visit);
  await visit.close();
});

test("React 19 in strict mode: properties, events, mounted again with what was saved", async () => {
  const folder = example("react");
  await build({ root: join(root, folder), logLevel: "error" });
  const visit = await visitFolder(`${folder}/dist`);
  await order(visit);
  await visit.page.getByText("1 orders").waitFor();
  await visit.button("Dark colours").click();
  assert.equal(await visit.widget.getAttribute("theme"), "dark");
  await visit.button("System colours").click();
  assert.equal(await visit.widget.getAttribute("theme"), null);
  await visit.button("Hide the bills").click();
  assert.equal(await visit.page.locator("pool-bill").count(), 0);
  await visit.button("Show the bills").click();
  await visit.ready();
  assert.equal(await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.actions.length), 2);
  await visit.close();
});

test("Vue 3: a bound property and an event", async () => {
  const folder = example("vue");
  await build({ root: join(root, folder), logLevel: "error" });
  const visit = await visitFolder(`${folder}/dist`);
  await order(visit);
  await visit.page.getByText("1 orders").waitFor();
  await visit.page.getByLabel("Read only").check();
  assert.equal(await visit.widget.getAttribute("readonly"), "");
  await visit.close();
});

test("host mode: the package's provider for Huawei Cloud reads a console's pools and prices", async () => {
  const cloud = await startHostCloud();
  const folder = join(workshop("host-mode"), "node_modules/poolbill");
  const visit = await open({ path: "/host/", server: { folder, pages: hostPages(cloud.url) }, friends: [cloud.url], waits: false });
  await visit.role("row", /infer.*Pay-per-use/).first().waitFor();
  await visit.role("row", /infer/).first().click();
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").click();
  await visit.button("OK").click();
  await visit.role("dialog", /Purchase|Change/).first().waitFor();
  await visit.close();
  await cloud.close();
});

test("in a frame, after a handshake", async () => {
  const folder = example("iframe");
  execFileSync("cp", [join(root, scenario), join(root, folder, "scenario.json")]);
  const visit = await open({ path: "/index.html", server: { folder }, waits: false });
  const frame = visit.page.frameLocator("iframe");
  await frame.getByRole("heading", { name: "demo" }).waitFor();
  await frame.getByRole("button", { name: "More" }).click();
  await frame.getByRole("menuitem", { name: /^Change To Prepaid/ }).click();
  await frame.getByRole("button", { name: "OK" }).click();
  await frame.getByRole("button", { name: "Pay", exact: true }).click();
  await visit.page.getByText("1 orders").waitFor();
  await visit.page.evaluate(() => {
    const fake = { type: "poolbill-frame-order", order: "fake" };
    window.postMessage(fake, location.origin); // from another window than the frame's
  });
  await visit.page.waitForTimeout(100);
  assert.equal(await visit.page.locator("output").textContent(), "1 orders");
  await visit.close();
});

test("in a frame, a host that is not on the list sets nothing and hears nothing", async () => {
  const folder = example("iframe");
  const body = `<link rel="icon" href="data:," /><iframe></iframe><script>
    heard = [];
    onmessage = ({ data }) => heard.push(data);
    document.querySelector("iframe").src = "http://localhost:" + location.port + "/frame.html?host=" + location.origin;
  </script>`;
  const visit = await open({ path: "/frame.html", server: { folder, pages: { "/elsewhere.html": { body } } } });
  await visit.page.goto(`${visit.url.replace("localhost", "127.0.0.1")}/elsewhere.html`);
  const frame = visit.page.frameLocator("iframe").locator("pool-bill");
  await frame.evaluate(async (element) => {
    await customElements.whenDefined("pool-bill");
    await /** @type {any} */ (element).ready;
  });
  const text = readFileSync(join(root, scenario), "utf8");
  await visit.page.evaluate((data) => frames[0].postMessage({ type: "poolbill-frame-open", scenario: JSON.parse(data) }, "*"), text);
  await visit.page.waitForTimeout(300);
  assert.equal(await frame.evaluate((element) => /** @type {any} */ (element).scenario), null);
  assert.deepEqual(await visit.page.evaluate("heard"), []);
  visit.strangers.length = 0; // the page that is on another origin on purpose
  await visit.close();
});
