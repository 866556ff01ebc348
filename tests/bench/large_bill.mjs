// A bill of 100,000 records, each of an hour of a pool.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "../../shell/tools/serve.mjs";

const pools = 135;
const hours = 741; // of a month
export const records = pools * hours;

/** Detail rows, made from the first row of a small bill. */
export function largeBill() {
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
