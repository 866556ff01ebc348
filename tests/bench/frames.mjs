// Processor time of frames and pieces of work, for any engine on a page without pixels: in Node and in a browser.
//
// Left out: making the engine (null_page.mjs), printing (ui.mjs), what a whole page adds (page_tasks.mjs).
import { LOADING } from "../../shell/engine.mjs";
import { LONG_ENOUGH_MS } from "../../shell/tasks.mjs";
import { poolListOf } from "./console_list.mjs";
import { tenYearsOf } from "./ten_years.mjs";

/** @typedef {import("../../shell/engine.mjs").Engine} Engine */
/** @typedef {import("../../shell/engine.mjs").SemanticNode} SemanticNode */

/** @typedef {{ work: string, ms: number, target: number }} Row */

const surface = { width: 1180, height: 1200, ratio: 1 };
const POOLS = 1000;

/** @param {unknown} condition @param {string} message @returns {asserts condition} */
function must(condition, message) {
  if (!condition) throw new Error(message);
}

/** @param {number[]} times */
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** @param {() => unknown} work @returns {number} milliseconds */
function took(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** @param {SemanticNode} where */
function middle({ box = [0, 0, 0, 0] }) {
  return /** @type {const} */ ([box[0] + box[2] / 2, box[1] + box[3] / 2]);
}

/** The engine with a simulated clock. */
class Stage {
  /** @type {Row[]} */
  rows = [];
  #clock = 0;

  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /** @param {string} work @param {number} ms @param {number} target */
  row(work, ms, target) {
    this.rows.push({ work, ms, target });
  }

  /** One frame. @returns {number} milliseconds of processor time */
  frame() {
    this.#clock += 16;
    let focus = 0;
    const spent = took(() => ({ focus } = this.engine.frame(surface, this.#clock)));
    if (focus) this.engine.act(focus, "focus");
    return spent;
  }

  /** Draws frames until none is due. */
  settle() {
    for (let i = 0; i < 6; ++i) this.frame();
  }

  /** @param {SemanticNode} node */
  click({ id }) {
    this.engine.act(id, "click");
    this.settle();
  }

  /** @param {number} id @param {string} key */
  press(id, key) {
    this.engine.act(id, "key", key);
  }

  /** The median frame of many, each after one `input`. @param {(turn: number) => void} input @param {number} [count] */
  timed(input, count = 400) {
    const times = [];
    for (let turn = 0; turn < count; ++turn) {
      input(turn);
      times.push(this.frame());
    }
    this.settle();
    return median(times);
  }

  /** @param {string} role @param {string | RegExp} name */
  node(role, name) {
    const isNamed = (/** @type {string} */ it) => (typeof name === "string" ? it === name : name.test(it));
    const found = this.engine.semantics().find((each) => each.role === role && isNamed(each.name ?? ""));
    must(found, `no ${role} ${name}`);
    return found;
  }

  /** Moves the clock and draws a frame. @param {number} seconds  relative to the current time */
  setClock(seconds) {
    const now = Date.parse(JSON.parse(this.engine.query("state")).now) + seconds * 1000;
    must(this.engine.command("set_now", new Date(now).toISOString().replace(".000", "")), "the clock was not moved");
    this.frame();
  }
}

/** The whole time that a person waits, from the press to the answer. @param {(turn: number) => void} work @param {number} [count] */
const whole = (work, count = 9) => median(Array.from({ length: count }, (_, turn) => took(() => work(turn))));

/** @param {Stage} stage @param {string} scenario @returns {number[]} milliseconds of each piece, to its first frame */
function opened(stage, scenario) {
  const { engine } = stage;
  /** @type {number} */
  let loading = LOADING.more;
  const pieces = [took(() => (loading = engine.load(scenario)))];
  while (loading === LOADING.more) pieces.push(took(() => (loading = engine.loadOn())));
  must(loading === LOADING.done, "the scenario was refused");
  pieces.push(stage.frame());
  stage.settle();
  return pieces;
}

/** @param {Stage} stage @param {string} work @param {string} scenario */
function openings(stage, work, scenario) {
  const times = Array.from({ length: 9 }, () => opened(stage, scenario));
  stage.row(`${work} opened, the longest piece`, median(times.map((pieces) => Math.max(...pieces))), 50);
}

/** Scrolls rows under the pointer. @param {Stage} stage @param {string} work @param {SemanticNode} list */
function scrolled(stage, work, list) {
  stage.engine.pointerMoved(...middle(list), false);
  stage.settle();
  stage.row(work, stage.timed((turn) => stage.engine.wheel(0, turn % 100 < 80 ? 37 : -120)), 0.5);
}

/** The slowest depth when the chart is zoomed in from everything to seconds, and panned at each depth. @param {Stage} stage @param {string} work @param {number} chart  its id */
function zoomed(stage, work, chart) {
  let zoom = 0;
  let pan = 0;
  stage.press(chart, "0");
  stage.settle();
  for (let depth = 0; depth < 36; ++depth) {
    zoom = Math.max(zoom, stage.timed((turn) => stage.press(chart, turn % 2 ? "-" : "+"), 18));
    pan = Math.max(pan, stage.timed((turn) => stage.press(chart, turn % 2 ? "ArrowLeft" : "ArrowRight"), 18));
    stage.press(chart, "+");
    stage.settle();
  }
  stage.row(`${work}, zoom at the slowest depth`, zoom, 1);
  stage.row(`${work}, pan at the slowest depth`, pan, 1);
}

/** More than time passing: an undo, a redo, a jump in time. @param {Stage} stage @param {string} world */
function changes(stage, world) {
  const { engine } = stage;
  const undoOrRedo = (/** @type {number} */ turn) => {
    must(turn % 2 ? engine.redo() : engine.undo(), "nothing was undone or redone");
    stage.frame();
  };
  stage.row(`undone or redone with ${world}`, whole(undoOrRedo, 10), 50);
  stage.row(`a month back or on with ${world}`, whole((turn) => stage.setClock((turn % 2 ? 30 : -30) * 86400), 10), 50);
}

/** An action of the pool that is shown, to be undone and redone. @param {Stage} stage */
function switchAutoRenew(stage) {
  stage.click(stage.node("button", "More"));
  stage.click(stage.node("menuitem", /Auto-Renew/));
  stage.click(stage.node("button", /Auto-Renew/));
}

/** @param {Stage} stage */
function manyYears(stage) {
  const { engine } = stage;
  const world = `${POOLS.toLocaleString("en")} pools of ten years`;
  const scenario = JSON.stringify(tenYearsOf(POOLS));
  const first = Math.max(...opened(stage, scenario));
  openings(stage, world, scenario);
  scrolled(stage, `list of ${POOLS.toLocaleString("en")} pools, scrolled`, stage.node("table", "Resource pools"));

  stage.click(stage.node("row", /Yearly.Monthly/));
  const chart = stage.node("application", "Bill timeline");
  const [x, y] = middle(chart);
  stage.press(chart.id, "0");
  stage.settle();
  const hover = (/** @type {number} */ turn) => engine.pointerMoved(x + (turn % 90), y, false);
  stage.row("timeline of ten years, pointer moved", stage.timed(hover), 0.5);
  zoomed(stage, "timeline", chart.id);
  stage.click(stage.node("radio", "All pools"));
  zoomed(stage, `lanes of ${POOLS.toLocaleString("en")} pools`, chart.id);

  stage.row(`a second later with ${world}`, whole(() => stage.setClock(1)), 50);
  switchAutoRenew(stage);
  changes(stage, world);
  stage.row("another lane's pool chosen", stage.timed(() => stage.press(chart.id, "ArrowDown"), 7), 50);
  stage.press(chart.id, "0");
  scrolled(stage, `lanes of ${POOLS.toLocaleString("en")} pools, scrolled`, chart);
  scrolled(stage, "87,660 bill lines, scrolled", stage.node("table", "Bills"));
  return first;
}

/** The pools share an account, so none can be replayed alone. @param {Stage} stage */
function sharedAccount(stage) {
  const world = "these sharing an account";
  opened(stage, JSON.stringify({ ...tenYearsOf(POOLS), account: { cash: "90000000000" } }));
  stage.click(stage.node("row", /Yearly.Monthly/));
  stage.row(`a second later with ${world}`, whole(() => stage.setClock(1)), 50);
  switchAutoRenew(stage);
  changes(stage, world);
}

/**
 * A long list is read between frames: its total time, and the longest time that the page is blocked.
 * @param {Stage} stage
 * @param {string} scenario
 * @param {string} list
 * @returns {number[]} milliseconds of each piece, to the frame that shows the outcome
 */
function imported(stage, scenario, list) {
  const { engine } = stage;
  opened(stage, scenario);
  const pieces = [took(() => must(engine.command("import_pools", list), "the list was refused"))];
  const task = () => {
    const began = performance.now();
    while (engine.workOn() && performance.now() - began <= LONG_ENOUGH_MS);
  };
  // Until then the dialog may show the progress.
  const isDone = () => engine.semantics().some((each) => each.name?.startsWith("10,000 imported."));
  while (!isDone()) pieces.push(stage.frame(), took(task));
  engine.act(0, "dismiss");
  stage.settle();
  return pieces;
}

/** @param {Stage} stage @param {string} scenario */
function manyPools(stage, scenario) {
  const { engine } = stage;
  const list = poolListOf(10_000);
  const imports = Array.from({ length: 9 }, () => imported(stage, scenario, list));
  const sums = imports.map((pieces) => pieces.reduce((sum, piece) => sum + piece));
  const first = sums[0];
  stage.row("import of a console's 10,000 pools, with its frames", median(sums), 100);
  stage.row("its longest piece", median(imports.map((pieces) => Math.max(...pieces))), 50);
  scrolled(stage, "list of 10,000 pools, scrolled", stage.node("table", "Resource pools"));

  // What happens at every change and every second must not block the page.
  stage.row("10,000 pools saved", whole(() => must(engine.save().length > 1e6, "not all pools were saved")), 50);
  stage.row("a second later with 10,000 pools", whole(() => stage.setClock(1)), 50);
  changes(stage, "10,000 pools");
  openings(stage, "10,000 pools", engine.save());
  return first;
}

/**
 * @param {Engine} engine  that draws nothing (null_page.mjs)
 * @param {string} scenario  the scenario that the list is imported into
 * @returns {{ rows: Row[], first: { opening: number, import: number } }} and of the first opening the longest piece, of
 *   the first import all, in ms: their code is not warm then
 */
export function measureFrames(engine, scenario) {
  must(engine.draws, "the null renderer was not taken");
  engine.onStop((error) => {
    throw error;
  });
  const stage = new Stage(engine);
  const opening = manyYears(stage);
  sharedAccount(stage);
  return { first: { opening, import: manyPools(stage, scenario) }, rows: stage.rows };
}
