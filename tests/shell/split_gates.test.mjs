import assert from "node:assert/strict";
import { test } from "node:test";

import { deferredOf, listedName, readModule } from "../../cmake/split/gates.mjs";

const gate = '$"poolbill::ui::deferred::details(poolbill::ui::View&)"';

/** The text of a module. @param {Record<string, string[]>} functions  what each calls @param {string[]} table */
function wat(functions, table) {
  const bodies = Object.entries(functions).map(
    ([name, calls]) => ` (func ${name} (param $0 i32)\n${calls.map((callee) => `  (call ${callee})\n`).join("")} )`,
  );
  return ["(module", ` (elem (i32.const 1) ${table.join(" ")})`, ' (export "frame" (func $frame))', ...bodies, ")"].join("\n");
}
const deferred = (/** @type {Record<string, string[]>} */ functions, /** @type {string[]} */ table) =>
  deferredOf(readModule(wat(functions, table)));

test("what only a gate reaches is deferred, what the first part reaches as well is not", () => {
  const functions = { $frame: ["$shared"], [gate]: ["$shared", "$own"], $shared: [], $own: ["$deeper"], $deeper: [], $other: [] };
  assert.deepEqual(deferred(functions, ["$other", gate]), [gate, "$own", "$deeper"]);
});

test("a writer of an export is a gate too, unless the first part calls it directly", () => {
  const writer = '$"poolbill::exports::write_csv(poolbill::exports::Rows const&)"';
  assert.deepEqual(deferred({ $frame: [], [writer]: ["$own"], $own: [] }, [writer]), [writer, "$own"]);
  assert.deepEqual(deferred({ $frame: [writer], [writer]: ["$own"], $own: [] }, [writer]), []);
});

test("a module without a gate is refused", () => {
  assert.throws(() => deferred({ $frame: [] }, ["$frame"]), /no gate/);
});

test("a direct call of a gate is refused, since it would undo the division", () => {
  assert.throws(() => deferred({ $frame: ["$view"], $view: [gate], [gate]: [] }, [gate]), /\$view of the first part calls the gate/);
});

test("a function that the linker merged with another, and so is in the table twice, stays in the first part", () => {
  const other = '$"poolbill::ui::deferred::events(poolbill::ui::View&)"';
  assert.deepEqual(deferred({ $frame: [], [gate]: [], [other]: [] }, [gate, gate, other]), [other]);
});

test("names are listed as wasm-split reads them", () => {
  assert.equal(listedName("$plain"), "plain");
  assert.equal(listedName(String.raw`$"operator\"\"_s(char const*)"`), 'operator""_s(char const*)');
});
