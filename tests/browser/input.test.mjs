// Pointer, keys, touch and typing on the canvas and its mirror, with the page's own keys left to the page.
import assert from "node:assert/strict";
import { test } from "node:test";

import { chromiumOnly, submitOrder } from "./harness.mjs";
import { call, focused, openHostPage } from "./host_page.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** The clock's button shows how often it was pressed: an even number of times leaves "Run". @param {Visit} visit */
const clockRuns = (visit) => visit.button("Pause the clock").isVisible();

/** @param {Visit} visit @returns {Promise<string>} */
const now = (visit) => visit.widget.evaluate((element) => /** @type {any} */ (element).scenario.now);

/** The middle of an element, in pixels of the page. @param {import("playwright-core").Locator} locator */
async function middle(locator) {
  const box = await locator.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

for (const [way, press] of /** @type {[string, (visit: Visit) => Promise<void>][]} */ ([
  ["a mouse", async (visit) => visit.button("Run the clock").click()],
  ["Enter", async (visit) => visit.button("Run the clock").press("Enter")],
  ["Space", async (visit) => visit.button("Run the clock").press(" ")],
  ["a screen reader's click", async (visit) => visit.button("Run the clock").evaluate((button) => /** @type {HTMLElement} */ (button).click())],
  [
    "a click that claims to be a mouse's",
    async (visit) => visit.button("Run the clock").dispatchEvent("click", { detail: 1, bubbles: true }),
  ],
])) {
  test(`a press by ${way} acts once`, async () => {
    const visit = await openHostPage();
    await press(visit);
    assert.ok(await clockRuns(visit));
    await visit.close();
  });
}

test("a double click acts twice", async () => {
  const visit = await openHostPage();
  await visit.button("Run the clock").dblclick();
  assert.equal(await clockRuns(visit), false);
  await visit.close();
});

test("a press that is dragged off its button does nothing, and the next key press still acts", chromiumOnly, async () => {
  const visit = await openHostPage();
  const { x, y } = await middle(visit.button("Run the clock"));
  await visit.page.mouse.move(x, y);
  await visit.page.mouse.down();
  await visit.page.mouse.move(x + 2000, y); // outside the widget and the window
  await visit.page.mouse.up();
  assert.equal(await clockRuns(visit), false);
  await visit.button("Run the clock").press("Enter");
  assert.ok(await clockRuns(visit));
  await visit.close();
});

test("Tab enters the widget, walks through it and leaves at both ends", async () => {
  const visit = await openHostPage();
  await visit.role("textbox", "Before").focus();
  await visit.page.keyboard.press("Tab");
  assert.equal(await focused(visit), "link: Elastic Clusters");
  for (let stops = 0; (await focused(visit)) !== "After"; ++stops) {
    assert.ok(stops < 40, "Tab does not leave");
    await visit.page.keyboard.press("Tab");
  }
  await visit.page.keyboard.press("Shift+Tab");
  assert.notEqual(await focused(visit), "After");
  await visit.role("link", "Elastic Clusters").focus();
  await visit.page.keyboard.press("Shift+Tab");
  assert.equal(await focused(visit), "Before");
  await visit.close();
});

test("the page's own fields get every key", async () => {
  const visit = await openHostPage();
  const field = visit.role("textbox", "Before");
  await visit.button("Compare").click(); // a dialog is open in the widget
  await field.click();
  await visit.page.keyboard.type("a +-0 b");
  await visit.page.keyboard.press("Backspace");
  assert.equal(await field.inputValue(), "a +-0 ");
  await visit.close();
});

test("arrows move within a group of radio buttons and choose; Tab leaves the group", async () => {
  const visit = await openHostPage();
  await visit.role("radio", "1×").focus();
  await visit.page.keyboard.press("ArrowRight");
  assert.equal(await focused(visit), "radio: 1 min/s");
  assert.equal(await visit.role("radio", "1 min/s").getAttribute("aria-checked"), "true");
  await visit.page.keyboard.press("Home");
  assert.equal(await focused(visit), "radio: 1×");
  await visit.page.keyboard.press("Tab");
  assert.equal(await focused(visit), "input: Scrub through time");
  await visit.close();
});

test("a menu takes focus, Escape gives it back, Tab moves on from its button", async () => {
  const visit = await openHostPage();
  await visit.button("More").press("Enter");
  assert.equal(await focused(visit), "menuitem: Change To Prepaid");
  await visit.page.keyboard.press("Escape");
  assert.equal(await focused(visit), "button: More");
  await visit.page.keyboard.press("Enter");
  await visit.page.keyboard.press("Tab");
  assert.equal(await visit.role("menu").count(), 0);
  assert.equal(await focused(visit), "tab: Overview");
  await visit.close();
});

test("a dialog keeps Tab inside and gives focus back to what opened it, through the menu between", async () => {
  const visit = await openHostPage();
  await visit.button("More").click();
  await visit.role("menuitem", /^Change To Prepaid/).click();
  assert.match(await focused(visit), /^button/);
  const first = await focused(visit);
  await visit.page.keyboard.press("Shift+Tab");
  assert.notEqual(await focused(visit), "Before");
  await visit.page.keyboard.press("Tab");
  assert.equal(await focused(visit), first);
  assert.ok(await visit.button("Compare").evaluate((button) => button.closest("[inert]") !== null));
  await visit.page.keyboard.press("Escape");
  assert.equal(await visit.role("dialog").count(), 0);
  assert.equal(await focused(visit), "button: More");
  await visit.close();
});

test("a dialog whose opener is gone when it closes gives focus to the row that the opener stood in", async () => {
  const visit = await openHostPage();
  await submitOrder(visit);
  await visit.page.keyboard.press("Escape");
  await visit.role("tab", "Orders").click();
  const row = visit.role("table", "Orders").getByRole("row").nth(1);
  await row.getByRole("button", { name: "Pay" }).press("Enter");
  await visit.idle();
  await visit.button("Confirm payment").press("Enter");
  await visit.idle();
  await visit.page.keyboard.press("Escape");
  assert.equal(await visit.role("dialog").count(), 0);
  assert.match(await focused(visit), /^row: .*completed/i);
  await visit.close();
});

test("Escape that closes nothing is the page's", async () => {
  const visit = await openHostPage();
  await visit.page.evaluate(() => {
    document.addEventListener("keydown", ({ key, defaultPrevented }) => {
      document.title = `${key} ${defaultPrevented}`;
    });
  });
  await visit.button("Compare").focus();
  await visit.page.keyboard.press("Escape");
  assert.equal(await visit.page.title(), "Escape false");
  await visit.close();
});

test("a slider follows keys, pointer and script alike", async () => {
  const visit = await openHostPage();
  const slider = visit.role("slider", "Scrub through time");
  const before = Number(await slider.inputValue());
  await slider.focus();
  await visit.page.keyboard.press("ArrowRight");
  assert.ok(Number(await slider.inputValue()) > before);
  const { x, y } = await middle(slider);
  await visit.page.mouse.click(x, y);
  await visit.idle();
  const half = Number(await slider.inputValue());
  await visit.page.mouse.move(x, y);
  await visit.page.mouse.down();
  await visit.page.mouse.move(x + 60, y, { steps: 4 });
  await visit.page.mouse.up();
  await visit.idle();
  assert.ok(Number(await slider.inputValue()) > half);
  assert.equal(await focused(visit), "input: Scrub through time");
  await slider.fill("73"); // one step, in seconds
  await visit.idle();
  assert.equal(await visit.role("textbox", "Jump to a time").inputValue(), "2023/04/18 15:30:29");
  await visit.close();
});

test("a text field is committed by Enter and taken back by Escape", async () => {
  const visit = await openHostPage();
  const field = visit.role("textbox", "Jump to a time");
  await field.fill("2023/04/18 16:30:30");
  await field.press("Enter");
  assert.equal(await now(visit), "2023-04-18T16:30:30+08:00");
  await field.fill("nonsense");
  await field.press("Escape");
  assert.equal(await field.inputValue(), "2023/04/18 16:30:30");
  await visit.close();
});

test("words that are being composed are left alone until they are finished", chromiumOnly, async () => {
  const visit = await openHostPage();
  const field = visit.role("textbox", "Jump to a time");
  await field.click();
  await visit.page.keyboard.press("ControlOrMeta+a");
  const keyboard = await visit.page.context().newCDPSession(visit.page);
  await keyboard.send("Input.imeSetComposition", { text: "ling", selectionStart: 4, selectionEnd: 4 });
  await call(visit, "command", "set_now", "2023-04-18T17:00:00+08:00"); // draws, and changes what the field says
  await visit.idle();
  assert.equal(await field.inputValue(), "ling");
  await keyboard.send("Input.insertText", { text: "零" });
  assert.equal(await field.inputValue(), "零");
  await visit.close();
});

test("what is scrolled out of view comes into view when it is looked for, and can be clicked", async () => {
  const visit = await openHostPage({ css: "pool-bill { height: 380px; }" });
  await call(visit, "command", "set_now", "2023-04-19T18:00:00+08:00");
  await visit.idle();
  const row = visit.page.locator("[role=row][aria-rowindex='8']");
  const height = async () => (await row.boundingBox())?.height ?? 0;
  assert.ok((await height()) < 2);
  await row.evaluate((element) => element.scrollIntoView()); // as find in page and screen readers do
  for (let attempt = 0; attempt < 50 && (await height()) < 20; attempt += 1) await visit.page.waitForTimeout(100);
  assert.ok((await height()) > 20);
  assert.equal(await row.evaluate((element) => element.closest(".mirror")?.scrollTop), 0); // mirror and canvas match
  await visit.page.getByRole("row").last().getByRole("button").click();
  await visit.idle();
  assert.equal(await visit.role("dialog").count(), 1);
  await visit.close();
});

test("the wheel scrolls the canvas while it can be scrolled, and else the page", async () => {
  const visit = await openHostPage({ css: "pool-bill { height: 380px; } body { height: 3000px; }" });
  const title = visit.role("heading", "demo");
  const { x, y } = await middle(title);
  await visit.page.mouse.move(x, y);
  await visit.page.mouse.wheel(0, 40);
  await visit.page.waitForTimeout(100);
  assert.equal(await visit.page.evaluate(() => scrollY), 0);
  for (let turns = 0; turns < 20; ++turns) await visit.page.mouse.wheel(0, 400);
  await visit.page.waitForFunction(() => scrollY > 0);
  await visit.close();
});

/** @param {Visit} visit @param {{ x: number, y: number }} from @param {number} dx @param {number} dy */
async function swipe(visit, from, dx, dy) {
  const finger = await visit.page.context().newCDPSession(visit.page);
  const steps = 8;
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
  for (let step = 1; step <= steps; ++step) {
    const at = { x: from.x + (dx * step) / steps, y: from.y + (dy * step) / steps };
    await finger.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at] });
    await visit.page.waitForTimeout(16);
  }
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

const touchscreen = { context: { hasTouch: true, viewport: { width: 900, height: 700 } } };
const phone = { context: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } } };

test("a tap acts once", chromiumOnly, async () => {
  const visit = await openHostPage(touchscreen);
  await visit.button("Run the clock").tap();
  await visit.idle();
  assert.ok(await clockRuns(visit));
  await visit.close();
});

test("on a phone a small target can be hit 22 px from its middle, unless something else is there", chromiumOnly, async () => {
  const visit = await openHostPage(phone);
  const missed = await visit.widget.evaluate((element) => {
    const shadow = /** @type {ShadowRoot} */ (element.shadowRoot);
    return [...shadow.querySelectorAll(".press:not(input)")].flatMap((target) => {
      const { x, y, width, height } = target.getBoundingClientRect();
      if (!width || y + height > innerHeight) return [];
      const reach = 21.5;
      const around = [-reach, reach].flatMap((by) => [[by, 0], [0, by]]);
      return around.flatMap(([dx, dy]) => {
        const hit = shadow.elementFromPoint(x + width / 2 + dx, y + height / 2 + dy);
        return hit && hit.matches(".press") ? [] : [`${target.textContent} (${width} x ${height} px) at ${dx}, ${dy}`];
      });
    });
  });
  assert.deepEqual(missed, []);
  await visit.close();
});

test("a tap beside a small target presses it", chromiumOnly, async () => {
  const visit = await openHostPage(phone);
  const box = await visit.button("Compare").boundingBox();
  assert.ok(box && box.height < 40);
  await visit.page.touchscreen.tap(box.x + box.width / 2, box.y - 4);
  await visit.role("dialog").waitFor();
  await visit.close();
});

test("a finger beside a small target presses it when it moves a little, and not when it moves away", chromiumOnly, async () => {
  const visit = await openHostPage(phone);
  /** Browsers differ in what they report of small movements, so the events are made here. @param {number} by */
  const press = (by) =>
    visit.button("Compare").evaluate((target, by) => {
      const { x, y, width } = target.getBoundingClientRect();
      const at = (/** @type {number} */ dy) => ({ clientX: x + width / 2, clientY: y - 4 + dy, bubbles: true, composed: true, cancelable: true });
      const finger = { pointerId: 7, pointerType: "touch", isPrimary: true };
      const touch = new Touch({ identifier: 7, target, ...at(by) });
      target.dispatchEvent(new PointerEvent("pointerdown", { ...finger, ...at(0) }));
      target.dispatchEvent(new TouchEvent("touchmove", { touches: [touch], ...at(by) }));
      target.dispatchEvent(new PointerEvent("pointerup", { ...finger, ...at(by) }));
    }, by);
  await press(60); // downwards, where nothing scrolls
  await visit.idle();
  assert.equal(await visit.role("dialog").count(), 0);
  await press(-3);
  await visit.role("dialog").waitFor();
  await visit.close();
});

test("a finger scrolls the canvas and presses nothing on the way", chromiumOnly, async () => {
  const visit = await openHostPage({ ...touchscreen, css: "pool-bill { height: 380px; } body { height: 3000px; }" });
  const { x, y } = await middle(visit.button("Compare"));
  await swipe(visit, { x, y: y + 60 }, 0, -80);
  await visit.idle();
  assert.equal(await visit.page.evaluate(() => scrollY), 0);
  assert.equal(await visit.role("dialog").count(), 0);
  const after = await visit.button("Compare").boundingBox();
  assert.ok(after === null || after.y < y - 40 || after.y > 3000, `it stayed at ${after?.y}`);
  await visit.close();
});

test("a finger drags a slider sideways", chromiumOnly, async () => {
  const visit = await openHostPage(touchscreen);
  const slider = visit.role("slider", "Scrub through time");
  const before = Number(await slider.inputValue());
  await swipe(visit, await middle(slider), 60, 0);
  await visit.idle();
  assert.ok(Number(await slider.inputValue()) > before);
  await visit.close();
});

test("two fingers on the chart zoom it, and not the page", chromiumOnly, async () => {
  const visit = await openHostPage(touchscreen);
  const chart = visit.role("application", "Bill timeline");
  const step = async () => Number(await visit.role("slider", "Part of the history that is shown").getAttribute("step"));
  const before = await step();
  const { x, y } = await middle(chart);
  const finger = await visit.page.context().newCDPSession(visit.page);
  /** @param {"touchStart" | "touchMove"} type @param {number} apart */
  const send = (type, apart) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: [
        { x: x - apart / 2, y, id: 1 },
        { x: x + apart / 2, y, id: 2 },
      ],
    });
  await send("touchStart", 60);
  for (const apart of [90, 150, 240]) await send("touchMove", apart);
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await visit.idle();
  const after = await step();
  assert.ok(after < before / 2, `a tenth of the window was ${before} minutes and is ${after}`);
  assert.equal(await visit.page.evaluate(() => visualViewport?.scale), 1);
  await visit.close();
});

test("Ctrl+Z takes back and Ctrl+Y does it again, but in a field they are the field's", async () => {
  const visit = await openHostPage();
  await submitOrder(visit);
  await visit.page.keyboard.press("Escape");
  const isPending = async () => (await visit.idle(), (await visit.button("Cancel order").count()) > 0);
  assert.ok(await isPending());
  await visit.button("Compare").focus();
  await visit.page.keyboard.press("Control+z");
  assert.ok(!(await isPending()));
  await visit.page.keyboard.press("Control+y");
  assert.ok(await isPending());
  await visit.role("textbox", "Jump to a time").focus();
  await visit.page.keyboard.press("Control+z");
  assert.ok(await isPending());
  await visit.close();
});

test("a question mark shows the keys", async () => {
  const visit = await openHostPage();
  await visit.button("Compare").focus();
  await visit.page.keyboard.press("?");
  await visit.role("dialog", "Keyboard shortcuts").waitFor();
  await visit.close();
});

test("after going to another page by key, focus is on the first control below its title", async () => {
  const visit = await openHostPage();
  await visit.role("link", "Elastic Clusters").press("Enter");
  await visit.role("heading", "Elastic Clusters").waitFor({ state: "attached" });
  await visit.idle();
  assert.notEqual(await focused(visit), "button: Run the clock");
  const first = await focused(visit);
  await visit.role("row", /Running/).first().press("Enter");
  await visit.idle();
  assert.equal(await focused(visit), "button: Compare", `from ${first}`);
  await visit.button("More").press("Enter");
  await visit.role("menuitem", "Prices").press("Enter");
  await visit.role("heading", "Prices").waitFor({ state: "attached" });
  await visit.idle();
  assert.equal(await focused(visit), "input: Search by name or code");
  await visit.close();
});
