// Ctrl+C in a table.
import assert from "node:assert/strict";
import { test } from "node:test";

import { copy, openWithBills } from "./copied.mjs";
import { focused } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const bills = (/** @type {Visit} */ visit) => visit.role("table", "Bills").getByRole("row");

test("Ctrl+C on a row copies the whole table, and nothing moves", async () => {
  const visit = await openWithBills();
  await bills(visit).last().focus();
  for (let row = 0; row < 30; ++row) await visit.page.keyboard.press("ArrowDown");
  await visit.idle();
  const [where, before] = [await focused(visit), await visit.widget.screenshot()];
  const { text, html } = await copy(visit);
  const rows = text.split("\n").map((/** @type {string} */ line) => line.split("\t"));
  assert.equal(rows.length, 1 + 49); // the hours from 15:29 to 16:00 two days later
  assert.ok(rows.every((/** @type {string[]} */ cells) => cells.length === rows[0].length));
  assert.ok(rows[0].includes("Payable"));
  assert.ok(rows[0].includes("Billing cycle")); // by which it is sorted
  assert.ok(rows.at(-1).includes("$0.33806666"));
  const cells = await visit.page.evaluate((markup) => {
    const { rows } = /** @type {HTMLTableElement} */ (new DOMParser().parseFromString(markup, "text/html").querySelector("table"));
    return [...rows].map((row) => [...row.cells].map((cell) => cell.textContent));
  }, html);
  assert.deepEqual(cells, rows);
  assert.equal(await focused(visit), where);
  assert.deepEqual(await visit.widget.screenshot(), before);
  await visit.close();
});

test("what the page has selected is copied by the browser, also while a row has focus, and so is the text of a field", async () => {
  const visit = await openWithBills();
  await bills(visit).nth(1).focus();
  await visit.page.evaluate(() => {
    const words = document.body.appendChild(document.createElement("p"));
    words.textContent = "of the page";
    document.getSelection()?.selectAllChildren(words);
  });
  assert.equal(await copy(visit), "the browser's");
  await visit.page.evaluate(() => document.getSelection()?.removeAllRanges());
  const field = visit.widget.getByRole("textbox").first();
  await field.focus();
  await visit.page.keyboard.press("Control+a");
  assert.equal(await copy(visit), "the browser's");
  await visit.close();
});

test("a press on the page's text does not stop Ctrl+C on a row that has focus after it", async () => {
  const visit = await openWithBills();
  await visit.page.evaluate(() => void document.body.prepend("The page's text"));
  await visit.page.mouse.click(20, 16);
  await bills(visit).nth(1).focus();
  assert.match((await copy(visit)).text, /Payable/);
  await visit.close();
});
