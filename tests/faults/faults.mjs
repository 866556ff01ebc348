// Faults put in by hand: what is saved is damaged, tabs and browsers are ended while they save, tabs write in turn.
//
// The pages load the shell's storage modules as they are in the tree; no build is needed.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { serve } from "../../shell/tools/serve.mjs";
import { chromiumPath } from "../../shell/tools/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

const script = readFileSync(new URL("page.mjs", import.meta.url), "utf8");
const html = '<!doctype html><title>faults</title><link rel="icon" href="data:," />';

/** Data of at least 2 kB: a scenario. */
export const data = readFileSync(new URL("../../assets/scenarios/documentation-example.json", import.meta.url), "utf8").padEnd(2048);

export const startServer = () =>
  serve({ site: "source", pages: { "/faults.html": { body: html }, "/faults.mjs": { body: script } } });

/** A function of page.mjs in the page. @param {Page} page @param {string} name @param {...unknown} values @returns {Promise<any>} */
export const run = (page, name, ...values) =>
  page.evaluate(
    async ([wanted, list]) => {
      const address = "/faults.mjs";
      return (await import(address))[wanted](...list);
    },
    /** @type {const} */ ([name, values]),
  );

/** A browser that can be killed, with a profile that outlives it. */
export class Profile {
  #folder = mkdtempSync(join(tmpdir(), "poolbill-faults-"));
  /** @type {import("node:child_process").ChildProcess | null} */
  #process = null;
  /** @type {import("playwright-core").Browser | null} */
  #browser = null;

  /** @param {string} address @returns {Promise<Page>} */
  async open(address) {
    const browser = (this.#browser ??= await this.#start());
    const page = await browser.contexts()[0].newPage();
    await page.goto(address);
    return page;
  }

  /** As a power cut would. */
  async kill() {
    const running = this.#process;
    this.#process = this.#browser = null;
    if (!running?.pid) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    process.kill(-running.pid, "SIGKILL"); // with its children
    await ended;
  }

  async remove() {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #start() {
    const port = join(this.#folder, "DevToolsActivePort");
    rmSync(port, { force: true });
    const flags = ["--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-background-networking"];
    const options = [`--user-data-dir=${this.#folder}`, "--remote-debugging-port=0", "about:blank"];
    this.#process = spawn(chromiumPath ?? "chromium", [...flags, ...options], { detached: true, stdio: "ignore" });
    for (const end = Date.now() + 60_000; ; ) {
      const [number] = existsSync(port) ? readFileSync(port, "utf8").split("\n") : [""];
      if (number) return chromium.connectOverCDP(`http://127.0.0.1:${number}`);
      if (Date.now() > end) throw new Error("the browser did not start");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** @typedef {"closed" | "crashed" | "killed"} End */

/**
 * Ends a page while it saves, and looks at what the next one finds.
 * @param {Profile} profile @param {string} address @param {string} kind @param {End} end @param {number} afterMs
 * @returns {Promise<{ flushed: number, found: number }>}
 */
export async function endWhileSaving(profile, address, kind, end, afterMs) {
  const page = await profile.open(address);
  let flushed = 0;
  await page.exposeFunction("saved", (/** @type {number} */ number) => void (flushed = number));
  const saving = run(page, "saveForever", kind).catch(() => {});
  while (flushed === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  if (end === "killed") await profile.kill();
  if (end === "closed") await page.close();
  if (end === "crashed") {
    const session = await page.context().newCDPSession(page);
    const crashed = new Promise((resolve) => page.once("crash", resolve));
    void session.send("Page.crash").catch(() => {});
    await crashed;
    await page.close();
  }
  const last = flushed;
  await saving;
  const next = await profile.open(address);
  const found = await run(next, "savedNumber", kind);
  await next.close();
  return { flushed: last, found };
}
