// The documentation example in a real browser: real WebAssembly, real pixels, real storage.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open, submitOrder } from "./harness.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const charged = ["15:29:16 – 16:00:00", "16:00:00 – 16:30:30", "16:30:30 – May 18, 23:59:59"];
const payable = ["$0.33806666", "$0.33550000", "$625.10000000"];

/** Columns "Charged" and "Payable" of the bills. @param {Visit} visit */
async function bills(visit) {
  await visit.idle();
  const [heads, ...rows] = await visit.rows(visit.role("table", "Bills"));
  const column = (/** @type {string} */ name) => rows.map((cells) => cells[heads.indexOf(name)]).reverse(); // the newest is first
  return { charged: column("Charged"), payable: column("Payable") };
}

/** @param {Visit} visit @param {string} time */
async function jumpTo(visit, time) {
  const box = visit.role("textbox", "Jump to a time");
  await box.fill(time);
  await box.press("Enter");
  await visit.idle();
}

/** @param {Visit} visit */
async function changeToPrepaid(visit) {
  await jumpTo(visit, "2023/04/18 16:30:30");
  await submitOrder(visit);
  await visit.button("Confirm payment").click();
}

test("the documentation example by role and name ends in the documentation example's three bills, and a reload finds them again", async () => {
  const visit = await open();
  await changeToPrepaid(visit);
  assert.deepEqual(await bills(visit), { charged, payable });
  await visit.page.reload();
  await visit.ready();
  assert.deepEqual(await bills(visit), { charged, payable });
  await visit.close();
});

test("the whole change can be made with the keyboard alone", async () => {
  const visit = await open();
  const { keyboard } = visit.page;
  await jumpTo(visit, "2023/04/18 16:30:30");
  await visit.button("More").focus();
  const press = async (/** @type {string[]} */ ...keys) => {
    for (const key of keys) {
      await keyboard.press(key);
      await visit.idle();
    }
  };
  await press("Enter"); // opens the menu, focus on its first item
  await press("Enter"); // Change To Prepaid, focus on OK
  await press("Enter"); // OK, focus on the chosen duration
  await press("ArrowRight", "ArrowLeft"); // 2 months and back
  await visit.button("Pay").focus();
  await press("Enter"); // Pay, focus on the chosen payment method
  await visit.button("Confirm payment").focus();
  await press("Enter");
  assert.deepEqual(await bills(visit), { charged, payable });
  await visit.close();
});

test("the story button plays it without hands", async () => {
  const visit = await open();
  await visit.button("Play the demo").click();
  await visit.role("row", /Yearly\/Monthly, 16:30:30/).waitFor({ state: "attached", timeout: 60_000 });
  assert.deepEqual((await bills(visit)).payable, payable);
  await visit.close();
});

test("the canvas shows something, and nothing is drawn while the clock is paused", async () => {
  const visit = await open();
  assert.ok((await visit.colours()) > 20);
  await visit.idle();
  assert.equal(await visit.framesWithin(5000), 0);
  await visit.close();
});

test("a clock at 1x draws one frame a second", async () => {
  const visit = await open();
  await visit.button("Run the clock").click();
  await visit.page.waitForTimeout(1500);
  const frames = await visit.framesWithin(3000);
  assert.ok(frames >= 2 && frames <= 4, `${frames} frames in 3 s`);
  await visit.close();
});

test("a reload finds every branch, its name and its actions", async () => {
  const visit = await open();
  const openBranches = async () => {
    await visit.button("More").click();
    await visit.role("menuitem", "Scenario branches").click();
    await visit.role("dialog", "Scenario branches").waitFor();
  };
  await openBranches();
  await visit.button("New branch").click();
  await visit.page.keyboard.press("Escape");
  await changeToPrepaid(visit);
  await visit.idle();
  await visit.page.reload();
  await visit.ready();
  assert.deepEqual(await bills(visit), { charged, payable });
  await openBranches();
  assert.equal(await visit.role("radio", "Branch 2").getAttribute("aria-checked"), "true");
  await visit.role("radio", "Main").click();
  await visit.page.keyboard.press("Escape");
  assert.deepEqual((await bills(visit)).payable, payable.slice(0, 2));
  const saved = await visit.widget.evaluate((element) => /** @type {any} */ (element).scenario);
  assert.equal(saved.format, "poolbill/scenario");
  await visit.close();
});

test("a reload in the middle of a payment finds the order still pending", async () => {
  const visit = await open();
  await jumpTo(visit, "2023/04/18 16:30:30");
  await submitOrder(visit);
  await visit.button("Confirm payment").waitFor({ state: "attached" });
  await visit.page.reload();
  await visit.ready();
  await visit.button("Pay").click();
  await visit.button("Confirm payment").click();
  assert.deepEqual((await bills(visit)).payable, payable);
  await visit.close();
});

test("the page hears of the order and of its payment, and may refuse the order", async () => {
  const visit = await open();
  await visit.page.evaluate(() => {
    const heard = /** @type {string[]} */ ([]);
    Object.assign(window, { heard });
    for (const type of ["change", "order-created", "order-paid"]) {
      document.addEventListener(`pool-bill-${type}`, (event) => {
        heard.push(type);
        if (type === "order-created" && document.title === "refuse") event.preventDefault();
      });
    }
  });
  await changeToPrepaid(visit);
  await visit.idle();
  const heard = /** @type {string[]} */ (await visit.page.evaluate(() => /** @type {any} */ (window).heard));
  assert.ok(heard.includes("order-created") && heard.includes("order-paid") && heard.includes("change"), heard.join());

  visit.page.once("dialog", (question) => question.accept());
  await visit.button("Start over").first().click();
  await visit.idle();
  await visit.page.evaluate(() => (document.title = "refuse"));
  await jumpTo(visit, "2023/04/18 16:30:30");
  await submitOrder(visit);
  assert.equal(await visit.button("Confirm payment").count(), 0);
  await visit.close();
});

test("Chinese is spoken at once when the page says so", async () => {
  const visit = await open();
  await visit.role("combobox", "Language").selectOption("zh-CN");
  await visit.idle();
  await visit.button("更多").click();
  await visit.role("menuitem", "转包年/包月").click();
  await visit.button("确定").waitFor({ state: "attached" });
  await visit.close();
});

test("Tab walks through the widget and leaves it at the end", async () => {
  const visit = await open();
  await visit.page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<button>After</button>"));
  await visit.button("More").focus();
  for (let presses = 0; presses < 40; ++presses) {
    await visit.page.keyboard.press("Tab");
    const name = await visit.page.evaluate(() => document.activeElement?.textContent ?? "");
    if (name === "After") {
      await visit.close();
      return;
    }
  }
  assert.fail("40 presses of Tab did not leave the widget");
});

test("a page over plain http, where the browser makes no random ids, is saved as well", async () => {
  const prepare = async (/** @type {import("playwright-core").Page} */ page) => {
    await page.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, "randomUUID"));
  };
  const visit = await open({ prepare });
  await changeToPrepaid(visit);
  await visit.page.reload();
  await visit.ready();
  assert.deepEqual(await bills(visit), { charged, payable });
  await visit.close();
});
