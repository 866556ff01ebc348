// `./dev bench ui`: processor time of a frame, with the module that pages load and no pixels, in Node and in Chromium;
// then, in Chromium and with pixels, how long what a person does blocks the page.
//
// Usage: node tests/bench/ui.mjs FOLDER_OF_THE_MODULE, which Node takes; Chromium takes dist/.
// A missed target is printed, not fatal: machines differ. Fails when the screens that are timed are not there.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { closeBrowser, open } from "../../shell/tools/visit.mjs";
import { root } from "../../shell/tools/serve.mjs";
import { measureFrames } from "./frames.mjs";
import { nullEngine } from "./null_page.mjs";
import { measureTasks } from "./page_tasks.mjs";
import { Table } from "./table.mjs";

const parts = ["poolbill.wasm", "poolbill.deferred.wasm"];
const scenario = readFileSync(join(root, "assets/scenarios/documentation-example-start.json"), "utf8");

/** @param {string} folder */
async function framesInNode(folder) {
  const glue = await import(pathToFileURL(resolve(folder, "poolbill.mjs")).href);
  const [module, part] = parts.map((file) => new WebAssembly.Module(readFileSync(join(folder, file))));
  return measureFrames(await nullEngine(glue, module, part), scenario);
}

async function framesInChromium() {
  const bench = ["frames.mjs", "null_page.mjs", "console_list.mjs", "ten_years.mjs"].map((file) => `tests/bench/${file}`);
  const files = [...bench, "shell/engine.mjs", "shell/tasks.mjs"].map((path) => [`/${path}`, { body: readFileSync(join(root, path), "utf8") }]);
  const pages = { "/bench.html": { body: '<!doctype html><link rel="icon" href="data:," />' }, ...Object.fromEntries(files) };
  // An isolated page has a clock with microseconds.
  const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  const visit = await open({ path: "/bench.html", server: { pages, headers }, waits: false });
  const measured = await visit.page.evaluate(
    async ([text, wasm]) => {
      const files = ["/tests/bench/null_page.mjs", "/tests/bench/frames.mjs", "/poolbill.mjs"];
      const [{ nullEngine }, { measureFrames }, glue] = await Promise.all(files.map((file) => import(file)));
      const [module, part] = await Promise.all(wasm.map((file) => WebAssembly.compileStreaming(fetch(`/${file}`))));
      return measureFrames(await nullEngine(glue, module, part), text);
    },
    /** @type {const} */ ([scenario, parts]),
  );
  await visit.close();
  return /** @type {ReturnType<typeof measureFrames>} */ (measured);
}

/** @param {Table} table @param {string} where @param {import("./frames.mjs").Row[]} rows */
function addRows(table, where, rows) {
  for (const { work, ms, target } of rows) table.add(work, where, ms, "ms", target, false);
}

/** @param {string} where @param {ReturnType<typeof measureFrames>} measured */
function printFrames(where, { rows, first }) {
  const table = new Table();
  addRows(table, where, rows);
  table.print();
  console.log(
    `Of the first opening the longest piece took ${first.opening.toFixed(0)} ms, ` +
      `the first import ${first.import.toFixed(0)} ms in all.\n`,
  );
}

console.log("What frames and pieces of work cost the processor: medians at 1180 x 1200, drawing calls ending at nothing.\n");
printFrames("Node", await framesInNode(process.argv[2]));
printFrames("Chromium", await framesInChromium());

const { rows, rounds } = await measureTasks(scenario);
const table = new Table();
addRows(table, "Chromium", rows);
console.log(`What holds a page up, drawing and the browser's own work included: the longest task, the median of ${rounds} rounds.\n`);
table.print();
const [worst] = rows.sort((a, b) => b.worst - a.worst);
console.log(`The worst of all rounds took ${worst.worst.toFixed(0)} ms: ${worst.work}.`);
await closeBrowser();
