// The engine without a widget, from the packed package: against the command line, under strict types, and bundled.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build as buildByEsbuild } from "esbuild";
import { build } from "vite";

import { root } from "../../shell/tools/serve.mjs";
import { closeBrowser, open } from "../../shell/tools/visit.mjs";
import { tenYearsOf } from "../bench/ten_years.mjs";
import { example, workshop } from "./unpacked.mjs";

/** @typedef {typeof import("../../shell/headless/engine.mjs")} Entry */

const folder = join(root, workshop("engine-asked"));
const poolbill = join(root, "build/native/poolbill");
const samples = readdirSync(join(root, "assets/scenarios")).filter((file) => file !== "samples.json");
const read = (/** @type {string} */ sample) => readFileSync(join(root, "assets/scenarios", sample), "utf8");
const start = "documentation-example-start.json";
const pool = "pool-demo-1a2b3c";
const order = { at: "2023-04-18T16:30:30+08:00", do: "submit_change_order", pool, order: "CS1", term: { months: 1 } };

/** What the command line writes of a scenario on its standard input. @param {string} scenario @param {string[]} words */
const written = (scenario, command = "", ...words) =>
  execFileSync(poolbill, [command, "-", ...words], { input: scenario, maxBuffer: 2 ** 30 });
/** @param {string} scenario @param {string[]} words */
const document = (scenario, ...words) => JSON.parse(written(scenario, ...words, "--format", "json").toString());

/** @type {Entry} */
let entry;
before(async () => {
  entry = await import(pathToFileURL(join(folder, "node_modules/poolbill/engine.js")).href);
});
after(closeBrowser);

/** @param {ReadableStream<Uint8Array>} stream */
const bytesOf = async (stream) => Buffer.from(await new Response(stream).arrayBuffer());

/** The formats of exports, from the command line's own help. */
const words = /--format F +(.*)/.exec(execFileSync(poolbill, ["export", "--help"], { encoding: "utf8" }))?.[1].split(/, | or /) ?? [];

/** @param {Promise<unknown>} promise @returns {Promise<import("../../shell/headless/engine.mjs").EngineError>} */
const refusal = (promise) =>
  promise.then(
    () => assert.fail("nothing was refused"),
    (error) => {
      assert.ok(error instanceof entry.EngineError, String(error));
      return error;
    },
  );

test("every export has the bytes of the command line, in every format", async () => {
  assert.ok(words.length >= 9 && words.includes("focus-1.4"), words.join());
  for (const sample of samples) {
    const engine = await entry.openEngine(read(sample));
    for (const format of /** @type {import("../../shell/headless/engine.mjs").ExportFormat[]} */ (words)) {
      const expected = written(read(sample), "export", "--format", format);
      assert.ok((await bytesOf(engine.export(format))).equals(expected), `${sample} as ${format}`);
    }
    engine.dispose();
  }
});

test("the options of an export are those of the command line", async () => {
  const sample = "scaled-pool.json";
  const engine = await entry.openEngine(JSON.parse(read(sample)));
  const [{ id }] = JSON.parse(read(sample)).pools;
  const at = "2030-01-01T00:00:00+08:00";
  const through = written(read(sample), "export", "--format", "focus-1.2", "--through-expiry", "--bom", "--raw");
  assert.ok((await bytesOf(engine.export("focus-1.2", { throughExpiry: true, bom: true, raw: true }))).equals(through));
  const some = written(read(sample), "export", "--format", "csv", "--pool", id, "--mode", "pay-per-use", "--at", at);
  assert.ok((await bytesOf(engine.export("csv", { pool: id, mode: "pay-per-use", at }))).equals(some));
  engine.dispose();
});

test("bills, statements, comparisons and previews are the documents of the command line", async () => {
  for (const sample of samples) {
    const text = read(sample);
    const engine = await entry.openEngine(text);
    const lines = [];
    for await (const line of engine.bills()) lines.push(line);
    assert.deepEqual(lines, document(text, "bills"), sample);
    assert.deepEqual(await engine.statement(), document(text, "statement"), sample);
    assert.deepEqual(await engine.statement({ by: "day" }), document(text, "statement", "--by", "day"), sample);
    engine.dispose();
  }
  const text = read(start);
  const engine = await entry.openEngine(text);
  const [at, until] = ["2023-04-18T16:30:30+08:00", "2024-01-01T00:00:00+08:00"];
  assert.deepEqual(await engine.compare({ pool, at }), document(text, "compare", "--pool", pool, "--at", at));
  const stopping = document(text, "compare", "--pool", pool, "--at", at, "--until", until, "--stops");
  assert.deepEqual(await engine.compare({ pool, at, until, stops: true }), stopping);
  const previewed = document(text, "preview", "--pool", pool, "--term", "1m", "--pay-at", at, "--auto-renew");
  assert.deepEqual(await engine.preview({ pool, term: { months: 1 }, payAt: at, autoRenew: true }), previewed);
  engine.dispose();
});

test("an action lengthens the log and moves the clock, and a refused one changes nothing", async () => {
  const engine = await entry.openEngine(read(start));
  assert.equal(engine.now, "2023-04-18T15:29:16+08:00");
  await engine.act(/** @type {any} */ (order));
  assert.equal(engine.now, order.at);
  const before = await engine.scenario();
  assert.equal(JSON.parse(before).actions.length, 2);
  const unknown = await refusal(engine.act({ at: order.at, do: "pay_order", order: "CS2" }));
  assert.deepEqual([unknown.code, unknown.path], ["order.unknown", "/order"]);
  assert.equal((await refusal(engine.act({ at: "2023-04-18T16:00:00+08:00", do: "delete_pool", pool }))).code, "scenario.order");
  const shapeless = await refusal(engine.act(/** @type {any} */ ({ at: 1, do: "pay_order", or: "CS1" })));
  assert.deepEqual(shapeless.problems.map(({ code, path }) => [code, path]), [
    ["json.type", "/at"],
    ["json.missing", ""],
    ["json.unknown-key", "/or"],
  ]);
  assert.equal(await engine.scenario(), before);
  await engine.setNow("2023-05-01T00:00:00+08:00");
  assert.equal(engine.now, "2023-05-01T00:00:00+08:00");
  assert.equal((await refusal(engine.setNow("2023-05-01T00:00:00"))).code, "time.offset");
  engine.dispose();
});

/** Real shapes of bills. @param {string} name */
const billFile = (name) => ({ name: `tests/inputs/${name}`, content: readFileSync(join(root, "tests/inputs", name)) });

test("files are imported and bills reconciled as the command line does", async () => {
  const files = [billFile("bills/detail-cn.csv")];
  const names = files.map(({ name }) => name);
  const now = "2025-11-28T10:00:00+08:00";
  const asked = spawnSync(poolbill, ["import", ...names, "--now", now, "--summary", "json"], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30 });
  const { scenario, ...summary } = await entry.importFiles(files, { now });
  assert.equal(scenario, asked.stdout);
  assert.deepEqual(summary, JSON.parse(asked.stderr));

  const engine = await entry.openEngine(scenario);
  const { notes, ...comparison } = await engine.reconcile(files);
  const saved = join(folder, "imported.json");
  writeFileSync(saved, scenario);
  const reconciled = spawnSync(poolbill, ["reconcile", saved, ...names, "--format", "json"], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.deepEqual(comparison, JSON.parse(reconciled.stdout));
  assert.ok(comparison.counts.equal > 0 && Array.isArray(notes));
  engine.dispose();
});

test("files of which nothing comes are refused, and do not stay for the next call", async () => {
  const nonsense = { name: "nonsense.txt", content: "one\ntwo\n" };
  assert.equal((await refusal(entry.importFiles([nonsense], { now: order.at }))).code, "import.empty");
  const engine = await entry.openEngine(read(start));
  assert.equal((await refusal(engine.reconcile([nonsense]))).code, "import.empty");
  const misnamed = await refusal(engine.reconcile([nonsense], { columns: { Ressource: "nothing" } }));
  assert.deepEqual([misnamed.code, misnamed.path], ["option.columns", "/columns/Ressource"]);
  assert.equal((await refusal(engine.reconcile([]))).code, "import.empty");
  engine.dispose();
});

test("an invalid scenario is refused with all of its errors, and tolerance has warnings", async () => {
  const scenario = { ...JSON.parse(read(start)), more: 1, now: "later" };
  const { problems, code, path, message } = await refusal(entry.openEngine(scenario));
  assert.deepEqual([code, path], ["time.format", "/now"]);
  assert.match(message, /^"later" is not a time/);
  assert.deepEqual(problems.map(({ code: each }) => each), ["time.format", "json.unknown-key"]);
  const engine = await entry.openEngine({ ...scenario, now: order.at }, { tolerant: true });
  assert.deepEqual(engine.warnings.map(({ path: each }) => each), ["/more"]);
  assert.equal(JSON.parse(await engine.scenario()).more, 1);
  engine.dispose();
});

test("options that are not known are refused with their place", async () => {
  const engine = await entry.openEngine(read(start));
  /** @type {[unknown, string, string][]} */
  const cases = [
    [engine.compare({ pool: "p" }), "pool.unknown", "/pool"],
    [engine.compare({ pool, stops: true }), "json.missing", "/stops"],
    [engine.compare(/** @type {any} */ ({ pool, term: 1 })), "json.unknown-key", "/term"],
    [engine.preview({ pool, term: { months: 12 } }), "term.range", "/term/months"],
    [engine.statement(/** @type {any} */ ({ by: "week" })), "json.value", "/by"],
  ];
  for (const [promise, code, path] of cases) {
    const error = await refusal(/** @type {Promise<unknown>} */ (promise));
    assert.deepEqual([error.code, error.path], [code, path]);
  }
  assert.throws(() => engine.export(/** @type {any} */ ("xlsx")), { code: "format.unknown", path: "/format", message: /focus-1\.2/ });
  assert.throws(() => engine.bills({ pool: "p" }), { code: "pool.unknown", path: "/pool" });
  engine.dispose();
});

test("a long export comes in pieces, needs no more memory than a piece, and is of the moment of its call", async () => {
  const text = JSON.stringify(tenYearsOf(3));
  const { instantiate } = WebAssembly;
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) => {
      const instance = await instantiate(module, imports);
      memory = /** @type {WebAssembly.Memory} */ (instance.exports.memory);
      return instance;
    }
  );
  const engine = await entry.openEngine(text);
  WebAssembly.instantiate = instantiate;
  assert.ok(memory);
  for (const format of /** @type {const} */ (["csv", "jsonl", "json", "focus-1.4"])) {
    const reader = engine.export(format).getReader();
    await engine.setNow("2019-01-01T00:00:00+08:00");
    const pieces = [(await reader.read()).value ?? new Uint8Array()];
    const filled = memory.buffer.byteLength;
    await engine.setNow(JSON.parse(text).now);
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
    assert.ok(pieces.length > 50 && pieces.every(({ length }) => length < 600_000), format);
    assert.ok(memory.buffer.byteLength - filled < 2 ** 21, format);
    assert.ok(Buffer.concat(pieces).equals(written(text, "export", "--format", format)), format);
  }
  engine.dispose();
});

test("a stream can be cancelled, an iteration left, and nothing is asked of an engine that was disposed of", async () => {
  const engine = await entry.openEngine(read(samples[0]));
  await engine.export("csv").cancel();
  for await (const { pool: first } of engine.bills()) {
    assert.ok(first);
    break;
  }
  const stream = engine.export("csv");
  const lines = engine.bills();
  engine.dispose();
  engine.dispose();
  assert.equal((await refusal(bytesOf(stream))).code, "engine-disposed");
  assert.equal((await refusal(Promise.resolve(lines.next()))).code, "engine-disposed");
  assert.equal((await refusal(engine.statement())).code, "engine-disposed");
});

test("the module can be given, as bytes or compiled", async () => {
  const bytes = readFileSync(join(folder, "node_modules/poolbill/poolbill.engine.wasm"));
  for (const wasm of [bytes, await WebAssembly.compile(bytes)]) {
    const engine = await entry.openEngine(read(start), { wasm });
    assert.equal((await engine.compare({ pool })).length, 13);
    engine.dispose();
  }
  assert.equal((await refusal(entry.openEngine(read(start), { wasm: new Uint8Array(8) }))).code, "wasm-refused");
  const alone = join(mkdtempSync(join(tmpdir(), "poolbill-engine-")), "engine.mjs");
  cpSync(join(folder, "node_modules/poolbill/engine.js"), alone);
  const script = `await (await import(${JSON.stringify(pathToFileURL(alone).href)})).openEngine("{}").catch(({ code, message }) => console.log(code, message))`;
  const said = execFileSync("node", ["--input-type=module", "-e", script], { encoding: "utf8" });
  assert.match(said, /^engine-address The engine is not at file:.*poolbill\.engine\.wasm\. Pass it as the option "wasm"/);
});

test("the types are those of the documents that the command line writes", () => {
  const at = ["--at", "2023-04-18T16:30:30+08:00"];
  const named = {
    "BillLine[]": samples.flatMap((sample) => document(read(sample), "bills", ...at.map((each) => each.replace("2023", "2026"))).slice(-50)),
    "Statement[]": samples.flatMap((sample) => document(read(sample), "statement")),
    "Comparison[]": document(read(start), "compare", "--pool", pool, ...at),
    Preview: document(read(start), "preview", "--pool", pool, "--term", "1m"),
    "Action[]": samples.flatMap((sample) => JSON.parse(read(sample)).actions).concat(order),
    "ExportFormat[]": words,
  };
  const lines = Object.entries(named).map(([type, value], index) => `export const value${index}: ${type} = ${JSON.stringify(value)};`);
  const imports = 'import type { Action, BillLine, Comparison, ExportFormat, Preview, Statement } from "poolbill/engine";';
  writeFileSync(join(folder, "documents.mts"), [imports, ...lines].join("\n"));
  cpSync(join(root, "tests/package/consumer/engine.ts"), join(folder, "engine.mts"));
  const options = ["--strict", "--noEmit", "--target", "es2022", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--typeRoots", "none"];
  for (const [module, resolution] of [["nodenext", "nodenext"], ["es2022", "bundler"]]) {
    const command = [...options, "--module", module, "--moduleResolution", resolution, "documents.mts", "engine.mts"];
    execFileSync(join(root, "node_modules/.bin/tsc"), command, { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  }
});

test("the example of docs/ENGINE.md prints what the page says", () => {
  const [, program, printed] = /```js\n(.*?)```.*?```text\n(.*?)```/s.exec(readFileSync(join(root, "docs/ENGINE.md"), "utf8")) ?? [];
  writeFileSync(join(folder, "program.mjs"), program);
  writeFileSync(join(folder, "scenario.json"), read(start));
  assert.equal(execFileSync("node", ["program.mjs"], { cwd: folder, encoding: "utf8" }), printed);
});

test("the worked example compares 1,000 pools and writes FOCUS", async () => {
  const place = join(root, example("engine"));
  const printed = execFileSync("node", ["main.mjs"], { cwd: place, encoding: "utf8" });
  const { manyPools } = await import(pathToFileURL(join(place, "pools.mjs")).href);
  const scenario = JSON.stringify(manyPools(1000));
  assert.deepEqual(printed.trimEnd().split("\n"), [
    "Until the end of 2026 the best terms would save 116469540.00000000 USD.",
    ...["1 year: 250 pools", "pay-per-use: 750 pools"],
  ]);
  assert.ok(readFileSync(join(place, "costs.csv")).equals(written(scenario, "export", "--format", "focus-1.2")));
});

test("in a worker of a page, built by Vite; and by esbuild, for Node", async () => {
  const place = join(root, workshop("engine-bundled"));
  writeFileSync(join(place, "worker.js"), `
    import { openEngine } from "poolbill/engine";
    const answer = async (scenario) => {
      const engine = await openEngine(scenario);
      return new Response(engine.export("csv", { at: "2023-04-18T18:00:00+08:00" })).text();
    };
    self.onmessage = ({ data }) => answer(data).then(self.postMessage, (error) => self.postMessage(String(error)));`);
  writeFileSync(join(place, "main.js"), `
    import scenario from "./scenario.json";
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => (document.body.textContent = data);
    worker.postMessage(scenario);`);
  writeFileSync(join(place, "index.html"), '<!doctype html><link rel="icon" href="data:," /><body><script type="module" src="main.js"></script>');
  writeFileSync(join(place, "scenario.json"), read(start));
  const expected = written(read(start), "export", "--format", "csv", "--at", "2023-04-18T18:00:00+08:00").toString();
  /** @type {string[]} */
  const warnings = [];
  const warn = (/** @type {string} */ warning) => void warnings.push(warning);
  const logger = { info() {}, warn, warnOnce: warn, error: warn, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false };
  await build({ root: place, base: "./", logLevel: "warn", customLogger: logger, worker: { format: "es" } });
  assert.deepEqual(warnings, []);
  const visit = await open({ path: "/index.html", server: { folder: join("build/package-tests/engine-bundled/dist") }, waits: false });
  await visit.page.getByText("pool,mode").waitFor();
  assert.equal(await visit.page.evaluate("document.body.textContent"), expected);
  await visit.close();

  const program = 'import { readFileSync } from "node:fs"; import { openEngine } from "poolbill/engine"; for await (const { payable } of (await openEngine(readFileSync("scenario.json", "utf8"))).bills()) console.log(payable);';
  for (const platform of /** @type {const} */ (["node", "neutral", "browser"])) {
    const { warnings: said } = await buildByEsbuild({
      stdin: { contents: platform === "browser" ? 'export * from "poolbill/engine"' : program, resolveDir: place },
      ...{ bundle: true, format: "esm", platform, external: platform === "neutral" ? ["node:fs"] : [], mainFields: ["module", "main"], logLevel: "silent" },
      outfile: join(place, `${platform}/main.mjs`),
    });
    assert.deepEqual(said, [], platform);
  }
  cpSync(join(place, "node_modules/poolbill/poolbill.engine.wasm"), join(place, "node/poolbill.engine.wasm"));
  assert.equal(execFileSync("node", ["node/main.mjs"], { cwd: place, encoding: "utf8" }), document(read(start), "bills").map((/** @type {any} */ { payable }) => `${payable}\n`).join(""));
});
