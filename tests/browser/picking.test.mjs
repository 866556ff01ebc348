// Single amounts and other texts of the drawing, picked and copied.
import assert from "node:assert/strict";
import { test } from "node:test";

import { chromiumOnly } from "./harness.mjs";
import { copy, openWithBills } from "./copied.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const AMOUNT = /^\$[\d,.]+$/;

/** The cells of the second line of the bills, which is brought into sight. @param {Visit} visit */
async function cellsOf(visit) {
  const row = visit.role("table", "Bills").getByRole("row").nth(2);
  await row.focus();
  await visit.idle();
  const cells = row.getByRole("cell");
  const texts = await cells.evaluateAll((all) => all.map((cell) => cell.firstChild?.textContent ?? ""));
  const amount = texts.findIndex((text) => AMOUNT.test(text));
  return { row, cells, texts, amount };
}

/** @param {import("playwright-core").Locator} locator @param {number} [share]  of its width */
async function pointIn(locator, share = 0.5) {
  const box = await locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
  return /** @type {const} */ ([box.x + box.width * share, box.y + box.height / 2]);
}

test("a double click picks an amount, and Ctrl+C copies it alone", async () => {
  const visit = await openWithBills();
  const { cells, texts, amount } = await cellsOf(visit);
  await visit.page.mouse.dblclick(...(await pointIn(cells.nth(amount))));
  assert.equal((await copy(visit)).text, texts[amount]);
  await visit.close();
});

test("dragging over an amount picks it and presses nothing, and the next press ends that", async () => {
  const visit = await openWithBills();
  const { row, cells, texts, amount } = await cellsOf(visit);
  const { mouse } = visit.page;
  await mouse.move(...(await pointIn(cells.nth(amount), 0.2)));
  await mouse.down();
  await mouse.move(...(await pointIn(cells.nth(amount), 0.8)), { steps: 4 });
  await mouse.up();
  await visit.idle();
  assert.equal(await row.getAttribute("aria-selected"), "false");
  assert.equal((await copy(visit)).text, texts[amount]);
  assert.equal(await visit.page.evaluate(() => document.querySelector("pool-bill")?.shadowRoot?.querySelectorAll(".picked").length), 1);
  await mouse.click(...(await pointIn(cells.first())));
  await visit.idle();
  assert.equal(await row.getAttribute("aria-selected"), "true");
  assert.match((await copy(visit)).text, /\n/); // the table again
  await visit.close();
});

test("dragging on over other cells picks them too, with tabs between them", async () => {
  const visit = await openWithBills();
  const { cells, texts, amount } = await cellsOf(visit);
  const { mouse } = visit.page;
  await mouse.move(...(await pointIn(cells.nth(amount))));
  await mouse.down();
  await mouse.move(...(await pointIn(cells.nth(amount - 1))), { steps: 4 });
  await mouse.up();
  assert.equal((await copy(visit)).text, `${texts[amount - 1]}\t${texts[amount]}`);
  await visit.close();
});

test("in a row the arrows pick a cell, which Ctrl+C copies, and Escape takes that back", async () => {
  const visit = await openWithBills();
  const { texts } = await cellsOf(visit);
  const { keyboard } = visit.page;
  await keyboard.press("ArrowLeft");
  assert.equal((await copy(visit)).text, texts.at(-1));
  await keyboard.press("ArrowLeft");
  assert.equal((await copy(visit)).text, texts.at(-2));
  await keyboard.press("ArrowRight");
  assert.equal((await copy(visit)).text, texts.at(-1));
  await keyboard.press("Escape");
  assert.match((await copy(visit)).text, /\n/);
  await visit.close();
});

test("what the page selects afterwards is the page's", chromiumOnly, async () => {
  const visit = await openWithBills();
  await cellsOf(visit);
  await visit.page.keyboard.press("ArrowLeft");
  await visit.page.evaluate(() => {
    const words = document.body.appendChild(document.createElement("p"));
    words.textContent = "of the page";
    document.getSelection()?.selectAllChildren(words);
  });
  assert.equal(await copy(visit), "the browser's");
  await visit.close();
});
