import assert from "node:assert/strict";
import { test } from "node:test";

import { exportBills } from "../../shell/exporting.mjs";

const engine = {
  /** @param {string} what */
  query: (what) => (what === "formats" ? '[{"word":"json"},{"word":"csv"}]' : `the answer to ${what}`),
};

test("bills come in each format that the engine knows", () => {
  assert.equal(exportBills(engine, "csv"), "the answer to bills.csv");
});

test("an unknown format is refused with the list of the known ones", () => {
  assert.throws(() => exportBills(engine, "xml"), { name: "RangeError", message: /"xml".*: json, csv\./ });
});
