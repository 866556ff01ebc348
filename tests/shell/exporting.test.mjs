import assert from "node:assert/strict";
import { test } from "node:test";

import { exportBills } from "../../shell/exporting.mjs";

/** An engine that answers an export with what it was asked. */
function makeEngine() {
  let isWhole = false;
  return {
    fetchPart: async () => void (isWhole = true),
    /** @param {string} what */
    query(what) {
      assert.ok(isWhole, "the deferred part comes first");
      if (what === "formats") return '[{"word":"json"},{"word":"csv"}]';
      return what.includes("p9") ? '-There is no pool "p9".' : `+${what}`;
    },
  };
}

test("bills come in each format that the engine knows", async () => {
  assert.equal(await exportBills(makeEngine(), "csv"), "export csv");
});

test("the filter is passed on in the engine's words, without what is not set", async () => {
  const filter = { pool: "a=b", mode: /** @type {const} */ ("pay-per-use"), throughExpiry: true, raw: false, bom: undefined };
  assert.equal(await exportBills(makeEngine(), "csv", filter), "export csv\npool=a=b\nmode=pay-per-use\nthrough-expiry=true");
});

test("an unknown format is refused with the list of the known ones", async () => {
  await assert.rejects(exportBills(makeEngine(), "xml"), { name: "RangeError", message: /"xml".*: json, csv\./ });
});

test("a filter that does not fit is refused with the engine's sentence", async () => {
  await assert.rejects(exportBills(makeEngine(), "csv", { pool: "p9" }), { name: "RangeError", message: 'There is no pool "p9".' });
});

test("an engine that has stopped gives no empty export", async () => {
  const stopped = { fetchPart: async () => {}, query: () => "" };
  await assert.rejects(exportBills(stopped, "csv"), { name: "Error", message: /has stopped/ });
  const stops = { ...makeEngine(), query: (/** @type {string} */ what) => (what === "formats" ? '[{"word":"csv"}]' : "") };
  await assert.rejects(exportBills(stops, "csv"), { name: "Error", message: /has stopped/ });
});
