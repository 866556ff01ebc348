// A document in a store like localStorage, which writes within one task.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { SavedDocument } from "../../../shell/storage/document.mjs";
import { checksum, open, seal } from "../../../shell/storage/envelope.mjs";
import { FakeStorage, localStoreOn, quotaError } from "./fakes.mjs";

let storage = new FakeStorage();
/** @type {string[]} */
let problems = [];
/** @type {string[]} */
let conflicts = [];
let saves = 0;

const make = (store = localStoreOn(storage)) =>
  new SavedDocument(store, "bill", {
    problem: (problem) => problems.push(problem),
    conflict: ({ data }) => conflicts.push(data),
    saved: () => (saves += 1),
  });

/** What another program or an earlier page stored. @param {Partial<import("../../../shell/storage/envelope.mjs").Envelope>} parts */
const sealed = (parts) => seal({ revision: 1, writer: "theirs", after: null, saved_at: "2023-04-18T15:29:16Z", data: "data", ...parts });

/** @param {string} slot */
function envelope(slot) {
  const opened = open(storage.getItem(`bill:${slot}`) ?? "");
  assert.equal(opened.kind, "sound");
  return opened.envelope;
}

/** @param {string} kind @returns {string[]} what is kept beside the document */
const kept = (kind) => [...storage.items].filter(([key]) => key.startsWith(`bill:${kind}:`)).map(([, text]) => text);

beforeEach(() => {
  storage = new FakeStorage();
  problems = [];
  conflicts = [];
  saves = 0;
});

test("what was written is read again by the next page", async () => {
  await make().write('{"now":1}');
  assert.equal(await make().read(), '{"now":1}');
  assert.deepEqual(problems, []);
  assert.equal(saves, 1);
});

test("data of several lines, and in any language, is read as it was written", async () => {
  const data = '{\n  "name": "资源池 \\"a\\""\n}\n';
  await make().write(data);
  assert.equal(await make().read(), data);
});

test("nothing saved reads as nothing, without complaint", async () => {
  assert.equal(await make().read(), undefined);
  assert.deepEqual(problems, []);
});

test("writes alternate between two slots, and the revision counts them", async () => {
  const document = make();
  await document.write("first");
  await document.write("second");
  assert.deepEqual([envelope("a").data, envelope("b").data], ["first", "second"]);
  assert.deepEqual([envelope("a").revision, envelope("b").revision], [1, 2]);
  assert.equal(envelope("b").after, `1 ${envelope("a").writer}`);
});

test("what the first version saved is read, and counted on from", async () => {
  const saved = { format: "poolbill/save", version: 1, revision: 7, writer: "w", saved_at: "", checksum: checksum("old"), data: "old" };
  storage.setItem("bill", "a");
  storage.setItem("bill:a", JSON.stringify(saved));
  const document = make();
  assert.equal(await document.read(), "old");
  await document.write("new");
  assert.equal(envelope("b").revision, 8);
  assert.deepEqual(problems, []);
});

for (const pointer of [null, "a", "b", "x"]) {
  test(`the newest save is read when an earlier program's pointer is ${pointer}`, async () => {
    if (pointer) storage.setItem("bill", pointer);
    storage.setItem("bill:a", sealed({ revision: 8, data: "newest" }));
    storage.setItem("bill:b", sealed({ revision: 7, data: "older" }));
    assert.equal(await make().read(), "newest");
  });
}

test("a page that dies before the slot is written leaves the last good state", async () => {
  const document = make();
  await document.write("good");
  storage.failure = new Error("the tab is gone");
  await document.write("torn");
  assert.equal(await make().read(), "good");
});

test("a damaged slot is moved byte for byte, reported, and the other slot is used", async () => {
  const document = make();
  await document.write("older");
  await document.write("newer");
  const damaged = (storage.getItem("bill:b") ?? "").replace("newer", "nEwer");
  storage.setItem("bill:b", damaged);
  assert.equal(await make().read(), "older");
  assert.deepEqual(kept("damaged"), [damaged]);
  assert.deepEqual(problems, ["damaged"]);
});

test("two damaged slots are each kept under their own name, also after many saves", async () => {
  storage.setItem("bill:a", "no envelope");
  storage.setItem("bill:b", "no envelope either");
  const document = make();
  assert.equal(await document.read(), undefined);
  for (const data of ["one", "two", "three"]) await document.write(data);
  assert.deepEqual(kept("damaged"), ["no envelope", "no envelope either"]);
  assert.deepEqual(problems, ["damaged", "damaged"]);
});

test("what is damaged while the page is open is kept by the next save", async () => {
  const document = make();
  await document.write("first");
  storage.setItem("bill:b", "damaged meanwhile");
  await document.write("second");
  assert.deepEqual(kept("damaged"), ["damaged meanwhile"]);
  assert.deepEqual(problems, ["damaged"]);
  assert.equal(await make().read(), "second");
});

test("while storage is full nothing that is damaged is written over", async () => {
  storage.setItem("bill:a", "damaged a".repeat(20));
  storage.setItem("bill:b", "damaged b".repeat(20));
  const before = [...storage.items];
  storage.room = 400;
  const document = make();
  assert.equal(await document.read(), undefined);
  for (const data of ["one", "two", "three"]) await document.write(data.repeat(50));
  assert.deepEqual([...storage.items].sort(), before.sort());
  assert.deepEqual(problems.filter((problem) => problem === "full"), ["full"]);
});

test("damaged bytes are reported when they are kept, not while there is no room for them", async () => {
  storage.setItem("bill:a", "damaged a".repeat(20));
  storage.room = 300;
  const document = make();
  assert.equal(await document.read(), undefined);
  assert.deepEqual(problems, ["full"]);
  storage.room = Infinity;
  await document.write("next");
  assert.deepEqual(kept("damaged"), ["damaged a".repeat(20)]);
  assert.deepEqual(problems, ["full", "damaged"]);
});

test("data that the engine cannot use is kept by a later save when there was no room", async () => {
  storage.setItem("bill:a", sealed({ revision: 1, data: "unusable" }));
  const document = make();
  await document.read();
  storage.failure = quotaError();
  assert.equal(await document.refuse(), undefined);
  await document.write("one");
  assert.deepEqual(problems, ["full"]);
  storage.failure = null;
  for (const data of ["one", "two", "three"]) await document.write(data);
  assert.deepEqual(kept("damaged"), ["unusable"]);
  assert.deepEqual(problems, ["full", "damaged"]);
});

test("a damaged newest slot in a full store does not hide the older one, nor is either lost", async () => {
  storage.setItem("bill:a", sealed({ data: "sound" }));
  storage.setItem("bill:b", "damaged b".repeat(40));
  storage.room = 600;
  const document = make();
  assert.equal(await document.read(), "sound");
  await document.write("next");
  const all = [...storage.items.values()].join();
  assert.ok(all.includes("damaged b".repeat(40)) && all.includes("sound"));
});

test("what a newer program saved is read as it is, reported, and never changed", async () => {
  const newer = '{"format":"poolbill/save","version":99,"revision":5}\nfrom the future';
  storage.setItem("bill:a", newer);
  storage.setItem("bill:b", sealed({ data: "older" }));
  const before = [...storage.items];
  const document = make();
  assert.equal(await document.read(), "from the future");
  assert.equal(document.isNewer, true);
  assert.equal(await document.refuse(), "older");
  await document.write("ours");
  document.writeNow("ours");
  assert.deepEqual([...storage.items], before);
  assert.deepEqual(problems, ["newer"]);
});

test("a newer program's save that arrives while the page is open is not written over", async () => {
  const document = make();
  await document.write("ours");
  storage.setItem("bill:b", '{"format":"poolbill/save","version":3}\nfrom the future');
  const before = [...storage.items];
  for (const data of ["1", "2", "3"]) await document.write(data);
  assert.deepEqual([...storage.items], before);
  assert.deepEqual(problems, ["newer"]);
});

test("data of a newer program in an envelope that is known is not changed either", async () => {
  storage.setItem("bill:a", sealed({ data: '{"format":"poolbill/scenario","version":2}' }));
  const before = [...storage.items];
  const document = make();
  await document.read();
  assert.equal(await document.refuse(), undefined);
  await document.write("ours");
  assert.deepEqual([...storage.items], before);
  assert.deepEqual(problems, ["newer"]);
});

test("data that the engine cannot use is kept, and the older save is next", async () => {
  storage.setItem("bill:a", sealed({ revision: 1, data: "usable" }));
  storage.setItem("bill:b", sealed({ revision: 2, data: "unusable" }));
  const document = make();
  assert.equal(await document.read(), "unusable");
  assert.equal(await document.refuse(), "usable");
  for (const data of ["one", "two"]) await document.write(data);
  assert.deepEqual(kept("damaged"), ["unusable"]);
  assert.deepEqual(problems, ["damaged"]);
  assert.deepEqual(conflicts, []);
});

test("where there is no room for two, the newer takes the place of the one before", async () => {
  storage.room = 1000;
  const document = make();
  for (const letter of "abc") await document.write(letter.repeat(400));
  assert.equal(await make().read(), "c".repeat(400));
  assert.deepEqual(problems, []);
  await document.write("short"); // with room again, both
  assert.equal(storage.length, 2);
  assert.equal(await make().read(), "short");
});

test("what is too long even for one leaves what was saved before", async () => {
  storage.room = 700;
  const document = make();
  await document.write("older");
  await document.write("newer");
  const before = [...storage.items].sort();
  await document.write("x".repeat(700));
  assert.deepEqual([...storage.items].sort(), before);
  assert.deepEqual(problems, ["full"]);
});

test("full storage is reported once, and again only after a write has succeeded in between", async () => {
  const document = make();
  storage.failure = quotaError();
  await document.write("one");
  await document.write("two");
  assert.deepEqual(problems, ["full"]);
  storage.failure = null;
  await document.write("three");
  storage.failure = quotaError();
  await document.write("four");
  assert.deepEqual(problems, ["full", "full"]);
  storage.failure = null;
  assert.equal(await make().read(), "three");
});

test("storage that fails is reported, not thrown", async () => {
  storage.failure = new DOMException("The operation is insecure.", "SecurityError");
  const document = make();
  await document.write("data");
  document.writeNow("data");
  assert.deepEqual(problems, ["blocked"]);
});

test("another document's save is announced once", async () => {
  const ours = make();
  await ours.write("ours");
  const theirs = make();
  await theirs.read();
  await theirs.write("theirs");
  await ours.look();
  await ours.look();
  assert.deepEqual(conflicts, ["theirs"]);
});

test("our own save is no conflict, nor is another's of the same data", async () => {
  const ours = make();
  await ours.write("same");
  await ours.look();
  const theirs = make();
  await theirs.read();
  await theirs.write("same");
  await ours.look();
  await ours.write("next");
  assert.deepEqual(conflicts, []);
});

test("of two that write in turn nothing is lost, however often, and the second one is told", async () => {
  const [first, second] = [make(), make()];
  await first.read();
  await second.read();
  for (let turn = 1; turn <= 100; ++turn) {
    await first.write(`first ${turn}`);
    await second.write(`second ${turn}`);
  }
  assert.equal(await make().read(), "first 100");
  assert.deepEqual(kept("other").map((text) => text.split("\n")[1]), ["second 100"]);
  assert.ok(conflicts.length > 0);
});

test("saves with equal revisions of two documents are a conflict", async () => {
  storage.setItem("bill:a", sealed({ data: "start" }));
  const [first, second] = [make(), make()];
  await first.read();
  await second.read();
  await first.write("first");
  await second.write("second");
  assert.deepEqual(conflicts, ["first"]);
  assert.equal(await make().read(), "first");
  assert.equal(kept("other").length, 1);
});

test("to keep ours puts it in the place of theirs, which is kept beside it", async () => {
  const [theirs, ours] = [make(), make()];
  await theirs.write("theirs");
  await ours.write("ours");
  await ours.keepOurs("ours");
  assert.equal(await make().read(), "ours");
  assert.deepEqual(kept("other").map((text) => text.split("\n")[1]), ["theirs"]);
  await ours.write("ours 2");
  assert.equal(await make().read(), "ours 2");
  assert.deepEqual(conflicts, ["theirs"]);
});

test("to take theirs goes on from it, and keeps ours beside it for good", async () => {
  const [theirs, ours] = [make(), make()];
  await theirs.write("theirs");
  await ours.write("ours");
  assert.equal(await ours.takeTheirs(), "theirs");
  await ours.write("theirs and more");
  assert.equal(await make().read(), "theirs and more");
  await theirs.write("theirs again");
  assert.equal(await theirs.takeTheirs(), "theirs and more");
  assert.deepEqual(kept("other").map((text) => text.split("\n")[1]).sort(), ["ours", "theirs again"]);
});

test("what another widget's state is continued from is known to the next", async () => {
  const first = make();
  await first.write("one");
  const { position } = first;
  await first.write("two");
  const second = make();
  await second.read(position);
  await second.write("three");
  assert.equal(await make().read(), "three");
  assert.deepEqual(conflicts, []);
});

test("what others saved while a state was taken elsewhere is a conflict", async () => {
  const first = make();
  await first.write("one");
  const { position } = first;
  const other = make();
  await other.read();
  await other.write("theirs");
  const second = make();
  await second.read(position);
  assert.deepEqual(conflicts, ["theirs"]);
});

test("storage that was cleared is reported once, and saved to again", async () => {
  const document = make();
  await document.write("before");
  storage.clear();
  await document.write("after");
  await document.write("later");
  assert.deepEqual(problems, ["cleared"]);
  assert.equal(await make().read(), "later");
});

test("forgetting removes the document but not what is kept beside it", async () => {
  const document = make();
  await document.write("data");
  storage.setItem("bill:damaged:1", "bytes");
  await document.clear();
  assert.equal(await make().read(), undefined);
  assert.deepEqual(kept("damaged"), ["bytes"]);
  await document.write("after");
  assert.deepEqual(problems, []);
  assert.deepEqual(conflicts, []);
});

test("what is kept can be listed, read and removed", async () => {
  storage.setItem("bill:a", "damaged");
  const document = make();
  await document.read();
  const names = await document.kept();
  assert.equal(names.length, 1);
  assert.equal(await document.textOf(names[0]), "damaged");
  await document.forget(names);
  assert.equal(storage.length, 0);
});

test("what is written within the task is not written over by a write that was waiting", async () => {
  const document = make();
  const waiting = document.write("older");
  document.writeNow("newer");
  assert.equal(await make().read(), "newer");
  await waiting;
  assert.equal(await make().read(), "newer");
});
