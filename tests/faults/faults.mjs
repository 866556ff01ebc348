// Faults put in by hand: what is saved is damaged, tabs and browsers are ended while they save, tabs write in turn.
//
// The pages load the shell's storage modules as they are in the tree; no build is needed.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { serve } from "../../shell/tools/serve.mjs";
import { chromiumPath } from "../../shell/tools/visit.mjs";
import { cutUnfinished } from "./unfinished.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** What runs in the pages. */
export const script = readFileSync(new URL("page.mjs", import.meta.url), "utf8");
const html = '<!doctype html><title>faults</title><link rel="icon" href="data:," />';

/** Data of at least 2 kB: scenarios. */
export const data = ["documentation-example", "scaled-pool", "year-auto-renew"].map((name) => readFileSync(new URL(`../../assets/scenarios/${name}.json`, import.meta.url), "utf8")).join("");

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

/**
 * Two tabs write in turn, then both at once.
 * @param {() => Promise<Page>} open @param {string} kind @param {number} turns
 * @returns {Promise<{ texts: string[], told: number }>} what is kept, and how many of the two were told of the other
 */
export async function writeInTurn(open, kind, turns) {
  const [one, two] = [await open(), await open()];
  for (const page of [one, two]) await run(page, "openTab", kind);
  const write = (/** @type {Page} */ page, /** @type {string} */ text) => page.evaluate((data) => /** @type {any} */ (window).write(data), text);
  for (let turn = 1; turn <= turns; ++turn) {
    const writes = [() => write(one, `one ${turn}`), () => write(two, `two ${turn}`)];
    if (turn * 2 > turns) await Promise.all(writes.map((each) => each()));
    else for (const each of writes) await each();
  }
  const texts = await one.evaluate(() => /** @type {any} */ (window).texts());
  const told = await Promise.all([one, two].map((page) => page.evaluate(() => /** @type {any} */ (window).conflicts())));
  for (const page of [one, two]) await page.close();
  return { texts, told: told.filter(Boolean).length };
}

/** A browser that can be killed, with a profile that outlives it. */
export class Profile {
  #folder = mkdtempSync(join(tmpdir(), "poolbill-faults-"));
  /** @type {import("node:child_process").ChildProcess | null} */
  #process = null;
  /** @type {import("playwright-core").Browser | null} */
  #browser = null;
  /** Logs whose last record a kill left unfinished; the rest was taken away (unfinished.mjs). */
  unfinished = 0;

  /** @param {string} address @returns {Promise<Page>} */
  async open(address) {
    const browser = (this.#browser ??= await this.#start());
    const page = await browser.contexts()[0].newPage();
    await page.goto(address);
    return page;
  }

  /** As a power cut would. @param {(folder: string) => void} [damage]  what it does to the databases */
  async kill(damage = () => {}) {
    const running = this.#process;
    this.#process = this.#browser = null;
    if (!running?.pid) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    process.kill(-running.pid, "SIGKILL"); // with its children
    await ended;
    for (const name of ["IndexedDB", "Local Storage"]) {
      const folder = join(this.#folder, "Default", name);
      if (!existsSync(folder)) continue;
      damage(folder);
      this.unfinished += cutUnfinished(folder).length;
    }
  }

  async remove() {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** What the browser itself has written down about its databases: after a loss, whether it gave one up. */
  describe() {
    const folder = join(this.#folder, "Default/IndexedDB");
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
    const logs = files.filter((file) => /LOG(\.old)?$|corruption_info/.test(file)).map((file) => `${file}:\n${readFileSync(join(folder, file), "utf8")}`);
    return [files.join(" "), ...logs].join("\n");
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
/** @typedef {Pick<Profile, "open" | "kill">} Openable */

/**
 * Opens a page that tells what it finds and then saves all the time, and ends it in the middle of that. Rejects if the
 * page stopped saving before.
 * @param {Openable} profile @param {string} address @param {string} kind @param {End} end @param {number} afterMs
 * @returns {Promise<{ found: number, saved: number }>} what it found, and its last save that was reported
 */
export async function endWhileSaving(profile, address, kind, end, afterMs) {
  const page = await profile.open(address);
  let [found, saved] = [0, 0];
  await page.exposeFunction("found", (/** @type {number} */ number) => void (found = number));
  await page.exposeFunction("saved", (/** @type {number} */ number) => void (saved = number));
  let isEnding = false;
  const stopped = run(page, "saveForever", kind).catch((error) => {
    if (!isEnding) throw error;
  });
  const saving = async () => {
    for (const last = Date.now() + 60_000; saved === 0; await pause(5)) {
      if (Date.now() > last) throw new Error("nothing was saved within a minute");
    }
    await pause(afterMs);
  };
  await Promise.race([saving(), stopped]);
  isEnding = true;
  await endPage(page, profile, end);
  await stopped;
  return { found, saved };
}

const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param {Page} page @param {Openable} profile @param {End} end */
async function endPage(page, profile, end) {
  if (end === "killed") return profile.kill();
  if (end === "crashed") {
    const session = await page.context().newCDPSession(page);
    const crashed = new Promise((resolve) => page.once("crash", resolve));
    void session.send("Page.crash").catch(() => {});
    await crashed;
  }
  await page.close();
}
