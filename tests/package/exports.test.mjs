// Exports as programs that others wrote read them: CSV by csv-parse and by Python's csv, calendars by ical.js.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { openSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import ICAL from "ical.js";

import { root } from "../../shell/tools/serve.mjs";

const poolbill = join(root, "build/native/poolbill");
const maxBuffer = 2 ** 28;
const samples = readdirSync(join(root, "assets/scenarios")).filter((file) => file !== "samples.json");
const sample = (/** @type {string} */ file) => join(root, "assets/scenarios", file);

/** @param {string} file @param {string[]} options */
const exported = (file, ...options) => execFileSync(poolbill, ["export", file, ...options], { encoding: "utf8", maxBuffer });

/** A sample whose pool and flavor have hostile names. */
function hostile() {
  const text = readFileSync(sample("documentation-example.json"), "utf8");
  const scenario = JSON.parse(text.replaceAll("pool-demo-1a2b3c", "-2+3+cmd|x!A1"));
  scenario.pools[0].name = 'a,b"c;\\d\r\nATTENDEE:mailto:x@example.com 池';
  return JSON.stringify(scenario);
}
/** @param {string[]} options */
const exportedHostile = (...options) =>
  
  execFileSync(poolbill, ["export", "-", ...options], { encoding: "utf8", input: hostile(), maxBuffer });

const python = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode("utf-8")
print(json.dumps(list(csv.reader(io.StringIO(text, newline=""), strict=True))))
`;
/** @param {string} text @returns {string[][]} */
const readByPython = (text) =>
  JSON.parse(execFileSync("python3", ["-c", python], { encoding: "utf8", input: text, maxBuffer }));

/** @param {string} text @returns {Record<string, string>[]} the rows, by the names of the columns */
const recordsOf = (text) => parse(text, { columns: true, record_delimiter: "\r\n" });

test("csv-parse and Python read the same cells from every CSV export", () => {
  for (const file of samples) {
    for (const format of ["csv", "focus-1.2", "focus-1.4"]) {
      const text = exported(sample(file), "--format", format);
      const rows = parse(text, { record_delimiter: "\r\n" });
      assert.deepEqual(rows, readByPython(text), `${file} as ${format}`);
    }
  }
  const text = exportedHostile("--format", "focus-1.2");
  assert.deepEqual(parse(text, { record_delimiter: "\r\n" }), readByPython(text));
});

test("CSV has the same values as JSON", () => {
  for (const file of samples) {
    const rows = recordsOf(exported(sample(file), "--format", "csv"));
    const objects = JSON.parse(exported(sample(file), "--format", "json"));
    const lines = exported(sample(file), "--format", "jsonl").split("\n").filter(Boolean);
    assert.deepEqual(lines.map((line) => JSON.parse(line)), objects);
    assert.equal(rows.length, objects.length);
    objects.forEach((/** @type {Record<string, unknown>} */ object, /** @type {number} */ index) => {
      for (const [name, cell] of Object.entries(rows[index])) assert.equal(cell, String(object[name] ?? ""), name);
    });
  }
});

test("text that a spreadsheet would run is marked, and is as it was with --raw", () => {
  const [row] = recordsOf(exportedHostile("--format", "csv"));
  assert.equal(row.pool, "'-2+3+cmd|x!A1");
  const [raw] = recordsOf(exportedHostile("--format", "csv", "--raw"));
  assert.equal(raw.pool, "-2+3+cmd|x!A1");
});

test("a byte order mark is in the file only when it is asked for", () => {
  assert.ok(exported(sample(samples[0]), "--format", "csv", "--bom").startsWith("\ufeffpool,"));
  assert.ok(exported(sample(samples[0]), "--format", "csv").startsWith("pool,"));
});

/** @param {string} text @returns {any[]} */
function entries(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((entry) => new ICAL.Event(entry));
}

test("ical.js reads the calendar of the documentation example", () => {
  const [expiry, grace, retention, ...more] = entries(exported(sample("documentation-example.json"), "--format", "ics"));
  assert.equal(more.length, 0);
  assert.equal(expiry.uid, "pool-demo-1a2b3c/expiry-1@poolbill");
  assert.equal(expiry.endDate.toJSDate().toISOString(), "2023-05-18T15:59:59.000Z");
  assert.equal(expiry.duration.toSeconds(), 1800);
  assert.match(expiry.description, /2023-05-18 23:59:59/);
  assert.equal(grace.endDate.toJSDate().toISOString(), "2023-06-02T15:59:59.000Z");
  assert.equal(retention.endDate.toJSDate().toISOString(), "2023-06-17T15:59:59.000Z");
});

test("a calendar has one UID per entry, and a pool's name comes back as it was", () => {
  for (const file of samples) {
    const uids = entries(exported(sample(file), "--format", "ics")).map(({ uid }) => uid);
    assert.equal(new Set(uids).size, uids.length, file);
  }
  const [expiry] = entries(exportedHostile("--format", "ics"));
  assert.equal(expiry.attendees.length, 0);
  assert.ok(expiry.summary.startsWith('a,b"c;\\d\nATTENDEE:mailto:x@example.com 池: '), expiry.summary);
});

test("a full disk and a closed pipe are errors", () => {
  const bill = join(root, "tests/inputs/bills/records-intl-page-1-of-2.json");
  const missing = join(root, "tests/inputs/pools/scaled-list.json");
  for (const [finished, ...command] of [
    [0, "export", sample("documentation-example.json"), "--format", "csv"],
    [3, "reconcile", sample("documentation-example.json"), bill],
    [3, "import", missing],
  ]) {
    const run = (/** @type {"ignore" | number} */ output) =>
      spawnSync(poolbill, command.map(String), { encoding: "utf8", stdio: ["ignore", output, "pipe"] });
    assert.equal(run("ignore").status, finished);
    const written = run(openSync("/dev/full", "w"));
    assert.equal(written.status, 1);
    assert.match(written.stderr, /could not be written in full/);
  }
  // The first line is read and the pipe closed; PIPESTATUS has the program's own exit code.
  const long = join(root, "assets/scenarios/documentation-example-start.json");
  const script = '"$0" export "$1" --format csv --at 2099-01-01T00:00:00+08:00 | head -n 1; exit "${PIPESTATUS[0]}"';
  const cut = spawnSync("bash", ["-c", script, poolbill, long], { encoding: "utf8" });
  assert.ok(cut.stdout.startsWith("pool,"));
  assert.notEqual(cut.status, 0);
});

test("a command that writes nothing does not mind a closed output", () => {
  const script = '"$0" check "$1" >&-; exit $?';
  const checked = spawnSync("bash", ["-c", script, poolbill, sample("documentation-example.json")], { encoding: "utf8" });
  assert.equal(checked.stderr, "");
  assert.equal(checked.status, 0);
});
