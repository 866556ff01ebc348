// The packed package: what is in it, what its tools say, and its types.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { root } from "../../shell/tools/serve.mjs";
import { noticesOf } from "../../shell/tools/notices.mjs";
import { tarball, tools, workshop } from "./unpacked.mjs";

const folder = join(root, workshop("inspected"));
const unpacked = join(folder, "node_modules/poolbill");
const read = (/** @type {string} */ file) => readFileSync(join(unpacked, file), "utf8");
const run = promisify(execFile);

/** The output of a program, also when it fails. @param {string} file @param {string[]} words @param {string} [cwd] */
const output = (file, words, cwd = folder) =>
  run(file, words, { cwd }).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => assert.fail(`${file} ${words.join(" ")}\n${stdout}${stderr}`),
  );

test("it holds what is on the list, and is small", () => {
  const languages = readdirSync(unpacked).filter((file) => /^poolbill\..+\.txt$/.test(file));
  assert.deepEqual(readdirSync(unpacked).sort(), [
    ...["LICENSE", "README.md", "THIRD-PARTY-NOTICES", "create.js", "custom-elements.json", "define.js", "engine.js", "huawei-cloud.js", "index.js"],
    ...["package.json", "poolbill.deferred.wasm", "poolbill.engine.wasm", "poolbill.exporting.js", "poolbill.host.js", "poolbill.js", "poolbill.link.js"],
    ...["poolbill.live.js", "poolbill.moving.js"],
    ...["poolbill.notices.js", "poolbill.saving.js", "poolbill.wasm", ...languages, "react.js"],
    ...["scenario.schema.json", "types"],
  ]);
  assert.ok(readFileSync(tarball).length < 950_000);
});

test("making it again gives the same bytes", async () => {
  const before = readFileSync(tarball);
  await output("node", ["shell/tools/package.mjs"], root);
  assert.ok(readFileSync(tarball).equals(before));
});

test("every entry can be imported in bare Node, and only define has a side effect", async () => {
  const { exports, sideEffects } = JSON.parse(read("package.json"));
  const entries = Object.entries(exports).filter(([, to]) => typeof to === "object" && to.default !== "./poolbill.js");
  assert.deepEqual(entries.map(([name]) => name), [".", "./define", "./create", "./react", "./huawei-cloud", "./engine"]);
  const script = entries.map(([name]) => `await import("poolbill${name.slice(1)}");`).join("\n");
  writeFileSync(join(folder, "entries.mjs"), script);
  await output("node", ["entries.mjs"]);
  assert.deepEqual(sideEffects, ["./define.js"]);
});

test("publint finds nothing", async () => {
  await output(join(tools, ".bin/publint"), ["--strict", unpacked]);
});

test("types resolve wherever ES modules do", async () => {
  const files = [".wasm", ".txt", ".json"].flatMap((end) => Object.keys(JSON.parse(read("package.json")).exports).filter((name) => name.endsWith(end)));
  await output(join(tools, ".bin/attw"), [tarball, "--profile", "esm-only", "--exclude-entrypoints", ...files, "--format", "ascii"]);
});

test("a program under strict compiles, with both ways to resolve modules", async () => {
  cpSync(join(root, "tests/package/consumer/strict.ts"), join(folder, "strict.mts"));
  cpSync(join(root, "tests/package/consumer/tag.tsx"), join(folder, "tag.tsx"));
  cpSync(join(root, "shell/pages/examples/react/main.tsx"), join(folder, "main.tsx"));
  const options = ["--strict", "--noEmit", "--target", "es2022", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--typeRoots", "none"];
  const tsc = join(root, "node_modules/.bin/tsc");
  await output(tsc, [...options, "--module", "nodenext", "--moduleResolution", "nodenext", "strict.mts"]);
  await output(tsc, [...options, "--module", "es2022", "--moduleResolution", "bundler", "--jsx", "react-jsx", "--skipLibCheck", "strict.mts", "tag.tsx", "main.tsx"]);
});

test("the manifest has the attributes, properties, methods and events of the code", async () => {
  const { modules } = JSON.parse(read("custom-elements.json"));
  const [element] = modules.flatMap((/** @type {any} */ { declarations }) => declarations).filter((/** @type {any} */ { tagName }) => tagName === "pool-bill");
  /** @param {any[]} list */
  const names = (list) => list.map(({ name }) => name).sort();
  const { PoolBillElement } = await import("../../shell/element.mjs");
  const { EVENT_NAMES, EVENT_PREFIX } = await import("../../shell/events.mjs");
  const members = Object.entries(Object.getOwnPropertyDescriptors(PoolBillElement.prototype));
  const isOurs = ([name = ""]) => name !== "constructor" && !name.endsWith("Callback");
  assert.deepEqual(names(element.attributes), [...PoolBillElement.observedAttributes].sort());
  assert.deepEqual(names(element.members), members.filter(([name]) => isOurs([name])).map(([name]) => name).sort());
  assert.deepEqual(names(element.events), EVENT_NAMES.map((name) => EVENT_PREFIX + name).sort());
  const file = { name: "PoolBillElement", module: "index.js" };
  assert.deepEqual(modules.map((/** @type {any} */ { path }) => path).sort(), ["define.js", "index.js"]);
  assert.ok(JSON.stringify(modules).includes(JSON.stringify(file)));
  const tokens = Object.keys(JSON.parse(readFileSync(join(root, "assets/theme/light.json"), "utf8")));
  assert.equal(element.cssProperties.length, tokens.length + 1);
});

test("the notices name everything that is linked, and something new is an error", () => {
  const notices = read("THIRD-PARTY-NOTICES");
  for (const word of ["Dear ImGui", "Omar Cornut", "nlohmann/json", "Niels Lohmann", "Emscripten", "libc++", "musl", "Rich Felker"]) {
    assert.ok(notices.includes(word), word);
  }
  assert.throws(() => noticesOf(["libzlib.a(inflate.o)"], { imgui: "", nlohmann: "", emscripten: "" }), /libzlib\.a is, which is linked/);
});

test("the version is the tree's", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  assert.equal(JSON.parse(read("package.json")).version, version);
  assert.ok(execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).startsWith("package/"));
});
