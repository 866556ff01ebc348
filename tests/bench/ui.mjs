// `./dev bench ui`: what a frame costs the processor, with the module that pages load and no pixels.
//
// Usage: node tests/bench/ui.mjs FOLDER_OF_THE_MODULE
// A missed target is printed, not fatal: machines differ. Fails when the screens that are timed are not there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

import { Engine, LOADING } from "../../shell/engine.mjs";
import { poolListOf } from "./console_list.mjs";
import { nullPage } from "./null_page.mjs";
import { Table } from "./table.mjs";
import { tenYearsOf } from "./ten_years.mjs";

const surface = { width: 1180, height: 1200, ratio: 1 };
const POOLS = 1000;

/** @param {string} folder */
async function start(folder) {
  const glue = await import(pathToFileURL(resolve(folder, "poolbill.mjs")).href);
  const [module, part] = ["poolbill.wasm", "poolbill.deferred.wasm"].map(
    (file) => new WebAssembly.Module(readFileSync(join(folder, file))),
  );
  const instance = await glue.default({
    canvas: nullPage(),
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} received */
    instantiateWasm(imports, received) {
      const standIns = new Proxy({}, { get: () => () => {} });
      const made = new WebAssembly.Instance(module, { ...imports, deferred: standIns });
      new WebAssembly.Instance(part, { primary: made.exports });
      received(made);
      return made.exports;
    },
  });
  return new Engine(instance);
}

const engine = await start(process.argv[2]);
assert(engine.draws, "the null renderer was not taken");
engine.onStop((error) => {
  throw error;
});

let clock = 0;
/** One frame. @returns {number} milliseconds of processor time */
function frame() {
  clock += 16;
  const start = performance.now();
  const demand = engine.frame(surface, clock);
  const spent = performance.now() - start;
  if (demand.focus) engine.act(demand.focus, "focus");
  return spent;
}

/** Frames until nothing is due. */
function settle() {
  for (let i = 0; i < 6; ++i) frame();
}

/** @param {number[]} times */
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** The median frame of many, each after one `input`. @param {(turn: number) => void} input @param {number} [count] */
function timed(input, count = 400) {
  const times = [];
  for (let turn = 0; turn < count; ++turn) {
    input(turn);
    times.push(frame());
  }
  settle();
  return median(times);
}

/**
 * What a person waits for as a whole, from the press to the answer.
 * @param {(turn: number) => void} work
 * @param {number} [count]
 */
function whole(work, count = 9) {
  const times = [];
  for (let turn = 0; turn < count; ++turn) {
    const began = performance.now();
    work(turn);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** @param {string} role @param {string | RegExp} name */
function node(role, name) {
  const found = engine
    .semantics()
    .find((each) => each.role === role && (typeof name === "string" ? each.name === name : name.test(each.name ?? "")));
  assert(found, `no ${role} ${name}`);
  return found;
}

/** @param {import("../../shell/engine.mjs").SemanticNode} where */
function middle({ box = [0, 0, 0, 0] }) {
  return /** @type {const} */ ([box[0] + box[2] / 2, box[1] + box[3] / 2]);
}

/**
 * The slowest depth when the chart is zoomed in from everything to seconds, panned at each depth.
 * @param {number} chart  its id
 */
function slowestDepth(chart) {
  let zoom = 0;
  let pan = 0;
  engine.act(chart, "key", "0");
  settle();
  for (let depth = 0; depth < 36; ++depth) {
    const zooms = [];
    for (let i = 0; i < 9; ++i) {
      engine.act(chart, "key", "+");
      zooms.push(frame());
      engine.act(chart, "key", "-");
      zooms.push(frame());
    }
    zoom = Math.max(zoom, median(zooms));
    pan = Math.max(pan, timed((turn) => engine.act(chart, "key", turn % 2 ? "ArrowLeft" : "ArrowRight"), 18));
    engine.act(chart, "key", "+");
    settle();
  }
  return { zoom, pan };
}

/** @param {string} scenario @returns {number[]} milliseconds of each piece, to its first frame */
function opened(scenario) {
  const pieces = [];
  /** @type {number} */
  let loading = LOADING.more;
  const piece = (/** @type {() => number} */ work) => {
    const began = performance.now();
    loading = work();
    pieces.push(performance.now() - began);
  };
  piece(() => engine.load(scenario));
  while (loading === LOADING.more) piece(() => engine.loadOn());
  assert.equal(loading, LOADING.done, "the scenario was refused");
  pieces.push(frame());
  settle();
  return pieces;
}
/** @param {string} work @param {string} scenario */
function openings(work, scenario) {
  const times = Array.from({ length: 9 }, () => opened(scenario));
  row(`${work} opened, the longest piece`, median(times.map((pieces) => Math.max(...pieces))), 50);
}
const tenYears = JSON.stringify(tenYearsOf(POOLS));
const firstOpening = opened(tenYears);

const table = new Table();
/** @param {string} work @param {number} ms @param {number} target */
const row = (work, ms, target) => table.add(work, "WASM", ms, "ms", target, false);

openings("1,000 pools of ten years", tenYears);

// Rows of the list of pools, then of a pool's 87,660 bill lines, scrolled one after the other.
/** @param {string} work @param {import("../../shell/engine.mjs").SemanticNode} list */
function scrolled(work, list) {
  engine.pointerMoved(...middle(list), false);
  settle();
  row(work, timed((turn) => engine.wheel(0, turn % 100 < 80 ? 37 : -120)), 0.5);
}
scrolled("list of 1,000 pools, scrolled", node("table", "Resource pools"));

engine.act(node("row", /Yearly.Monthly/).id, "click");
settle();
const chart = node("application", "Bill timeline");
const [x, y] = middle(chart);
engine.act(chart.id, "key", "0");
settle();
row("timeline of ten years, pointer moved", timed((turn) => engine.pointerMoved(x + (turn % 90), y, false)), 0.5);
const lone = slowestDepth(chart.id);
row("timeline, zoom at the slowest depth", lone.zoom, 1);
row("timeline, pan at the slowest depth", lone.pan, 1);
engine.act(node("radio", "All pools").id, "click");
settle();
engine.act(chart.id, "key", "0");
settle();
const lanes = slowestDepth(chart.id);
row("lanes of 1,000 pools, zoom at the slowest depth", lanes.zoom, 1);
row("lanes of 1,000 pools, pan at the slowest depth", lanes.pan, 1);
/** The clock is set, and the frame of that is drawn. @param {number} seconds  from where it was */
function setClock(seconds) {
  const now = Date.parse(JSON.parse(engine.query("state")).now) + seconds * 1000;
  assert(engine.command("set_now", new Date(now).toISOString().replace(".000", "")), "the clock was not moved");
  frame();
}
/** What is not only time passing: an undo, a redo, another time. @param {string} world */
function changes(world) {
  const undoOrRedo = (/** @type {number} */ turn) => {
    assert(turn % 2 ? engine.redo() : engine.undo(), "nothing was undone or redone");
    frame();
  };
  row(`undone or redone with ${world}`, whole(undoOrRedo, 10), 50);
  row(`a month back or on with ${world}`, whole((turn) => setClock((turn % 2 ? 30 : -30) * 86400), 10), 50);
}
row("a second later with 1,000 pools of ten years", whole(() => setClock(1)), 50);
engine.act(node("button", "More").id, "click");
settle();
engine.act(node("menuitem", /Auto-Renew/).id, "click");
settle();
engine.act(node("button", "Auto-Renew").id, "click");
settle();
changes("1,000 pools of ten years");
const choices = [];
for (let i = 0; i < 7; ++i) {
  engine.act(chart.id, "key", "ArrowDown");
  choices.push(frame());
}
row("another lane's pool chosen", median(choices), 50);
settle();
engine.act(chart.id, "key", "0");
scrolled("lanes of 1,000 pools, scrolled", chart);
scrolled("87,660 bill lines, scrolled", node("table", "Bills"));

// A long list is read while frames are drawn: what it costs in all, and how long the page is held up at most.
const list = poolListOf(10_000);
const seed = readFileSync("assets/scenarios/seed-start.json", "utf8");
/** @returns {number[]} milliseconds of each piece, to the frame that shows the outcome */
function imported() {
  opened(seed);
  /** @type {number[]} */
  const pieces = [];
  const piece = (/** @type {() => unknown} */ work) => {
    const began = performance.now();
    work();
    pieces.push(performance.now() - began);
  };
  piece(() => assert(engine.command("import_pools", list), "the list was refused"));
  // As in shell/tasks.mjs: some milliseconds of work, then a frame.
  const workOn = () => {
    const began = performance.now();
    while (engine.workOn() && performance.now() - began <= 8);
  };
  const isDone = () => engine.semantics().some((each) => each.role === "dialog" && each.name === "Import of pools");
  while (!isDone()) {
    piece(frame);
    piece(workOn);
  }
  engine.act(0, "dismiss");
  settle();
  return pieces;
}
const imports = Array.from({ length: 9 }, imported);
const sums = imports.map((pieces) => pieces.reduce((sum, piece) => sum + piece));
const firstImport = sums[0];
row("import of a console's 10,000 pools, with its frames", median(sums), 100);
row("its longest piece", median(imports.map((pieces) => Math.max(...pieces))), 50);
scrolled("list of 10,000 pools, scrolled", node("table", "Resource pools"));

// What happens with every change and every second must not hold the page up.
row("10,000 pools saved", whole(() => assert(engine.save().length > 1e6, "not all pools were saved")), 50);
row("a second later with 10,000 pools", whole(() => setClock(1)), 50);
changes("10,000 pools");
openings("10,000 pools", engine.save());
table.print();
console.log(`
Medians of frames at ${surface.width} x ${surface.height}, drawing calls ending at a null renderer. \
Before the engine is warm, \
the longest piece of the first opening took ${Math.round(Math.max(...firstOpening))} ms, the first import ${Math.round(firstImport)} ms in all. Node ${process.versions.node}.`);
