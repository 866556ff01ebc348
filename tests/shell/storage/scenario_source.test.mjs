// Where a widget saves, as the page changes it or takes the widget away.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { ScenarioSource } from "../../../shell/scenario_source.mjs";
import { open } from "../../../shell/storage/envelope.mjs";
import { FakeStorage, fakePage, until } from "./fakes.mjs";

let takeAway = () => {};
/** What the page's own storage has. */
let kept = new FakeStorage();
/** What the widget shows. */
let shown = "";
/** @type {ScenarioSource} */
let source;

/** @param {import("../../../shell/settings.mjs").Options} options  shared with the source, as a widget shares its own */
function make(options) {
  const nothing = () => {};
  const root = /** @type {any} */ ({ append: nothing, prepend: nothing });
  source = new ScenarioSource(
    {
      root,
      locale: () => "en",
      load: async (scenario) => ((shown = scenario), true),
      save: () => shown,
      now: () => "",
      settle: nothing,
      readOnlyChanged: nothing,
      dispatch: nothing,
      enqueue: nothing,
    },
    options,
  );
  return source;
}

/** @param {string} text */
function act(text) {
  shown = text;
  source.changed();
}

/** @param {FakeStorage} storage @param {string} name @returns {string | undefined} */
function saved(storage, name) {
  const opened = open(storage.getItem(name) ?? "");
  return opened.kind === "sound" ? opened.envelope.data : undefined;
}

const host = () => ({
  get: (/** @type {string} */ key) => kept.getItem(key),
  set: (/** @type {string} */ key, /** @type {string} */ value) => kept.setItem(key, value),
  remove: (/** @type {string} */ key) => kept.removeItem(key),
  keys: (/** @type {string} */ prefix) => Object.keys(kept).filter((key) => key.startsWith(prefix)),
});

beforeEach(() => {
  takeAway = fakePage();
  kept = new FakeStorage();
  shown = "";
});

afterEach(async () => {
  source.dispose();
  await new Promise((resolve) => setTimeout(resolve, 20)); // until it is closed
  takeAway();
});

test("without its key a widget saves no longer", async () => {
  const options = /** @type {import("../../../shell/settings.mjs").Options} */ ({ scenario: "first", storageKey: "bill", storage: host() });
  await make(options).start();
  act("second");
  options.storageKey = undefined;
  await source.update({ storageKey: undefined });
  await until(() => saved(kept, "bill:a") === "second");
  act("third");
  source.dispose();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual([...kept.items.keys()], ["bill:a"]);
});

test("without its own storage a widget saves where it works best", async () => {
  const options = /** @type {import("../../../shell/settings.mjs").Options} */ ({ scenario: "first", storageKey: "bill", storage: host() });
  await make(options).start();
  options.storage = undefined;
  await source.update({ storage: undefined });
  await until(() => saved(/** @type {any} */ (localStorage), "bill:a") === "first");
});
