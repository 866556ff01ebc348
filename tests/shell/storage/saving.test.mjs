// Saving as the widget uses it: several widgets with one key, and what the person and the page are told.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Saving } from "../../../shell/storage/saving.mjs";
import { seal } from "../../../shell/storage/envelope.mjs";
import { fakePage, quotaError, SlowStore, until } from "./fakes.mjs";

let takeAway = () => {};
let store = new SlowStore();
/** @type {Saving[]} */
let open = [];
/** What is shown above the drawing. @type {{ label: string, run: () => unknown }[][]} */
let panels = [];

/** @param {{ text?: string, heard?: [string, any][], readOnlyChanged?: () => void }} [widget] */
function make({ text = "", heard = [], readOnlyChanged = () => {} } = {}) {
  const nothing = () => {};
  const ownStore = store; // a message may come after the test
  const saving = new Saving(store, false, "bill", {
    root: /** @type {any} */ ({ append: nothing, prepend: nothing }),
    language: () => "en",
    sign: () => "",
    message: (_place, _message, actions) => {
      if (store === ownStore) panels.push(actions);
      return /** @type {any} */ ({ remove: () => (panels = panels.filter((each) => each !== actions)) });
    },
    text: () => text,
    now: () => "",
    view: () => "",
    showView: () => false,
    settle: nothing,
    show: async () => true,
    readOnlyChanged,
    dispatch: (type, detail) => heard.push([type, detail]),
  });
  open.push(saving);
  return saving;
}

beforeEach(() => {
  takeAway = fakePage();
  store = new SlowStore();
  open = [];
  panels = [];
});

/** @param {Partial<import("../../../shell/storage/envelope.mjs").Envelope>} parts */
const sealed = (parts) => seal({ revision: 1, writer: "theirs", after: null, saved_at: "2023-04-18T15:29:16Z", data: "{}", ...parts });

/** Another tab saves and says so. @param {string} slot @param {Partial<import("../../../shell/storage/envelope.mjs").Envelope>} parts */
function saveElsewhere(slot, parts) {
  store.texts.set(`bill:${slot}`, sealed(parts));
  const channel = new BroadcastChannel("poolbill slow bill");
  channel.postMessage("");
  channel.close();
}

/** Presses a button of the only panel. @param {string} label */
function press(label) {
  assert.equal(panels.length, 1);
  return panels[0].find((action) => action.label === label)?.run();
}

afterEach(async () => {
  for (const saving of open) await saving.dispose();
  takeAway();
});

test("the last save of a widget that is removed is announced to the others", async () => {
  const heard = /** @type {[string, any][]} */ ([]);
  const leaving = make({ text: '"ours"' });
  make({ heard });
  leaving.changed();
  void leaving.dispose();
  await until(() => store.texts.has("bill:a"));
  await until(() => heard.some(([type]) => type === "conflict" || type === "error"));
  assert.deepEqual(heard.filter(([type]) => type !== "save-state").map(([type, { scenario }]) => [type, scenario]), [["conflict", "ours"]]);
});

test("a page's own storage is neither copied to localStorage as the page goes away, nor filled from it", async () => {
  const local = /** @type {any} */ (localStorage);
  local.setItem("bill:a", sealed({ data: "of another store" }));
  const saving = make({ text: '"ours"' });
  assert.equal(await saving.read(), undefined);
  saving.changed();
  window.dispatchEvent(new Event("pagehide"));
  await until(() => store.texts.has("bill:a"));
  assert.deepEqual([...local.items.keys()], ["bill:a"]);
});

test("a conflict that could not be settled stays on the screen until it is", async () => {
  const saving = make({ text: '"ours"' });
  await saving.read();
  saveElsewhere("a", { data: '"theirs"' });
  await until(() => panels.length === 1);
  store.failure = quotaError();
  await press("Keep this version");
  await until(() => panels.length === 2); // that the storage is full
  store.failure = null;
  await panels[0].find(({ label }) => label === "Keep this version")?.run();
  await until(() => panels.length === 0);
  assert.match(store.texts.get("bill:b") ?? "", /"ours"/);
});

test("a further conflict leaves the panel in its place", async () => {
  const heard = /** @type {[string, any][]} */ ([]);
  const saving = make({ heard });
  await saving.read();
  saveElsewhere("a", { data: "1" });
  await until(() => panels.length === 1);
  const [panel] = panels;
  saveElsewhere("b", { revision: 2, data: "2" });
  await until(() => heard.filter(([type]) => type === "conflict").length === 2);
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(panels, [panel]);
});

test("where the other version is gone, to show it saves this one", async () => {
  const saving = make({ text: '"ours"' });
  await saving.read();
  saveElsewhere("a", { data: '"theirs"' });
  await until(() => panels.length === 1);
  store.texts.clear();
  await press("Show the other version");
  await until(() => panels.length === 0);
  assert.match([...store.texts.values()].join(), /"ours"/);
});

test("what a newer program saves meanwhile makes the widget read only, until it is forgotten", async () => {
  /** @type {boolean[]} */
  const said = [];
  const saving = make({ text: '"ours"', readOnlyChanged: () => said.push(saving.isReadOnly) });
  await saving.read();
  store.texts.set("bill:a", '{"format":"poolbill/save","version":9}\nfrom the future');
  saving.changed();
  await until(() => panels.length === 1);
  assert.deepEqual(said, [true]);
  await saving.clear();
  assert.equal(saving.isReadOnly, false);
  await until(() => panels.length === 0);
});
