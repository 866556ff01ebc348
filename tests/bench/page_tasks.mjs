// How long a page with the widget is blocked: the longest task of its main thread, as Chromium traces it, for what a
// person does there. Each page is new, so the engine's code is not warm.
//
// Left out: the engine's share of a task (frames.mjs).
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openHostPage } from "../browser/host_page.mjs";
import { poolListOf } from "./console_list.mjs";
import { largeBill } from "./large_bill.mjs";
import { tenYearsOf } from "./ten_years.mjs";

/** @typedef {import("../../shell/tools/visit.mjs").Visit} Visit */

const ROUNDS = 3;
const LONG_MS = 50;
const SAVED_MS = 700; // storage/autosave.mjs waits 300

/** @typedef {{ name: string, pid: number, tid: number, dur?: number, args: any }} TraceEvent */

/** @param {Buffer} trace @returns {number} milliseconds of the longest task of any page's main thread */
function longestTask(trace) {
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents: events } = JSON.parse(trace.toString());
  const threadOf = (/** @type {TraceEvent} */ { pid, tid }) => `${pid} ${tid}`;
  const isMain = (/** @type {TraceEvent} */ { name, args }) => name === "thread_name" && args.name === "CrRendererMain";
  const threads = new Set(events.filter(isMain).map(threadOf));
  const tasks = events.filter((event) => event.name.endsWith("RunTask") && threads.has(threadOf(event)));
  if (tasks.length === 0) throw new Error("the trace has no task of a page");
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000;
}

/** @param {import("playwright-core").Page} page @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds of the longest task meanwhile */
export async function longestTaskOf(page, work) {
  const browser = /** @type {import("playwright-core").Browser} */ (page.context().browser());
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await work();
  return longestTask(await browser.stopTracing());
}

/** One page and a person on it. Finding the control to press takes a little of the page's time, too. */
class Person {
  /** @type {Map<string, number>} */
  longest = new Map();
  #visit;

  /** @param {Visit} visit */
  constructor(visit) {
    this.#visit = visit;
  }

  get page() {
    return this.#visit.page;
  }

  /** @param {string} name @param {() => Promise<unknown>} work */
  async does(name, work) {
    const longest = await longestTaskOf(this.page, async () => {
      await work();
      await this.#visit.idle();
      await this.page.waitForTimeout(SAVED_MS);
    });
    this.longest.set(name, longest);
  }

  /** Presses the last thing in sight of this role whose name has this pattern. @param {string} role @param {string} name */
  async press(role, name) {
    const place = await this.page.waitForFunction(
      ([wanted, pattern]) => {
        const shadow = document.querySelector("pool-bill")?.shadowRoot;
        const all = [...(shadow?.querySelectorAll(".mirror *") ?? [])];
        const role = (/** @type {Element} */ it) => it.getAttribute("role") ?? it.localName;
        const name = (/** @type {Element} */ it) => it.getAttribute("aria-label") ?? it.textContent ?? "";
        const named = all.filter((it) => role(it) === wanted && new RegExp(pattern).test(name(it)));
        const boxes = named.map((it) => it.getBoundingClientRect());
        const box = boxes.filter(({ width, top, bottom }) => width > 0 && top >= 0 && bottom < innerHeight).at(-1);
        return box && [box.x + box.width / 2, box.y + box.height / 2];
      },
      /** @type {const} */ ([role, name]),
      { timeout: 5000 },
    );
    const [x, y] = /** @type {[number, number]} */ (await place.jsonValue());
    await this.page.mouse.click(x, y);
    await this.#visit.idle();
  }

  /** @param {"undo" | "redo"} method */
  call(method) {
    return this.page.evaluate((name) => /** @type {any} */ (document.querySelector("pool-bill"))[name](), method);
  }

  /** @param {string} name @param {string} value */
  attribute(name, value) {
    return this.page.evaluate(
      ([attribute, set]) => document.querySelector("pool-bill")?.setAttribute(attribute, set),
      /** @type {const} */ ([name, value]),
    );
  }

  /** @param {string} path */
  opens(path) {
    return this.page.evaluate(async (address) => {
      const widget = /** @type {any} */ (document.querySelector("pool-bill"));
      widget.scenario = await (await fetch(address)).text();
      await widget.whenIdle();
    }, path);
  }
}

/** The documentation example's change, from the menu to the paid order. @param {Person} person */
async function change(person) {
  await person.press("button", "^More");
  await person.press("menuitem", "^Change To Prepaid");
  await person.press("button", "^OK");
  await person.press("button", "^Pay");
  await person.press("button", "^Confirm payment");
}

/** @param {Person} person */
async function look(person) {
  for (const tab of ["Details", "Orders", "Statement", "Events", "Overview"]) await person.press("tab", `^${tab}`);
  await person.press("button", "^Compare");
  await person.page.keyboard.press("Escape");
  await person.attribute("theme", "dark");
  await person.press("link", "^Elastic Clusters");
}

/** @param {Person} person */
async function scroll({ page }) {
  await page.mouse.move(600, 500);
  for (let turn = 0; turn < 20; ++turn) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(30);
  }
}

/** A change that can be undone, and both ways. @param {Person} person @param {string} world @param {() => Promise<void>} act */
async function backAndForth(person, world, act) {
  await person.does(`${world}: an action`, act);
  await person.does(`${world}: undo`, () => person.call("undo"));
  await person.does(`${world}: redo`, () => person.call("redo"));
}

/** A bill becomes a scenario, and is compared with it. @param {Person} person @param {string} file */
async function readBill(person, file) {
  const bill = "a bill of 100,000 records";
  const choose = async (/** @type {string} */ button, /** @type {RegExp} */ outcome) => {
    const [chooser] = await Promise.all([person.page.waitForEvent("filechooser"), person.press("button", button)]);
    await chooser.setFiles(file);
    await person.page.getByText(outcome).first().waitFor({ state: "attached" });
  };
  await person.press("link", "^Elastic Clusters").catch(() => {}); // the list may be there already
  await person.does(`${bill} imported`, () => choose("^Import", /^Imported 135 pools/));
  await person.page.keyboard.press("Escape");
  await person.press("row", "pool-");
  await person.press("button", "^More");
  await person.press("menuitem", "^Reconcile");
  await person.does(`${bill} compared`, () => choose("^Choose bill files", /^The bill /));
}

/** @param {string} scenario @param {string} file  a list of 10,000 pools @param {string} bill @returns {Promise<Map<string, number>>} ms of the longest task, by what was done */
async function round(scenario, file, bill) {
  const pages = {
    "/documentation-example.json": { body: scenario },
    "/many.json": { body: JSON.stringify(tenYearsOf(1000)) },
    "/blank.html": { body: '<!doctype html><link rel="icon" href="data:," />' },
  };
  const attributes = 'src="/documentation-example.json" storage-key="bench"';
  const visit = await openHostPage({ attributes, server: { pages }, css: "pool-bill { height: 760px; }" });
  const person = new Person(visit);
  const { page } = visit;
  const start = async () => {
    await page.goto(`${visit.url}/host.html`);
    await visit.ready();
  };

  await page.goto(`${visit.url}/blank.html`);
  await person.does("the page starts", start);
  await person.does("the change, from the menu to the paid order", () => change(person));
  await person.does("every tab, the comparison, the dark theme, the list", () => look(person));
  await person.does("Chinese", () => person.attribute("locale", "zh-CN"));
  await person.attribute("locale", "en");

  const years = "1,000 pools of ten years";
  await person.does(`${years} opened`, () => person.opens("/many.json"));
  await person.press("row", "Yearly.Monthly");
  await backAndForth(person, years, async () => {
    await person.press("button", "^More");
    await person.press("menuitem", "Auto-Renew");
    await person.press("button", "Auto-Renew");
  });

  await person.opens("/documentation-example.json");
  await person.press("link", "^Elastic Clusters");
  const list = "10,000 pools";
  await backAndForth(person, list, async () => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), person.press("button", "^Import")]);
    await chooser.setFiles(file);
    await page.getByText("10,000 imported").waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
  });
  await person.does(`${list}: the list scrolled`, () => scroll(person));
  await page.goto(`${visit.url}/blank.html`);
  await person.does(`${list}: the page starts with what was saved`, start);
  await readBill(person, bill);
  await visit.close();
  return person.longest;
}

/** @param {string} scenario  the scenario to begin with */
export async function measureTasks(scenario) {
  const folder = mkdtempSync(join(tmpdir(), "poolbill-"));
  const file = join(folder, "pools.json");
  writeFileSync(file, poolListOf(10_000));
  const bill = join(folder, "bill.csv");
  writeFileSync(bill, largeBill());
  /** @type {Map<string, number>[]} */
  const rounds = [];
  while (rounds.length < ROUNDS) rounds.push(await round(scenario, file, bill));
  rmSync(folder, { recursive: true });
  const rows = [...rounds[0].keys()].map((work) => {
    const times = rounds.map((each) => each.get(work) ?? NaN).sort((a, b) => a - b);
    return { work, ms: times[times.length >> 1], target: LONG_MS, worst: times[times.length - 1] };
  });
  return { rows, rounds: ROUNDS };
}
