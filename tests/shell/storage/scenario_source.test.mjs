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
/** What the page and the rest of the widget hear. @type {string[]} */
let heard = [];
/** How many signs of the state of saving were shown: one for each place that was opened. */
let signs = 0;
/** @type {ScenarioSource} */
let source;

/** @typedef {import("../../../shell/scenario_source.mjs").OwnOptions} Options */

/** @param {Options} options  shared with the source, as a widget shares its own */
function make(options) {
  const nothing = () => {};
  const root = /** @type {any} */ ({ append: () => (signs += 1), prepend: nothing, getRootNode: () => ({}) });
  source = new ScenarioSource(
    {
      root,
      locale: () => "en",
      load: async (scenario) => ((shown = scenario), true),
      save: () => shown,
      now: () => "",
      view: () => "",
      showView: () => false,
      settle: nothing,
      readOnlyChanged: () => heard.push("read only"),
      dispatch: (type) => heard.push(type),
      enqueue: nothing,
      openLink: async (link) => {
        if (link.includes("damaged")) throw Object.assign(new Error("damaged"), { code: "link-damaged" });
        return "linked";
      },
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

const local = () => /** @type {any} */ (localStorage);

beforeEach(() => {
  takeAway = fakePage();
  kept = new FakeStorage();
  shown = "";
  heard = [];
  signs = 0;
});

afterEach(async () => {
  source.dispose();
  await new Promise((resolve) => setTimeout(resolve, 20)); // until it is closed
  takeAway();
});

test("without its key a widget saves no longer", async () => {
  const options = /** @type {Options} */ ({ scenario: "first", storageKey: "bill", storage: host() });
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
  const options = /** @type {Options} */ ({ scenario: "first", storageKey: "bill", storage: host() });
  await make(options).start();
  options.storage = undefined;
  await source.update({ storage: undefined });
  await until(() => saved(local(), "bill:a") === "first");
});

test("what is done before the place to save is open is saved although the widget is removed", async () => {
  await make({ scenario: "first", storageKey: "bill" }).start();
  act("second");
  source.dispose();
  await until(() => saved(local(), "bill:a") === "second");
});

test("what is done before the place to save is open is saved there although the key changes", async () => {
  const options = /** @type {Options} */ ({ scenario: "first", storageKey: "bill" });
  await make(options).start();
  act("second");
  options.storageKey = "other";
  await source.update({ storageKey: "other" });
  await until(() => saved(local(), "bill:a") === "second");
});

test("a place to save that is left while it is looked for is not opened a second time as the next one", async () => {
  for (const key of ["bill", "other"]) local().setItem(`${key} of the page`, "");
  const options = /** @type {Options} */ ({ scenario: "first", storageKey: "bill" });
  make(options);
  options.storageKey = "other";
  await source.update({ storageKey: "other" });
  await source.opened;
  assert.equal(signs, 1);
});

test("a named store is no reason to open it before the scenario is there", async () => {
  assert.equal(await make({ scenario: "first", storageKey: "bill", storage: "auto" }).opened, null);
  await source.start();
  assert.notEqual(await source.opened, null);
});

test("a state that has not been loaded yet is handed on, and an old one is not", async () => {
  const resume = { text: "kept", isLinked: false };
  make({ resume });
  assert.deepEqual(source.resume(), resume);
  await source.start();
  assert.equal(shown, "kept");
  shown = ""; // the engine has stopped
  assert.equal(source.resume(), undefined);
});

test("to start over may end that the widget is read only", async () => {
  await make({ scenario: "first", storageKey: "bill" }).start();
  heard = [];
  await source.reset();
  assert.deepEqual(heard, ["read only"]);
});

test("a link comes before what is saved, which stays as it is", async () => {
  await make({ scenario: "first", storageKey: "bill", storage: host() }).start();
  act("second");
  source.dispose();
  await until(() => saved(kept, "bill:a") === "second");
  const before = new Map(kept.items);
  const options = /** @type {Options} */ ({ src: "#pb1.linked", storageKey: "bill", storage: host() });
  await make(options).start();
  assert.equal(shown, "linked");
  act("third");
  await source.reset();
  source.dispose();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(kept.items, before);
});

test("when src is an address again, what is saved is shown, and saved to", async () => {
  kept = new FakeStorage();
  const options = /** @type {Options} */ ({ scenario: "first", storageKey: "bill", storage: host() });
  await make(options).start();
  act("second");
  for (const src of ["#pb1.linked", "other.json"]) await source.update(Object.assign(options, { src, scenario: undefined }));
  assert.equal(shown, "second");
  act("third");
  source.dispose();
  await until(() => saved(kept, "bill:b") === "third" || saved(kept, "bill:a") === "third");
  assert.ok(!heard.includes("conflict"));
});
