import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { Autosave } from "../../../shell/storage/autosave.mjs";
import { nextTask } from "../../../shell/tasks.mjs";

/** What was written, in order. @type {string[]} */
let written = [];
/** How often what is under way was made safe. */
let secured = 0;
let state = "";
let now = "";
/** What happens when changes are to be reported. */
let settle = () => {};
const page = new EventTarget();
/** @type {Autosave} */
let autosave;

beforeEach(() => {
  Object.assign(globalThis, { window: Object.assign(page, { document: new EventTarget() }) });
  mock.timers.enable({ apis: ["setTimeout"] });
  written = [];
  secured = 0;
  state = "first";
  now = "at first";
  settle = () => {};
  const document = {
    write: async (/** @type {string} */ data) => void written.push(data),
    writeNow: (/** @type {string} */ data) => void written.push(data),
    secure: () => void (secured += 1),
  };
  autosave = new Autosave(document, { text: () => state, now: () => now, settle: () => settle() });
});

afterEach(() => {
  autosave.dispose();
  mock.timers.reset();
  Reflect.deleteProperty(globalThis, "window");
});

const leave = () => page.dispatchEvent(new Event("pagehide"));

test("what changed is written a task after it was taken, once", async () => {
  autosave.changed();
  autosave.changed();
  mock.timers.tick(300);
  state = "second";
  assert.deepEqual(written, []);
  await nextTask();
  assert.deepEqual(written, ["first"]);
  leave();
  assert.deepEqual(written, ["first"]);
});

test("a page that goes away has all written at once, before and between the two tasks", async () => {
  autosave.changed();
  leave();
  assert.deepEqual(written, ["first"]);
  state = "second";
  autosave.changed();
  mock.timers.tick(300);
  leave();
  assert.deepEqual(written, ["first", "second"]);
  await nextTask();
  assert.deepEqual(written, ["first", "second"]);
});

test("what changes between the two tasks is written as well", async () => {
  autosave.changed();
  mock.timers.tick(300);
  state = "second";
  autosave.changed();
  leave();
  assert.deepEqual(written, ["second"]);
  await nextTask();
  assert.deepEqual(written, ["second"]);
});

test("nothing is written while there is nothing", async () => {
  state = "";
  autosave.changed();
  mock.timers.tick(300);
  await nextTask();
  leave();
  assert.deepEqual(written, []);
});

test("changes that keep coming are written a second after the first", async () => {
  for (let passed = 0; passed < 3000; passed += 150) {
    autosave.changed();
    mock.timers.tick(150);
    await nextTask();
  }
  assert.deepEqual(written, ["first", "first"]);
});

test("a write that may still be under way is made safe when the page goes away", async () => {
  autosave.changed();
  mock.timers.tick(300);
  await nextTask();
  leave();
  assert.deepEqual(written, ["first"]);
  assert.equal(secured, 1);
});

test("a clock that has moved is written when the page goes away, and only then", async () => {
  now = "later";
  mock.timers.tick(5000);
  await nextTask();
  assert.deepEqual(written, []);
  leave();
  leave();
  assert.deepEqual(written, ["first"]);
});

test("a page on which nothing has changed writes nothing when it goes away", () => {
  now = "of the scenario";
  autosave.loaded();
  leave();
  assert.deepEqual(written, []);
});

test("a change that has not been reported yet is written when the page goes away", () => {
  settle = () => autosave.changed();
  leave();
  assert.deepEqual(written, ["first"]);
});
