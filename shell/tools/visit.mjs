// A page of the demo, or another one, in a browser with a server of its own: for screenshots, benchmarks and tests.
//
//   const visit = await open({ path: "/" });        // one browser per process, one fresh context per visit
//   await visit.button("More").click();             // by role and accessible name, through the shadow root
//   await visit.idle();                             // the widget has drawn everything it wants to draw
//   await visit.close();                            // throws when the page misbehaved
//
// A visit also watches what a person would not see: console errors, and requests to other origins.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, firefox } from "playwright-core";

import { serve } from "./serve.mjs";
import { clickWithoutScrolling } from "./unscrolled_clicks.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {Parameters<Page["getByRole"]>[0]} Role */

/** Chromium is used unless this names Firefox, which needs a display (./dev test firefox). */
export const firefoxPath = process.env.POOLBILL_FIREFOX;

export const chromiumPath = [process.env.POOLBILL_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => path && existsSync(path));

const flags = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
  "--disable-sync",
  "--disable-quic",
];

/** What Firefox saves, which is removed at its end. @type {string | undefined} */
let downloads;
export const downloadsOf = () => downloads;

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let browser;
function launch() {
  if (firefoxPath) downloads ??= mkdtempSync(join(tmpdir(), "poolbill-downloads-"));
  browser ??= firefoxPath
    ? firefox.launch({ executablePath: firefoxPath, channel: "moz-firefox", headless: false, downloadsPath: downloads }) // headless has no WebGL
    : chromium.launch({ executablePath: chromiumPath, args: flags });
  return browser;
}

/** Visits that are still open, with what ends them; their servers would keep the process alive. @type {Map<Visit, () => Promise<void>>} */
const unfinished = new Map();

/** Closes every visit and the browser; until then the process keeps running. What a test left open, since it failed, is described. */
export async function closeBrowser() {
  for (const [visit, end] of [...unfinished]) {
    console.log(await visit.describe());
    await end();
  }
  const running = browser;
  browser = undefined;
  await (await running)?.close();
  if (downloads) rmSync(downloads, { recursive: true, force: true });
  downloads = undefined;
}

/**
 * @typedef {object} Options
 * @property {string} [path]  of the page, "/" is the demo
 * @property {import("playwright-core").BrowserContextOptions} [context]  viewport, colour scheme, locale, ...
 * @property {import("./serve.mjs").Options} [server]  extra pages and headers
 * @property {string} [address]  of a server that is running already, in place of one of ours
 * @property {(page: Page) => Promise<unknown>} [prepare]  before the page loads, e.g. addInitScript
 * @property {string[]} [friends]  other origins that the page may ask
 * @property {boolean} [waits]  wait for the widget's `ready` (the default)
 */

/** @param {Options} [options] */
export async function open({ path = "/", context = {}, server = {}, address, prepare, friends = [], waits = true } = {}) {
  const { url, close } = address ? { url: address, close: async () => {} } : await serve(server);
  const session = await (await launch()).newContext({ viewport: { width: 1280, height: 860 }, serviceWorkers: "block", ...context });
  const page = await session.newPage();
  if (firefoxPath) clickWithoutScrolling(page);
  const end = async () => {
    unfinished.delete(visit);
    await session.close();
    await close();
  };
  const visit = new Visit(page, [url, ...friends], end);
  unfinished.set(visit, end);
  await prepare?.(page);
  await page.goto(url + path);
  if (waits) await visit.ready();
  return visit;
}

/** A page that is none of ours, in a context of its own. @param {string} address */
export async function newPage(address) {
  const page = await (await (await launch()).newContext()).newPage();
  await page.goto(address);
  return page;
}

/** One page and what it did. */
export class Visit {
  /** Console errors and uncaught exceptions. @type {string[]} */
  errors = [];
  /** Requests to anything but our server. @type {string[]} */
  strangers = [];
  #end;

  /** @param {Page} page @param {string[]} origins  that it may ask; the first one is its server's @param {() => Promise<void>} end */
  constructor(page, origins, end) {
    this.page = page;
    this.url = origins[0];
    this.#end = end;
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(`${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("request", (request) => {
      const target = new URL(request.url());
      const isLocal = origins.includes(target.origin) || target.protocol === "data:" || target.protocol === "blob:";
      if (!isLocal) this.strangers.push(request.url());
    });
  }

  /** The first widget of the page. */
  get widget() {
    return this.page.locator("pool-bill").first();
  }

  /** The widget can be used, or has said why not. */
  async ready() {
    await this.page.waitForFunction(() => customElements.get("pool-bill"));
    await this.widget.evaluate((element) => /** @type {any} */ (element).ready);
    await this.idle();
  }

  /** Nothing is being loaded or drawn. */
  async idle() {
    await this.widget.evaluate((element) => /** @type {any} */ (element).whenIdle?.());
  }

  /** What the page shows, for whoever reads why a test failed. */
  async describe() {
    const text = await this.page.evaluate(() => [...document.querySelectorAll("pool-bill"), document.body].map((element) => {
      const root = /** @type {HTMLElement | null | undefined} */ (element.shadowRoot?.querySelector(".root"));
      return root ? root.innerText : /** @type {HTMLElement} */ (element).innerText;
    }).join("\n--\n")).catch(String);
    return [`Left open: ${this.page.url()}`, ...this.errors, text].join("\n");
  }

  /** @param {Role} role @param {string | RegExp} [name]  the accessible name; a string must match exactly */
  role(role, name) {
    return this.page.getByRole(role, name === undefined ? {} : { name, exact: typeof name === "string" });
  }
  /** @param {string | RegExp} name */
  button(name) {
    return this.role("button", name);
  }

  /** Rows of a table as lists of cell texts, header row first. @param {Locator} table @returns {Promise<string[][]>} */
  async rows(table) {
    /** @type {string[][]} */
    const rows = [];
    for (const row of await table.getByRole("row").all()) {
      const cells = row.locator("[role=cell], [role=columnheader], [role=gridcell], td, th");
      rows.push((await cells.allTextContents()).map((text) => text.trim()));
    }
    return rows;
  }

  /** Animation frames that the page asks for within this time. @param {number} milliseconds */
  framesWithin(milliseconds) {
    return this.page.evaluate(async (duration) => {
      const original = window.requestAnimationFrame;
      let count = 0;
      window.requestAnimationFrame = (callback) => {
        count += 1;
        return original.call(window, callback);
      };
      await new Promise((resolve) => setTimeout(resolve, duration));
      window.requestAnimationFrame = original;
      return count;
    }, milliseconds);
  }

  /** How many different colours the widget shows; a blank canvas has one. */
  async colours() {
    const image = (await this.widget.screenshot()).toString("base64");
    return this.page.evaluate(async (base64) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      if (!context) return 0;
      context.drawImage(bitmap, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
      return new Set(pixels).size;
    }, image);
  }

  /** Ends the visit. @param {{ expects?: "clean" | "trouble" }} [options]  "trouble": console errors are part of the test */
  async close({ expects = "clean" } = {}) {
    await this.#end();
    assert.deepEqual(this.strangers, [], "requests to other origins");
    if (expects === "clean") assert.deepEqual(this.errors, [], "console errors");
  }
}
