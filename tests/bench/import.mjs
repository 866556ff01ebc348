// The import of a bill of 100,000 rows from the command line, beside Python's csv module reading the same file with decimals.
//
//   node tests/bench/import.mjs PROGRAM
//
// Both run alternately, and the fastest run of each counts.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { largeBill, records } from "./large_bill.mjs";
import { measuredRun, megabyte } from "./measured_run.mjs";
import { Table } from "./table.mjs";

const [program] = process.argv.slice(2);
const rounds = 3;
const python = `
import csv, decimal, sys
due = decimal.Decimal(0)
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")):
    due += decimal.Decimal(row["应付金额(¥)"])
print(due)
`;

const folder = mkdtempSync(join(tmpdir(), "poolbill-import-"));
try {
  const file = join(folder, "bill.csv");
  writeFileSync(file, largeBill());
  const size = statSync(file).size / megabyte;
  const own = [];
  const others = [];
  for (let round = 0; round < rounds; ++round) {
    own.push(await measuredRun(program, ["import", file]));
    others.push(await measuredRun("python3", ["-c", python, file]));
  }
  const fastest = (/** @type {{ seconds: number }[]} */ runs) => Math.min(...runs.map(({ seconds }) => seconds));
  const where = `${records} rows, ${Math.round(size)} MB`;
  const table = new Table();
  table.add("import", where, records / fastest(own), "rows/s", 200_000, true);
  table.add("import, beside Python's reading", where, fastest(others) / fastest(own), "times", 1, true);
  table.add("import, memory", where, Math.max(...own.map(({ memory }) => memory)), "MB", 2 * size, false);
  table.print();
} finally {
  rmSync(folder, { recursive: true });
}
