import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { isNewerData, open, seal } from "../../../shell/storage/envelope.mjs";

const scenario = readFileSync(new URL("../../../assets/scenarios/documentation-example-start.json", import.meta.url), "utf8");
const envelope = { revision: 3, writer: "w", after: "2 w", saved_at: "2023-04-18T15:29:16.000Z", data: scenario };
const saved = new URL("saved/", import.meta.url);

test("what is sealed is opened as it was", () => {
  assert.deepEqual(open(seal(envelope)), { kind: "sound", envelope });
});

for (const file of readdirSync(saved)) {
  test(`${file}, which an earlier version wrote, is read`, () => {
    const opened = open(readFileSync(new URL(file, saved), "utf8"));
    assert.equal(opened.kind, "sound");
    assert.equal(opened.envelope.revision, 7);
    assert.match(JSON.parse(opened.envelope.data).format, /^poolbill\/(scenario|workspace)$/);
  });
}

test("every prefix is damaged", () => {
  const raw = seal(envelope);
  for (let size = 0; size < raw.length; ++size) assert.equal(open(raw.slice(0, size)).kind, "damaged", String(size));
});

test("a change of one character gives damage or the same data, and never another version", () => {
  const raw = seal(envelope);
  for (let index = 0; index < raw.length; ++index) {
    for (const other of ["#", "9", "\n", String.fromCharCode(raw.charCodeAt(index) ^ 1)]) {
      if (raw[index] === other) continue;
      const opened = open(raw.slice(0, index) + other + raw.slice(index + 1));
      assert.notEqual(opened.kind, "newer", `${index} ${other}`);
      if (opened.kind === "sound") assert.equal(opened.envelope.data, scenario);
      if (opened.kind === "sound") assert.equal(opened.envelope.revision, 3, `${index} ${other}`);
    }
  }
});

test("a later version is newer, with its data, in either form", () => {
  assert.deepEqual(open('{"format":"poolbill/save","version":3}\ndata'), { kind: "newer", data: "data" });
  assert.deepEqual(open('{"format":"poolbill/save","version":99,"data":"data"}'), { kind: "newer", data: "data" });
});

test("a revision that cannot be counted on from is damaged", () => {
  for (const revision of [2 ** 53 - 1, -1, 1.5]) assert.equal(open(seal({ ...envelope, revision })).kind, "damaged", String(revision));
});

test("data of a later version is known by its format, also within a workspace", () => {
  assert.equal(isNewerData('{"format":"poolbill/scenario","version":2}'), true);
  const branches = { main: { format: "poolbill/scenario", version: 2 } };
  assert.equal(isNewerData(JSON.stringify({ format: "poolbill/workspace", version: 1, branches })), true);
  assert.equal(isNewerData(scenario), false);
  assert.equal(isNewerData("no JSON"), false);
  assert.equal(isNewerData("null"), false);
});
