// Exports of ten years of many pools from the command line: megabytes per second, and the most memory used.
//
//   node tests/bench/export.mjs PROGRAM [--full]
//
// 15 pools take less than a minute; --full takes 1,000, which are 87.66 million lines of CSV.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { measuredRun, megabyte } from "./measured_run.mjs";
import { Table } from "./table.mjs";
import { tenYearsOf } from "./ten_years.mjs";

const [program, ...options] = process.argv.slice(2);
const pools = options.includes("--full") ? 1000 : 15;
/** Formats, with the megabytes per second that each is to reach. @type {[string, number][]} */
const targets = [
  ["csv", 100],
  ["jsonl", 100],
  ["focus-1.2", 50],
];
const mostMemory = 64;

const folder = mkdtempSync(join(tmpdir(), "poolbill-export-"));
try {
  const file = join(folder, "scenario.json");
  writeFileSync(file, JSON.stringify(tenYearsOf(pools)));
  const table = new Table();
  for (const [format, target] of targets) {
    const { bytes, seconds, memory } = await measuredRun(program, ["export", file, "--format", format]);
    const where = `${pools} pools, ${Math.round(bytes / megabyte)} MB`;
    table.add(`export ${format}`, where, bytes / megabyte / seconds, "MB/s", target, true);
    table.add(`export ${format}, memory`, where, memory, "MB", mostMemory, false);
  }
  table.print();
} finally {
  rmSync(folder, { recursive: true });
}
