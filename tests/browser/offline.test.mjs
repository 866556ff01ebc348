// The demo's site without a network, and while it is replaced by another version: under a path of its own, with a server that is stopped and started.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { writeServiceWorker } from "../../shell/tools/offline.mjs";
import { root, serve } from "../../shell/tools/serve.mjs";
import { chromiumOnly, open } from "./harness.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const folder = "build/offline-test";
const site = join(root, folder, "tools/poolbill");
/** Each of these tells of which build it is. */
const marked = ["define.js", "demo.js", "offline.js"];

/** @type {Awaited<ReturnType<typeof serve>>[]} */
const servers = [];

after(async () => {
  rmSync(join(root, folder), { recursive: true, force: true });
  for (const server of servers) await server.close();
});

/** Puts a build on the server. @param {string} build  its name */
function deploy(build) {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(join(root, "dist/site"), site, { recursive: true });
  for (const file of marked) {
    const path = join(site, file);
    writeFileSync(path, `(globalThis.builds ??= {})["${file}"] = "${build}";\n${readFileSync(path, "utf8")}`);
  }
  const page = join(site, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace(/<title>.*<\/title>/, `<title>${build}</title>`));
  writeServiceWorker(site);
}

/** The builds that the open page is made of. @param {Visit} visit @returns {Promise<string[]>} */
async function builds({ page }) {
  await page.waitForFunction(() => "offline.js" in (/** @type {any} */ (globalThis).builds ?? {}));
  return page.evaluate(() => [...new Set([document.title, .../** @type {string[]} */ (Object.values(/** @type {any} */ (globalThis).builds))])]);
}

/** The site is kept. @param {Visit} visit */
const kept = (visit) => visit.page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** A first visit. @param {{ prepare?: (page: import("playwright-core").Page) => Promise<unknown> }} [options] */
async function firstVisit({ prepare } = {}) {
  deploy("one");
  const server = await serve({ folder });
  servers.push(server);
  const visit = await open({ address: server.url, path: "/tools/poolbill/", context: { serviceWorkers: "allow" }, prepare });
  return { server, visit };
}

/** @param {Visit} visit */
async function reload(visit) {
  await visit.page.reload();
  await visit.ready();
}

const cacheNames = (/** @type {Visit} */ { page }) => page.evaluate(() => caches.keys());

test("after one visit everything works with the server stopped: every screen, the other language, an address with a query", chromiumOnly, async () => {
  const { server, visit } = await firstVisit();
  await kept(visit);
  await server.close();
  await visit.page.goto(`${visit.url}/tools/poolbill/index.html?from=mail`);
  await visit.ready();
  await visit.role("tab", "Statement").click();
  await visit.idle();
  await visit.page.getByLabel("Language").selectOption("zh-CN");
  await visit.button("更多").waitFor();
  assert.deepEqual(await builds(visit), ["one"]);
  await visit.close();
});

test("a build that is deployed meanwhile waits, whole, until the person reloads by the notice", chromiumOnly, async () => {
  const { server, visit } = await firstVisit();
  await kept(visit);
  deploy("two");
  await reload(visit);
  assert.deepEqual(await builds(visit), ["one"]);
  await visit.page.getByText("A new version of this page is ready.").waitFor();
  const loaded = visit.page.waitForEvent("load");
  await visit.button("Reload").click();
  await loaded;
  await visit.ready();
  assert.deepEqual(await builds(visit), ["two"]);
  assert.equal((await cacheNames(visit)).length, 1);
  await server.close();
  await reload(visit);
  assert.deepEqual(await builds(visit), ["two"]);
  await visit.close();
});

test("while another tab has the old build, reloading is refused with the reason", chromiumOnly, async () => {
  const { visit } = await firstVisit();
  await kept(visit);
  const other = await visit.page.context().newPage();
  await other.goto(visit.page.url());
  deploy("two");
  await reload(visit);
  await visit.button("Reload").click();
  await visit.page.getByText("Close the other tabs with this page first, then reload.").waitFor();
  assert.deepEqual(await builds(visit), ["one"]);
  await other.close();
  const loaded = visit.page.waitForEvent("load");
  await visit.button("Reload").click();
  await loaded;
  assert.deepEqual(await builds(visit), ["two"]);
  await visit.close();
});

test("of a server that is half updated nothing is kept", chromiumOnly, async () => {
  const { visit } = await firstVisit();
  await kept(visit);
  const old = readFileSync(join(site, "define.js"));
  deploy("two");
  writeFileSync(join(site, "define.js"), old);
  const failed = () => navigator.serviceWorker.getRegistration().then((registration) => registration?.update().then(
    () => new Promise((resolve) => {
      const next = registration.installing;
      if (!next) resolve("nothing to install");
      else next.onstatechange = () => resolve(next.state);
    }),
  ));
  assert.equal(await visit.page.evaluate(failed), "redundant");
  await reload(visit);
  assert.deepEqual(await builds(visit), ["one"]);
  assert.equal(await visit.button("Reload").count(), 0);
  assert.equal((await cacheNames(visit)).length, 1);
  await visit.close();
});

test("a first visit during which another build is deployed is not handed over to it", chromiumOnly, async () => {
  const { visit } = await firstVisit({
    prepare: (page) =>
      page.addInitScript(() => {
        const { register } = ServiceWorkerContainer.prototype;
        ServiceWorkerContainer.prototype.register = async function (/** @type {string | URL} */ address) {
          await new Promise((resolve) => (/** @type {any} */ (globalThis).go = resolve));
          return register.call(this, address);
        };
      }),
  });
  await visit.page.waitForFunction(() => "go" in globalThis);
  deploy("two");
  await visit.page.evaluate(async () => {
    /** @type {any} */ (globalThis).go();
    await navigator.serviceWorker.ready;
  });
  await visit.page.waitForTimeout(200);
  assert.equal(await visit.page.evaluate(() => navigator.serviceWorker.controller), null);
  assert.deepEqual(await builds(visit), ["one"]);
  await reload(visit);
  assert.deepEqual(await builds(visit), ["two"]);
  await visit.close();
});

test("who empties the caches gets the site from the network again, and it is kept again", chromiumOnly, async () => {
  const { server, visit } = await firstVisit();
  await kept(visit);
  const files = await visit.page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).length);
  deploy("two");
  await visit.page.evaluate(async () => void (await Promise.all((await caches.keys()).map((name) => caches.delete(name)))));
  await reload(visit);
  assert.deepEqual(await builds(visit), ["two"]);
  await visit.page.waitForFunction(async (all) => {
    const registration = await navigator.serviceWorker.getRegistration();
    const names = await caches.keys();
    const isFull = names.length === 1 && (await (await caches.open(names[0])).keys()).length >= all; // it is there before its files are
    return isFull && registration?.active?.state === "activated" && !registration.waiting && !registration.installing;
  }, files);
  await server.close();
  await reload(visit);
  assert.deepEqual(await builds(visit), ["two"]);
  await visit.close();
});

test("a site without a list of files, as it is served from the sources, is not kept, and what was kept is removed", chromiumOnly, async () => {
  const { visit } = await firstVisit();
  await kept(visit);
  cpSync(join(root, "shell/pages/demo/service-worker.js"), join(site, "service-worker.js"));
  await visit.page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await visit.page.waitForFunction(async () => (await caches.keys()).length === 0);
  await visit.close();
});

test("Chromium can install the demo", chromiumOnly, async () => {
  const visit = await open({ context: { serviceWorkers: "allow" } });
  await kept(visit);
  const session = await visit.page.context().newCDPSession(visit.page);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  for (const { src, sizes } of JSON.parse(data ?? "{}").icons) {
    const size = await visit.page.evaluate(async (address) => {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob());
      return `${bitmap.width}x${bitmap.height}`;
    }, src);
    assert.equal(size, sizes);
  }
  await visit.close();
});
