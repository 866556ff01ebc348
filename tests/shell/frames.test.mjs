import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Frames } from "../../shell/frames.mjs";

/** Animation frames that come when the test says so. @type {Map<number, () => void>} */
const pending = new Map();
/** Timers likewise. @type {Map<number, { at: number, callback: () => void }>} */
const timers = new Map();
let lastHandle = 0;
let clock = 0;
const real = { setTimeout, clearTimeout };

/** What the application answers to the next frames; then it is at rest. @type {Array<{ soon?: boolean, afterMs?: number }>} */
let answers = [];

const makeFrames = () => new Frames(() => ({ soon: false, afterMs: -1, ...answers.shift() }));

/** The browser's next animation frame. @returns {boolean} whether anyone waited for it */
function nextAnimationFrame() {
  const callbacks = [...pending.values()];
  pending.clear();
  for (const callback of callbacks) callback();
  return callbacks.length > 0;
}

/** @param {number} ms */
function tick(ms) {
  clock += ms;
  for (const [handle, { at, callback }] of timers) {
    if (at <= clock && timers.delete(handle)) callback();
  }
}

beforeEach(() => {
  pending.clear();
  timers.clear();
  answers = [];
  const fakes = {
    /** @param {() => void} callback @param {number} ms */
    setTimeout(callback, ms) {
      timers.set(++lastHandle, { at: clock + ms, callback });
      return lastHandle;
    },
    /** @param {number} handle */
    clearTimeout(handle) {
      timers.delete(handle);
    },
  };
  Object.assign(globalThis, fakes);
  globalThis.requestAnimationFrame = (callback) => {
    pending.set(++lastHandle, () => callback(0));
    return lastHandle;
  };
  globalThis.cancelAnimationFrame = (handle) => void pending.delete(handle);
});

afterEach(() => void Object.assign(globalThis, real));

test("asking twice makes one frame, and then there is none", () => {
  const frames = makeFrames();
  frames.request();
  frames.request();
  nextAnimationFrame();
  assert.equal(frames.count, 1);
  assert.equal(nextAnimationFrame(), false);
});

test("the application's wish for another frame is granted", () => {
  const frames = makeFrames();
  answers = [{ soon: true }];
  frames.request();
  nextAnimationFrame();
  nextAnimationFrame();
  assert.equal(frames.count, 2);
  assert.equal(nextAnimationFrame(), false);
});

test("a clock that ticks once a second costs one frame a second", () => {
  const frames = makeFrames();
  answers = Array(10).fill({ afterMs: 1000 });
  frames.now();
  for (let second = 0; second < 5; ++second) {
    tick(1000);
    nextAnimationFrame();
  }
  assert.equal(frames.count, 6);
});

test("input before the timer replaces it", () => {
  const frames = makeFrames();
  answers = [{ afterMs: 1000 }, {}];
  frames.now();
  frames.now();
  tick(5000);
  assert.equal(nextAnimationFrame(), false);
});

test("out of sight the application's wishes wait, while input is still drawn", () => {
  const frames = makeFrames();
  frames.setVisible(false);
  answers = [{ soon: true }, { afterMs: 100 }];
  frames.request();
  nextAnimationFrame();
  frames.request();
  nextAnimationFrame();
  assert.equal(frames.count, 2);
  tick(5000);
  assert.equal(nextAnimationFrame(), false);
  frames.setVisible(true);
  assert.equal(nextAnimationFrame(), true);
});

test("a timer that runs when the widget goes out of sight is taken up again later", () => {
  const frames = makeFrames();
  answers = [{ afterMs: 1000 }];
  frames.now();
  frames.setVisible(false);
  tick(5000);
  assert.equal(nextAnimationFrame(), false);
  frames.setVisible(true);
  nextAnimationFrame();
  assert.equal(frames.count, 2);
});

test("paused, nothing is drawn; what was asked for is drawn afterwards, once", () => {
  const frames = makeFrames();
  frames.request();
  frames.setPaused(true);
  frames.now();
  assert.equal(nextAnimationFrame(), false);
  assert.equal(frames.count, 0);
  frames.setPaused(false);
  nextAnimationFrame();
  assert.equal(frames.count, 1);
  assert.equal(nextAnimationFrame(), false);
});

test("idle comes when the outstanding frame was drawn", async () => {
  const frames = makeFrames();
  frames.request();
  let isIdle = false;
  const idle = frames.whenIdle().then(() => (isIdle = true));
  await Promise.resolve();
  assert.equal(isIdle, false);
  nextAnimationFrame();
  await idle;
  assert.equal(isIdle, true);
});

test("a disposed widget keeps nobody waiting and draws nothing", async () => {
  const frames = makeFrames();
  frames.request();
  const idle = frames.whenIdle();
  frames.dispose();
  await idle;
  frames.request();
  assert.equal(nextAnimationFrame(), false);
  assert.equal(frames.count, 0);
});
