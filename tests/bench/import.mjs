// The import of a bill of 100,000 rows from the command line, beside Python's csv module reading the same file with decimals.
//
//   node tests/bench/import.mjs PROGRAM
//
// Both run alternately, and the fastest run of each counts.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { root } from "../../shell/tools/serve.mjs";
import { measuredRun, megabyte } from "./measured_run.mjs";
import { Table } from "./table.mjs";

const [program] = process.argv.slice(2);
const rounds = 3;
const pools = 135;
const hours = 741; // of a month
const count = pools * hours;

const python = `
import csv, decimal, sys
due = decimal.Decimal(0)
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")):
    due += decimal.Decimal(row["应付金额(¥)"])
print(due)
`;

/** A bill of detail rows, each of an hour of a pool, made from the first row of a small one. */
function bill() {
  const [head, first] = readFileSync(join(root, "tests/inputs/bills/detail-cn.csv"), "utf8").split(/\r?\n/);
  const names = head.replace("\ufeff", "").split(",");
  const time = (/** @type {number} */ hour) =>
    new Date(Date.UTC(2025, 9, 1, hour)).toISOString().replace("T", " ").replace(".000Z", " GMT+08:00");
  const lines = [head];
  for (let pool = 0; pool < pools; ++pool) {
    for (let hour = 0; hour < hours; ++hour) {
      const row = first.split(",");
      const set = (/** @type {string} */ name, /** @type {string} */ value) => (row[names.indexOf(name)] = value);
      set("消费时间", `${time(hour)}-${time(hour + 1)}`);
      set("使用开始时间", time(hour));
      set("使用结束时间", time(hour + 1));
      set("资源ID", `maos-${pool}`);
      set("资源名称", `pool-${pool}`);
      set("订单号/交易号", `t-${pool * hours + hour}`);
      set("使用量", "3600");
      set("官网价(¥)", "3.50000000");
      set("应付金额(¥)", "3.50");
      set("现金支付(¥)", "3.50");
      lines.push(row.join(","));
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}

const folder = mkdtempSync(join(tmpdir(), "poolbill-import-"));
try {
  const file = join(folder, "bill.csv");
  writeFileSync(file, bill());
  const size = statSync(file).size / megabyte;
  const own = [];
  const others = [];
  for (let round = 0; round < rounds; ++round) {
    own.push(await measuredRun(program, ["import", file]));
    others.push(await measuredRun("python3", ["-c", python, file]));
  }
  const fastest = (/** @type {{ seconds: number }[]} */ runs) => Math.min(...runs.map(({ seconds }) => seconds));
  const where = `${count} rows, ${Math.round(size)} MB`;
  const table = new Table();
  table.add("import", where, count / fastest(own), "rows/s", 200_000, true);
  table.add("import, beside Python's reading", where, fastest(others) / fastest(own), "times", 1, true);
  table.add("import, memory", where, Math.max(...own.map(({ memory }) => memory)), "MB", 2 * size, false);
  table.print();
} finally {
  rmSync(folder, { recursive: true });
}
