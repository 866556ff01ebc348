import assert from "node:assert/strict";
import { test } from "node:test";

import { exportBills } from "../../shell/exporting.mjs";

/** An engine that answers an export with what it was asked, a character at a time. */
function makeEngine() {
  let isWhole = false;
  let rest = "";
  return {
    fetchPart: async () => void (isWhole = true),
    /** @param {string} what */
    query(what) {
      assert.ok(isWhole, "the deferred part comes first");
      if (what === "formats") return '[{"word":"json"},{"word":"csv"}]';
      if (what.includes("p9")) return '-There is no pool "p9".';
      if (what.startsWith("export-begin ")) rest = what.slice("export-begin ".length);
      if (what.startsWith("export-begin ")) return "+7";
      if (what === "export-end 7") rest = "";
      assert.ok(what === "export-next 7" || what === "export-end 7");
      const piece = `${rest.length > 1 ? "+" : "."}${rest.slice(0, 1)}`;
      rest = rest.slice(1);
      return piece;
    },
  };
}

test("bills come in each format that the engine knows", async () => {
  assert.equal(await exportBills(makeEngine(), "csv"), "csv");
});

test("the filter is passed on in the engine's words, without what is not set", async () => {
  const filter = { pool: "a=b", mode: /** @type {const} */ ("pay-per-use"), throughExpiry: true, raw: false, bom: undefined };
  assert.equal(await exportBills(makeEngine(), "csv", filter), "csv\npool=a=b\nmode=pay-per-use\nthrough-expiry=true");
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

test("an export that is ended rejects with the reason, and the engine forgets it", async () => {
  const engine = makeEngine();
  const ending = new AbortController();
  const reason = new Error("not wanted");
  const query = (/** @type {string} */ what) => {
    if (what === "export-next 7") ending.abort(reason);
    return engine.query(what);
  };
  await assert.rejects(exportBills({ ...engine, query }, "csv", {}, ending.signal), reason);
  assert.equal(engine.query("export-next 7"), ".");
  await assert.rejects(exportBills(engine, "csv", {}, AbortSignal.abort(reason)), reason);
});

test("an engine that stops in the middle gives no part of an export", async () => {
  const engine = makeEngine();
  let answers = 0;
  const query = (/** @type {string} */ what) => (++answers > 4 ? "" : engine.query(what));
  await assert.rejects(exportBills({ ...engine, query }, "csv"), /has stopped/);
});
