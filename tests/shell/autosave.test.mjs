import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { Autosave } from "../../shell/autosave.mjs";
import { nextTask } from "../../shell/tasks.mjs";

/** What was written, in order. @type {string[]} */
let written = [];
let state = "";
let noticed = 0;
const page = new EventTarget();
/** @type {Autosave} */
let autosave;

beforeEach(() => {
  Object.assign(globalThis, { window: Object.assign(page, { document: new EventTarget() }) });
  mock.timers.enable({ apis: ["setTimeout"] });
  written = [];
  state = "first";
  noticed = 0;
  const document = {
    key: "console",
    write: (/** @type {string} */ data) => written.push(data) > 0,
    noticeOther: () => (noticed += 1),
  };
  autosave = new Autosave(/** @type {any} */ (document), () => state);
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

test("another tab's save is noticed by its pointer, or by its slot alone where there is room for one only", () => {
  for (const key of ["console", "console:b", "another", null]) page.dispatchEvent(Object.assign(new Event("storage"), { key }));
  assert.equal(noticed, 2);
});
