import assert from "node:assert/strict";
import { test } from "node:test";

import { isPressable, render } from "../../shell/roles.mjs";

/** @param {Partial<import("../../shell/engine.mjs").SemanticNode>} node */
const rendered = (node) => render({ id: 1, role: "group", ...node });

test("a button is a native button named by its text", () => {
  assert.deepEqual(rendered({ role: "button", name: "Pay" }), {
    tag: "button",
    text: "Pay",
    attributes: { type: "button" },
  });
});

test("a switch, a radio button and a menu item are native buttons with a role", () => {
  for (const role of ["switch", "radio", "menuitem"]) {
    const { tag, attributes } = rendered({ role, name: "Auto-Renew", checked: true });
    assert.equal(tag, "button");
    assert.equal(attributes.role, role);
    assert.equal(attributes["aria-checked"], "true");
  }
});

test("a disabled button says so and can still be focused and read", () => {
  const { attributes } = rendered({ role: "menuitem", name: "Change To Prepaid", disabled: true });
  assert.equal(attributes["aria-disabled"], "true");
  assert.equal("disabled" in attributes, false);
});

test("a heading has its level, within what HTML knows", () => {
  assert.equal(rendered({ role: "heading", level: 3 }).tag, "h3");
  assert.equal(rendered({ role: "heading", level: 9 }).tag, "h6");
  assert.equal(rendered({ role: "heading" }).tag, "h2");
});

test("a slider speaks its value in words", () => {
  const { tag, attributes } = rendered({ role: "slider", name: "Time", value: "16:30:30", maximum: 10, now: 3 });
  assert.equal(tag, "input");
  assert.equal(attributes.type, "range");
  assert.equal(attributes["aria-valuetext"], "16:30:30");
  assert.equal(attributes.step, "any");
});

test("a table whose rows are not all here says how many there are and which one this is", () => {
  assert.equal(rendered({ role: "table", name: "Bills", row_count: 9000 }).attributes["aria-rowcount"], "9000");
  assert.equal(rendered({ role: "row", row_index: 17 }).attributes["aria-rowindex"], "17");
});

test("a cell shows its value", () => {
  assert.equal(rendered({ role: "cell", name: "Amount", value: "$0.33806666" }).text, "$0.33806666");
});

test("a group without a name is no group to a screen reader", () => {
  assert.equal("role" in rendered({ role: "group" }).attributes, false);
  assert.equal(rendered({ role: "group", name: "Clock" }).attributes.role, "group");
});

test("a modal dialog says that the rest cannot be reached", () => {
  assert.equal(rendered({ role: "dialog", name: "Change To Prepaid", modal: true }).attributes["aria-modal"], "true");
});

test("running text lets the pointer through, a row that can be chosen does not", () => {
  assert.equal(isPressable({ id: 1, role: "paragraph" }), false);
  assert.equal(isPressable({ id: 1, role: "row" }), false);
  assert.equal(isPressable({ id: 1, role: "row", focusable: true }), true);
});

test("a progress bar says how far it is, also at its beginning", () => {
  const { attributes } = rendered({ role: "progressbar", name: "Reading", now: 45 });
  assert.deepEqual(attributes, { role: "progressbar", "aria-label": "Reading", "aria-valuenow": "45" });
  assert.equal(rendered({ role: "progressbar", name: "Reading" }).attributes["aria-valuenow"], "0");
});

test("a chart is called one in the viewer's language", () => {
  const chart = { id: 1, role: "application", name: "Timeline" };
  assert.equal(render(chart, "en").attributes["aria-roledescription"], "chart");
  assert.equal(render(chart, "zh-CN").attributes["aria-roledescription"], "图表");
});

test("a button shows its value, and its name says the rest", () => {
  const { text, attributes } = rendered({ role: "button", name: "Payable, sorted ascending", value: "Payable" });
  assert.deepEqual([text, attributes["aria-label"]], ["Payable", "Payable, sorted ascending"]);
});
