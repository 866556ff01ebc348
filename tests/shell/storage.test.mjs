import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { checksum, SavedDocument } from "../../shell/storage.mjs";

/** A Storage in memory that can be made to fail. */
class MemoryStorage {
  /** @type {Map<string, string>} */
  items = new Map();
  /** @type {Error | null} */
  failure = null;
  /** Writes left before `failure` is thrown. */
  patience = 0;
  /** Characters of all values. */
  room = Infinity;

  get length() {
    return this.items.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.items.keys()][index] ?? null;
  }

  clear() {
    this.items.clear();
  }

  /** @param {string} key */
  getItem(key) {
    return this.items.get(key) ?? null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    if (this.failure && this.patience-- <= 0) throw this.failure;
    const others = [...this.items].filter(([known]) => known !== key);
    const used = others.reduce((sum, [, text]) => sum + text.length, value.length);
    if (used > this.room) throw quotaError();
    this.items.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.items.delete(key);
  }
}

const quotaError = () => new DOMException("The quota has been exceeded.", "QuotaExceededError");

let storage = new MemoryStorage();
/** @type {string[]} */
let problems = [];
/** @type {string[]} */
let conflicts = [];

const open = () =>
  new SavedDocument(
    () => storage,
    "bill",
    (problem) => problems.push(problem),
    ({ data }) => conflicts.push(data),
  );

/** What lies in a slot: a line of JSON, then the data. @param {string} slot */
function envelope(slot) {
  const [header, ...data] = (storage.getItem(`bill:${slot}`) ?? "").split("\n");
  return { ...JSON.parse(header), data: data.join("\n") };
}

beforeEach(() => {
  storage = new MemoryStorage();
  problems = [];
  conflicts = [];
});

test("what was written is read again by the next page", () => {
  assert.equal(open().write('{"now":1}'), true);
  assert.equal(open().read(), '{"now":1}');
  assert.deepEqual(problems, []);
});

test("data of several lines, and in any language, is read as it was written", () => {
  const data = '{\n  "name": "资源池 \\"a\\""\n}\n';
  open().write(data);
  assert.equal(open().read(), data);
  assert.equal(envelope("a").data, data);
});

test("what the first version saved, one JSON object, is still read, and counted on from", () => {
  const saved = { format: "poolbill/save", version: 1, revision: 7, writer: "w", saved_at: "", checksum: checksum("old"), data: "old" };
  storage.setItem("bill", "a");
  storage.setItem("bill:a", JSON.stringify(saved));
  const document = open();
  assert.equal(document.read(), "old");
  document.write("new");
  assert.deepEqual([envelope("b").version, envelope("b").revision], [2, 8]);
  assert.deepEqual(problems, []);
});

test("nothing saved reads as nothing, without complaint", () => {
  assert.equal(open().read(), undefined);
  assert.deepEqual(problems, []);
});

test("writes alternate between two slots, and the revision counts them", () => {
  const document = open();
  document.write("first");
  document.write("second");
  assert.deepEqual([envelope("a").data, envelope("b").data], ["first", "second"]);
  assert.deepEqual([envelope("a").revision, envelope("b").revision], [1, 2]);
  assert.equal(storage.getItem("bill"), "b");
});

test("a page that dies between slot and pointer leaves the last good state", () => {
  const document = open();
  document.write("old");
  document.write("good");
  storage.failure = new Error("the tab is gone");
  storage.patience = 1; // the slot is written, the pointer is not
  document.write("torn");
  assert.equal(open().read(), "good");
});

test("a damaged envelope is set aside byte for byte, said, and the other slot is used", () => {
  const document = open();
  document.write("older");
  document.write("newer");
  const damaged = (storage.getItem("bill:b") ?? "").replace("newer", "nEwer");
  storage.setItem("bill:b", damaged);
  assert.equal(open().read(), "older");
  assert.equal(storage.getItem("bill:damaged"), damaged);
  assert.deepEqual(problems, ["damaged"]);
});

test("an envelope of a version that is not known is not read, and is kept", () => {
  storage.setItem("bill", "a");
  const future = { format: "poolbill/save", version: 3, revision: 1, checksum: checksum("future"), data: "future" };
  storage.setItem("bill:a", JSON.stringify(future));
  assert.equal(open().read(), undefined);
  assert.match(storage.getItem("bill:damaged") ?? "", /future/);
});

test("where there is no room for two, the newer takes the place of the one before", () => {
  storage.room = 900;
  const document = open();
  for (const letter of "abc") assert.equal(document.write(letter.repeat(400)), true);
  assert.equal(open().read(), "c".repeat(400));
  assert.deepEqual(problems, []);
  assert.equal(document.write("short"), true); // and with room again, both
  assert.equal(storage.length, 3);
  assert.equal(open().read(), "short");
});

test("what is too long even for one leaves what was saved before", () => {
  storage.room = 700;
  const document = open();
  document.write("older");
  document.write("newer");
  assert.equal(document.write("x".repeat(700)), false);
  assert.equal(open().read(), "newer");
  assert.deepEqual(problems, ["full"]);
});

test("full storage is said once, and again only after a write has succeeded in between", () => {
  const document = open();
  storage.failure = quotaError();
  assert.equal(document.write("one"), false);
  assert.equal(document.write("two"), false);
  assert.deepEqual(problems, ["full"]);
  storage.failure = null;
  assert.equal(document.write("three"), true);
  storage.failure = quotaError();
  document.write("four");
  assert.deepEqual(problems, ["full", "full"]);
  assert.equal(open().read(), "three");
});

test("blocked storage is an error event, not an exception", () => {
  const blocked = new SavedDocument(
    () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
    "bill",
    (problem) => problems.push(problem),
    () => {},
  );
  assert.equal(blocked.read(), undefined);
  assert.equal(blocked.write("data"), false);
  assert.deepEqual(problems, ["blocked"]);
});

test("another tab's save is announced with its data", () => {
  const ours = open();
  ours.write("ours");
  const theirs = open();
  theirs.read();
  theirs.write("theirs");
  ours.noticeOther();
  ours.noticeOther();
  assert.deepEqual(conflicts, ["theirs"]);
});

test("our own save is not a conflict", () => {
  const ours = open();
  ours.write("ours");
  ours.noticeOther();
  assert.deepEqual(conflicts, []);
});

test("data that the engine cannot use is kept and said", () => {
  const document = open();
  document.write("from the future");
  document.setAside("from the future");
  document.write("new");
  document.write("newer");
  assert.equal(storage.getItem("bill:damaged"), "from the future");
  assert.deepEqual(problems, ["damaged"]);
});

test("writing over another tab's save says so, keeps theirs and counts on from it", () => {
  const ours = open();
  ours.write("ours 1");
  const theirs = open();
  theirs.read();
  theirs.write("theirs");
  ours.write("ours 2");
  assert.equal(open().read(), "ours 2");
  assert.deepEqual(conflicts, ["theirs"]);
  assert.equal(envelope("other").data, "theirs");
  assert.equal(envelope(storage.getItem("bill") ?? "").revision, 3);
});

test("what another tab of the first version saved is kept in a form that can be read", () => {
  const ours = open();
  ours.write("ours");
  const theirs = { format: "poolbill/save", version: 1, revision: 2, writer: "w", saved_at: "", checksum: checksum("old"), data: "old" };
  storage.setItem("bill:a", JSON.stringify(theirs));
  ours.write("ours 2");
  storage.setItem("bill", "a");
  storage.setItem("bill:a", storage.getItem("bill:other") ?? "");
  assert.equal(open().read(), "old");
});

test("forgetting removes the document but not what was set aside", () => {
  const document = open();
  document.write("data");
  storage.setItem("bill:damaged", "bytes");
  document.clear();
  assert.equal(open().read(), undefined);
  assert.equal(storage.getItem("bill:damaged"), "bytes");
});

test("a write after forgetting is not taken for another tab's", () => {
  const document = open();
  document.write("before");
  document.clear();
  document.write("after");
  assert.equal(open().read(), "after");
  assert.equal(storage.getItem("bill:other"), null);
});

test("the checksum sees one changed character anywhere", () => {
  const text = '{"actions":[{"at":"2023-04-18T15:29:16+08:00"}]}';
  const whole = checksum(text);
  for (let index = 0; index < text.length; ++index) {
    const changed = `${text.slice(0, index)}#${text.slice(index + 1)}`;
    assert.notEqual(checksum(changed), whole, changed);
  }
});
