// What is copied of a table, from the nodes of the tree.
import assert from "node:assert/strict";
import { test } from "node:test";

import { asHtml, asText, copied } from "../../shell/copying.mjs";

/** @typedef {import("../../shell/engine.mjs").SemanticNode} SemanticNode */

/** A table whose first head can be pressed, among others. @param {Record<number, string[]>} lines  by their ids @param {number} [count]  of rows in all */
function nodesWith(lines, count = 1 + Object.keys(lines).length) {
  /** @type {any[]} */
  const nodes = [
    { id: 1, role: "heading", name: "Bills", level: 2 },
    { id: 2, role: "table", name: "Bills", row_count: count },
    { id: 3, role: "row", depth: 1 },
    { id: 4, role: "columnheader", depth: 2 },
    { id: 5, role: "button", name: "Name", depth: 3 },
    { id: 6, role: "columnheader", name: "Payable", depth: 2 },
  ];
  for (const [id, cells] of Object.entries(lines)) {
    nodes.push({ id: Number(id), role: "row", name: "spoken in one", depth: 1 });
    nodes.push(...cells.map((value, index) => ({ id: Number(id) * 100 + index, role: "cell", value, depth: 2 })));
  }
  nodes.push({ id: 7, role: "table" }, { id: 8, role: "row", depth: 1 }, { id: 9, role: "cell", value: "below", depth: 2 });
  return /** @type {SemanticNode[]} */ (nodes);
}

/** @param {SemanticNode[]} nodes @param {number} focused */
const copy = (nodes, focused) => copied(nodes, nodes[1], focused);

test("all rows of a table are copied, with its heads and nothing around it", () => {
  const rows = copy(nodesWith({ 10: ["one", "$1.00"], 11: ["two", "-$2,000.50"] }), 11);
  assert.equal(asText(rows), "Name\tPayable\none\t$1.00\ntwo\t-$2,000.50");
  assert.match(asHtml(rows), /<table><tr><th>Name<\/th><th>Payable<\/th><\/tr><tr><td>one<\/td><td>\$1\.00<\/td><\/tr>/);
});

test("of a table that is not there as a whole the focused row is copied, with the heads", () => {
  const nodes = nodesWith({ 10: ["one", "$1.00"], 11: ["two", "$2.00"] }, 4);
  assert.equal(asText(copy(nodes, 11)), "Name\tPayable\ntwo\t$2.00");
});

test("a name runs as no formula, and stays in its cell", () => {
  const rows = copy(nodesWith({ 10: ["=1+1", "-1"], 11: ["a\tb\nc", "<b>&"], 12: ['"', "-2+3"], 13: ["\t＝1", "+1"] }), 10);
  assert.equal(asText(rows), `Name\tPayable\n'=1+1\t-1\na b c\t<b>&\n""""\t'-2+3\n'＝1\t'+1`);
  assert.match(asHtml(rows), /<td>'=1\+1<\/td>.*<td>&lt;b&gt;&amp;<\/td>/);
});
