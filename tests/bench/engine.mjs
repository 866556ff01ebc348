// `./dev bench engine`: the engine natively, as WASM under Node, and a script, in one table with targets and ratios.
//
// Usage: node tests/bench/engine.mjs NATIVE_BENCH WASM_BENCH SHIPPED_BENCH NATIVE_CLI WASM_CLI [Google Benchmark options]
// WASM_BENCH is compiled for speed, SHIPPED_BENCH for size, as the page has it.
// Fails when the script and the engine disagree in a digit. A missed target is printed, not fatal: machines differ.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { hourlyBills } from "./script_biller.mjs";
import { Table } from "./table.mjs";

const [nativeBench, wasmBench, shippedBench, nativeCli, wasmCli, ...options] = process.argv.slice(2);
const usage = { start: "2023-04-18T15:29:16+08:00", end: "2025-04-18T16:30:30+08:00", hourly: "0.7410000001", count: 3 };

/** @param {string} program @param {string[]} args */
const run = (program, args) =>
  program.endsWith(".js")
    ? execFileSync(process.execPath, [program, ...args], { encoding: "utf8", maxBuffer: 1 << 28 })
    : execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });

/** @typedef {{ name: string, real_time: number, time_unit: string, cpu_time?: number, [counter: string]: any }} Measure */
/** @param {string} text @returns {Map<string, { ns: number, counters: Measure }>} */
function measures(text) {
  /** @type {Record<string, number>} */
  const scale = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };
  /** @type {Map<string, { ns: number, counters: Measure }>} */
  const best = new Map();
  for (const measure of /** @type {Measure[]} */ (JSON.parse(text).benchmarks)) {
    if (measure.run_type === "aggregate") continue;
    const name = measure.name.replace(/\/(iterations|repeats):\d+/g, "");
    const ns = measure.real_time * scale[measure.time_unit];
    const known = best.get(name);
    if (!known || ns < known.ns) best.set(name, { ns, counters: measure });
  }
  return best;
}

/** Bills of the same usage by the script and by both engines, line by line. */
function compareDigits() {
  const folder = mkdtempSync(join(tmpdir(), "poolbill-bench-"));
  const file = join(folder, "usage.json");
  const flavors = [{ code: "f", hourly: usage.hourly }];
  const create = { at: usage.start, do: "create_pool", pool: "p", nodes: [{ flavor: "f", count: usage.count }] };
  const catalog = { currency: "USD", flavors };
  const scenario = { format: "poolbill/scenario", version: 1, site: "intl", catalog, pools: [{ id: "p" }] };
  writeFileSync(file, JSON.stringify({ ...scenario, actions: [create], now: usage.end }));
  const script = hourlyBills(usage);
  for (const cli of [nativeCli, wasmCli]) {
    const lines = /** @type {any[]} */ (JSON.parse(run(cli, ["bills", file, "--format", "json"])));
    const same =
      lines.length === script.lines.length &&
      lines.every((line, i) => {
        const own = script.lines[i];
        return (
          line.start === own.start && line.end === own.end && line.seconds === own.seconds && line.amount === own.amount
        );
      });
    if (!same) throw new Error(`${cli} and the script disagree about the lines`);
    const units = lines.reduce((sum, line) => sum + BigInt(line.amount.replace(".", "")), 0n);
    if (units !== BigInt(script.total.replace(".", ""))) throw new Error(`${cli} and the script disagree in the total`);
  }
  rmSync(folder, { recursive: true });
  return script.lines.length;
}

/** Lines per second, the best of five runs after one to warm up. */
function timeScript() {
  let best = 0;
  for (let i = 0; i < 6; ++i) {
    const start = performance.now();
    const { lines } = hourlyBills(usage);
    if (i > 0) best = Math.max(best, lines.length / ((performance.now() - start) / 1000));
  }
  return best;
}

const compared = compareDigits();
const native = measures(
  run(nativeBench, ["--benchmark_format=json", "--benchmark_repetitions=3", "--benchmark_min_time=0.2", ...options]),
);
const wasm = measures(run(wasmBench, []));
const shipped = measures(run(shippedBench, []));
const scriptSpeed = timeScript();

/** @param {Map<string, { ns: number, counters: Measure }>} from @param {string} name */
const ns = (from, name) => from.get(name)?.ns ?? NaN;
/** @param {Map<string, { ns: number, counters: Measure }>} from @param {string} name @param {string} counter */
const counted = (from, name, counter) => Number(from.get(name)?.counters[counter]);
const window = [0, 1, 2].map((place) => `window_of_50_lines/${place}`);

const table = new Table();
const both = /** @type {const} */ ([
  ["native", native],
  ["WASM", wasm],
]);
for (const [where, from] of both) {
  table.add("totals of 1,000 pools x 10 years", where, ns(from, "totals_of_1000_pools") / 1e6, "ms", where === "WASM" ? 0.5 : 0.1, false);
}
table.add("totals of 1,000 pools x 10 years", "shipped", ns(shipped, "totals_of_1000_pools") / 1e6, "ms", 0.5, false);
window.forEach((name, i) => {
  table.add(`50 lines of 10 years, ${["begin", "middle", "end"][i]}`, "WASM", ns(wasm, name) / 1e6, "ms", 0.05, false);
});
/** @param {Map<string, { ns: number, counters: Measure }>} from */
const linesPerSecond = (from) => counted(from, "stream_all_lines", "lines") / (ns(from, "stream_all_lines") / 1e9);
for (const [where, from] of both) {
  table.add("stream 87.67 M lines", where, linesPerSecond(from) / 1e6, "M lines/s", where === "WASM" ? 60 : 100, true);
}
for (const [where, from] of /** @type {const} */ ([["WASM", wasm], ["shipped", shipped]])) {
  table.add("load and check 1,000 pools", where, ns(from, "load_and_check_1000_pools") / 1e6, "ms", 5, false);
}
table.add("heap with them open", "WASM", counted(wasm, "heap_of_1000_pools", "bytes") / 2 ** 20, "MiB", 16, false);
for (const [where, from] of both) {
  const seconds = ns(from, "totals_of_1000_pools") / 1e9;
  const scriptSeconds = counted(from, "totals_of_1000_pools", "lines") / scriptSpeed;
  table.add("totals against the script", where, scriptSeconds / seconds, "x", 100_000, true);
}
for (const [where, from] of both) {
  table.add("lines against the script", where, linesPerSecond(from) / scriptSpeed, "x", where === "WASM" ? 500 : 1000, true);
}

table.print();
const size = counted(wasm, "load_and_check_1000_pools", "bytes");
console.log(`
Script: ${Math.round(scriptSpeed).toLocaleString("en")} lines/s (big.js, luxon); its ${compared.toLocaleString("en")} lines and their total are \
the engine's to the last digit, natively and as WASM.
"WASM" is compiled for speed (-O3), "shipped" for size, as the page has it.
The file of 1,000 pools has ${size.toLocaleString("en")} bytes. Node ${process.versions.node}.`);
