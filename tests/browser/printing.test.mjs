// What comes out on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { constants, inflateSync } from "node:zlib";

import { open } from "./harness.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** The demo after two days of pay-per-use bills: more than a screen has. */
async function openWithBills(/** @type {Parameters<typeof open>[0]} */ options = {}) {
  const visit = await open({ context: { colorScheme: "dark" }, ...options });
  await visit.widget.evaluate((element) => {
    const widget = /** @type {any} */ (element);
    widget.scenario = { ...widget.scenario, now: "2023-04-20T16:00:00+08:00" };
  });
  await visit.idle();
  return visit;
}

/** What is seen of the widget on paper, and afterwards. @param {Visit} visit */
async function onPaper({ page, widget }) {
  await page.emulateMedia({ media: "print" });
  const text = await widget.evaluate((element) => {
    dispatchEvent(new Event("beforeprint"));
    const root = /** @type {HTMLElement} */ (element.shadowRoot?.querySelector(".root"));
    const { color, backgroundColor } = getComputedStyle(root);
    const rows = [...root.querySelectorAll("[role=row]")].map((row) => /** @type {HTMLElement} */ (row).innerText);
    const found = { text: root.innerText, rows, color, backgroundColor, height: element.getBoundingClientRect().height, canvas: root.querySelector("canvas")?.getBoundingClientRect().height, isPrint: matchMedia("print").matches };
    dispatchEvent(new Event("afterprint"));
    return found;
  });
  await page.emulateMedia({ media: "screen" });
  // The widget hears of its size on the screen with the next frame of the page.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return text;
}

test("every bill is on the paper, black on white, without the drawing and without buttons", async () => {
  const visit = await openWithBills();
  const { text, rows, color, backgroundColor, height, canvas, isPrint } = await onPaper(visit);
  assert.equal(rows.length, 1 + 49); // the hours from 15:29 to 16:00 two days later
  assert.match(rows[0], /Payable/);
  assert.match(text, /Cost so far/);
  assert.doesNotMatch(text, /Run the clock|^Export$/m);
  assert.deepEqual([color, backgroundColor, canvas], ["rgb(0, 0, 0)", "rgb(255, 255, 255)", 0]);
  assert.ok(height > 1000 || !isPrint, String(height)); // Firefox's remote control cannot show a page as it is printed
  await visit.close();
});

test("the chart is on the paper in light colours, and the screen is dark again afterwards", async () => {
  const visit = await openWithBills();
  const clip = { x: 0, y: 50, width: 1280, height: 650 }; // without the corner that says "Saved"
  const before = await visit.page.screenshot({ clip });
  const picture = await visit.widget.evaluate((element) => {
    dispatchEvent(new Event("beforeprint"));
    const copy = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.querySelector("canvas.chart"));
    const pixels = copy.getContext("2d")?.getImageData(0, 0, copy.width, copy.height).data ?? [];
    let [light, orange] = [0, 0];
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at] > 240 && pixels[at + 2] > 240) ++light;
      if (pixels[at] > 160 && pixels[at + 1] < 150 && pixels[at + 2] < 80) ++orange;
    }
    const size = { width: copy.width, height: copy.height, light: light / (copy.width * copy.height), orange: orange / (copy.width * copy.height) };
    dispatchEvent(new Event("afterprint"));
    return { ...size, isGone: !element.shadowRoot?.querySelector("canvas.chart") };
  });
  assert.ok(picture.width > 1400 && picture.height > 500, JSON.stringify(picture));
  assert.ok(picture.light > 0.3 && picture.orange > 0.05, JSON.stringify(picture));
  assert.ok(picture.isGone);
  await visit.idle();
  assert.ok(before.equals(await visit.page.screenshot({ clip })), "the screen has changed");
  await visit.close();
});

/** Where the chart is drawn. @param {Visit} visit */
const chartTop = ({ widget }) =>
  widget.evaluate((element) => element.shadowRoot?.querySelector("[role=application]")?.getBoundingClientRect().top);

test("after printing the screen is scrolled as before", async () => {
  const visit = await openWithBills();
  await visit.page.mouse.move(640, 300);
  await visit.page.mouse.wheel(0, 350);
  await visit.idle();
  const before = await chartTop(visit);
  await onPaper(visit);
  await visit.idle();
  assert.equal(await chartTop(visit), before);
  await visit.page.mouse.wheel(0, -2000);
  await visit.idle();
  assert.notEqual(await chartTop(visit), before);
  await visit.close();
});

test("without WebGL every bill is on the paper, too, and the screen is as before though the canvas was never measured", async () => {
  const prepare = (/** @type {import("playwright-core").Page} */ page) =>
    page.addInitScript(() => {
      Object.assign(HTMLCanvasElement.prototype, { getContext: () => null });
      Object.assign(ResizeObserver.prototype, { observe() {} }); // as when the text replaces the canvas before its first layout
    });
  const visit = await openWithBills({ prepare });
  const rows = () => visit.widget.evaluate((element) => element.shadowRoot?.querySelectorAll("[role=row]").length);
  const before = await rows();
  assert.equal((await onPaper(visit)).rows.length, 1 + 49);
  await visit.idle();
  assert.equal(await rows(), before);
  await visit.close();
});

test("after printing the screen is as before", async () => {
  const visit = await openWithBills();
  const state = () =>
    visit.widget.evaluate((element) => {
      const root = /** @type {HTMLElement} */ (element.shadowRoot?.querySelector(".root"));
      return [root.className, root.querySelectorAll("[role=row]").length, root.querySelector("canvas")?.height, element.getBoundingClientRect().height];
    });
  const before = await state();
  await onPaper(visit);
  await visit.idle();
  assert.deepEqual(await state(), before);
  assert.ok((await visit.colours()) > 20);
  await visit.close();
});

/** How many pages it has. Firefox compresses the objects that say so. @param {Buffer} pdf */
function pagesOf(pdf) {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n(.*?)endstream/gs)].map(([, bytes]) => {
    try {
      return inflateSync(Buffer.from(bytes, "latin1"), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
    } catch {
      return ""; // not compressed
    }
  });
  return ([text, ...streams].join("\n").match(/\/Type \/Page\b/g) ?? []).length;
}

test("the statement is printed when it is open, and many bills are broken into pages", async () => {
  const visit = await openWithBills();
  const pages = pagesOf(await visit.page.pdf({ tagged: false }));
  assert.ok(pages >= 2, String(pages));
  await visit.role("tab", "Statement").click();
  await visit.role("table", "Statement").first().waitFor({ state: "attached" });
  const { text } = await onPaper(visit);
  assert.match(text, /A month is rounded once/);
  await visit.close();
});
