// `./dev bench guest`: what the widget costs the page that it is on. What it leaves behind when it is removed, what it does
// while nothing happens, the WebGL contexts of many widgets, and the tasks of a pointer that moves over it.
//
// Usage: node tests/bench/guest.mjs [SECONDS]  how long nothing happens; 60 unless it says otherwise
// A missed target is printed, not fatal: machines differ. Fails when the pages do not show what is measured.
import assert from "node:assert/strict";

import { openHostPage, scenario } from "../browser/host_page.mjs";
import { closeBrowser } from "../../shell/tools/visit.mjs";
import { measureContexts } from "./guest_contexts.mjs";
import { measureLeaks } from "./guest_leaks.mjs";
import { longestTaskOf } from "./page_tasks.mjs";
import { Table } from "./table.mjs";

/** @typedef {import("../../shell/tools/visit.mjs").Visit} Visit */

const seconds = Number(process.argv[2] ?? 60);
assert.ok(seconds > 0, "the time is a number of seconds");

/** Counts the timers and animation frames that the page's scripts get. */
const countCalls = () => {
  const calls = (/** @type {any} */ (window).calls = { frames: 0, timers: 0 });
  const counted = (/** @type {any} */ callback, /** @type {"frames" | "timers"} */ what) => (/** @type {unknown[]} */ ...values) => {
    calls[what] += 1;
    callback(...values);
  };
  const { requestAnimationFrame: frame, setTimeout: once, setInterval: often } = window;
  window.requestAnimationFrame = (callback) => frame.call(window, counted(callback, "frames"));
  Object.assign(window, {
    setTimeout: (/** @type {any} */ callback, /** @type {any[]} */ ...rest) => once.call(window, counted(callback, "timers"), ...rest),
    setInterval: (/** @type {any} */ callback, /** @type {any[]} */ ...rest) => often.call(window, counted(callback, "timers"), ...rest),
  });
};

/** @param {Visit} visit @returns {Promise<{ frames: number, timers: number, drawn: number }>} so far */
const callsOf = ({ widget }) => widget.evaluate((element) => ({ .../** @type {any} */ (window).calls, drawn: /** @type {any} */ (element).frameCount }));

/** What the page does for a while, per minute. @param {(visit: Visit) => Promise<unknown>} prepared */
async function idle(prepared) {
  const css = "body { height: 6000px; }";
  const visit = await openHostPage({ css, prepare: (page) => page.addInitScript(countCalls) });
  await prepared(visit);
  await visit.idle();
  await visit.page.waitForTimeout(2000); // what it saves, and the end of what the preparation has begun
  const before = await callsOf(visit);
  await visit.page.waitForTimeout(seconds * 1000);
  const after = await callsOf(visit);
  await visit.close();
  const perMinute = (/** @type {keyof typeof after} */ what) => ((after[what] - before[what]) * 60) / seconds;
  return { frames: perMinute("frames"), timers: perMinute("timers"), drawn: perMinute("drawn") };
}

const runClock = (/** @type {Visit} */ visit) => visit.button("Run the clock").click();
const situations = /** @type {const} */ ([
  ["nothing happens", async () => {}, 0],
  ["the clock runs", runClock, 61],
  ["the clock runs, scrolled away", async (/** @type {Visit} */ visit) => {
    await runClock(visit);
    await visit.page.evaluate(() => scrollTo(0, 5000));
  }, 0],
]);

/** Moves the pointer over all of the widget and back. @returns {Promise<number>} ms of the longest task */
async function longestPointerTask() {
  const visit = await openHostPage({ attributes: 'src="/scenarios/documentation-example.json"' });
  const before = (await callsOf(visit)).drawn;
  const longest = await longestTaskOf(visit.page, async () => {
    for (let turn = 0; turn < 300; ++turn) {
      const along = Math.abs((turn % 100) - 50) / 50;
      await visit.page.mouse.move(20 + 1200 * along, 40 + 640 * ((turn % 60) / 60));
    }
    await visit.idle();
  });
  assert.ok((await callsOf(visit)).drawn > before + 10, "the pointer changed nothing");
  await visit.close();
  return longest;
}

const table = new Table();
for (const { way, heapKb, nodes, listeners, documents } of await measureLeaks(scenario)) {
  table.add(`50 mounts and removals, ${way}: heap that stays`, "Chromium", heapKb, "kB", 200, false);
  table.add("  nodes", "Chromium", nodes, "", 0, false);
  table.add("  listeners", "Chromium", listeners, "", 0, false);
  table.add("  documents", "Chromium", documents, "", 0, false);
}
// At the same time, each in a page of its own.
const measured = await Promise.all(situations.map(([, prepared]) => idle(prepared)));
for (const [index, [name, , target]] of situations.entries()) {
  const { frames, timers, drawn } = measured[index];
  table.add(`a minute in which ${name}: animation frames`, "Chromium", frames, "", target, false);
  table.add("  timers", "Chromium", timers, "", target, false);
  table.add("  frames of the widget", "Chromium", drawn, "", target, false);
}
for (const count of [8, 20, 40]) {
  const { most, unseen, errors } = await measureContexts(scenario, count);
  table.add(`${count} widgets: most contexts at once`, "Chromium", most, "", 16, false);
  table.add("  seen without their drawing", "Chromium", unseen, "", 0, false);
  table.add("  errors", "Chromium", errors, "", 0, false);
}
const tasks = [await longestPointerTask(), await longestPointerTask(), await longestPointerTask()].sort((a, b) => a - b);
table.add("the pointer moves over it: the longest task, median of 3", "Chromium", tasks[1], "ms", 50, false);
await closeBrowser();
table.print();
