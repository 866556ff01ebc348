// Exports of ten years of many pools from the command line: megabytes per second, and the most memory used.
//
//   node tests/bench/export.mjs PROGRAM [--full]
//
// 15 pools take less than a minute; --full takes 1,000, which are 87.66 million lines of CSV.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Table } from "./table.mjs";
import { tenYearsOf } from "./ten_years.mjs";

const [program, ...options] = process.argv.slice(2);
const pools = options.includes("--full") ? 1000 : 15;
const megabyte = 1_000_000;
/** Formats, with the megabytes per second that each is to reach. @type {[string, number][]} */
const targets = [
  ["csv", 100],
  ["jsonl", 100],
  ["focus-1.2", 50],
];
const mostMemory = 64;

/** @param {string} file @param {string} format @returns {Promise<{ bytes: number, seconds: number, memory: number }>} */
async function run(file, format) {
  const started = performance.now();
  const child = spawn(program, ["export", file, "--format", format], { stdio: ["ignore", "pipe", "inherit"] });
  let bytes = 0;
  let memory = 0;
  const look = () => {
    try {
      const peak = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
      if (peak) memory = Math.max(memory, (Number(peak[1]) * 1024) / megabyte);
    } catch {
      // it has just ended
    }
  };
  const watch = setInterval(look, 20);
  child.stdout.on("data", (piece) => (bytes += piece.length));
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} export --format ${format} ended with ${code}`);
  return { bytes, seconds: (performance.now() - started) / 1000, memory };
}

const folder = mkdtempSync(join(tmpdir(), "poolbill-export-"));
try {
  const file = join(folder, "scenario.json");
  writeFileSync(file, JSON.stringify(tenYearsOf(pools)));
  const table = new Table();
  for (const [format, target] of targets) {
    const { bytes, seconds, memory } = await run(file, format);
    const where = `${pools} pools, ${Math.round(bytes / megabyte)} MB`;
    table.add(`export ${format}`, where, bytes / megabyte / seconds, "MB/s", target, true);
    table.add(`export ${format}, memory`, where, memory, "MB", mostMemory, false);
  }
  table.print();
} finally {
  rmSync(folder, { recursive: true });
}
