// Compares 1,000 pools with every term, prints what the best terms would save, and writes all costs as FOCUS.
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { openEngine } from "poolbill/engine";

import { manyPools } from "./pools.mjs";

const scenario = manyPools(1000);
const engine = await openEngine(scenario);

/** Money is a text with 8 decimals at most; sums of it are whole numbers of its last digit. */
const unitsOf = (amount) => {
  const [whole, decimals = ""] = amount.split(".");
  return BigInt(whole + decimals.padEnd(8, "0"));
};
const textOf = (units) => `${units / 100_000_000n}.${String(units % 100_000_000n).padStart(8, "0")}`;

let saved = 0n;
const chosen = new Map();
for (const { id: pool } of scenario.pools) {
  const choices = await engine.compare({ pool, until: "2027-01-01T00:00:00+08:00" });
  const best = choices.reduce((one, other) => (unitsOf(other.saving) > unitsOf(one.saving) ? other : one));
  saved += unitsOf(best.saving);
  chosen.set(best.term, (chosen.get(best.term) ?? 0) + 1);
}
console.log(`Until the end of 2026 the best terms would save ${textOf(saved)} ${scenario.catalog.currency}.`);
for (const [term, count] of [...chosen].sort()) console.log(`${term}: ${count} pools`);

await pipeline(engine.export("focus-1.2"), createWriteStream("costs.csv"));
engine.dispose();
