// The harness itself: it must see what it is there to see.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./harness.mjs";

/** @param {string} script */
const trivial = (script) => ({
  waits: false,
  server: {
    pages: {
      "/trivial.html": {
        body: `<!doctype html><link rel="icon" href="data:," /><title>t</title><button>Go</button><script>${script}</script>`,
      },
    },
  },
  path: "/trivial.html",
});

test("a button is found by role and name", async () => {
  const visit = await open(trivial(""));
  await visit.button("Go").click();
  await visit.close();
});

test("software WebGL 2 works in this browser", async () => {
  const visit = await open(trivial(""));
  assert.ok(await visit.page.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null));
  await visit.close();
});

test("a console error fails the visit", async () => {
  const visit = await open(trivial("console.error('broken')"));
  await assert.rejects(visit.close(), /console errors/);
});

test("a request to another origin fails the visit", async () => {
  const visit = await open(trivial("fetch('http://127.0.0.1:65534/').catch(() => {})"));
  await visit.page.waitForTimeout(100);
  await assert.rejects(visit.close(), /requests to other origins/);
});

test("animation frames are counted", async () => {
  const visit = await open(trivial("const again = () => requestAnimationFrame(again); setTimeout(again, 50)"));
  assert.ok((await visit.framesWithin(3000)) > 5);
  await visit.close();
});
