// Firefox, ended while a page of it saves. No remote control: the page tells this process by requests how far it is, and
// begins by itself.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * No dialog after a crash, no tab of the last time, no other process that is made ready for later, and no picture of the page for
 * the page of new tabs: for that Firefox opens it once more, with storage of its own, and it tells that it found nothing.
 */
const preferences = {
  "toolkit.startup.max_resumed_crashes": -1,
  "browser.sessionstore.resume_from_crash": false,
  "browser.tabs.crashReporting.sendReport": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.aboutwelcome.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.normandy.enabled": false,
  "dom.ipc.processPrelaunch.enabled": false,
  "browser.pagethumbnails.capturing_disabled": true,
};

/** The page's script: the numbers go to `listener`, one after the other. @param {string} listener */
export const startScript = (listener) => `
import { saveForever } from "/faults.mjs";
const tell = (what) => (number) => fetch("${listener}/" + what + "/" + number, { method: "POST", mode: "no-cors" });
Object.assign(window, { found: tell("found"), saved: tell("saved") });
await saveForever("indexeddb");`;

/** Hears what the page has found and saved. */
export async function listen() {
  const heard = { found: -1, saved: 0 };
  const server = createServer((request, response) => {
    const [, what, number] = (request.url ?? "").split("/");
    if (what === "found") Object.assign(heard, { found: Number(number), saved: 0 });
    if (what === "saved") heard.saved = Math.max(heard.saved, Number(number));
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { heard, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

export class Firefox {
  #folder = mkdtempSync(join(tmpdir(), "poolbill-faults-"));
  #path;
  /** @type {import("node:child_process").ChildProcess | null} */
  #process = null;

  /** @param {string} path  of the program */
  constructor(path) {
    this.#path = path;
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
    writeFileSync(join(this.#folder, "user.js"), lines.join("\n"));
  }

  /** @param {string} address */
  start(address) {
    const options = ["--headless", "--no-remote", "--profile", this.#folder, address];
    this.#process = spawn(this.#path, options, { detached: true, stdio: "ignore" });
  }

  /** As a power cut would. */
  async kill() {
    const running = this.#process;
    this.#process = null;
    if (!running?.pid) return;
    const ended = once(running, "exit");
    process.kill(-running.pid, "SIGKILL"); // with its children
    await ended;
  }

  /** The processes of its tabs crash. @returns {number} how many */
  crashTabs() {
    const tabs = childrenOf(this.#process?.pid ?? 0).filter(({ command }) => command.includes("-isForBrowser"));
    for (const { pid } of tabs) process.kill(pid, "SIGKILL");
    return tabs.length;
  }

  async remove() {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Processes that descend from one. @param {number} ancestor @returns {{ pid: number, command: string }[]} */
function childrenOf(ancestor) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, "utf8"))?.[1]);
      return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
    } catch {
      return []; // it has just ended
    }
  });
  const within = (/** @type {number} */ pid) => {
    for (let at = all.find((each) => each.pid === pid); at; at = all.find((each) => each.pid === at?.parent)) {
      if (at.parent === ancestor) return true;
    }
    return false;
  };
  return all.filter(({ pid }) => within(pid));
}
