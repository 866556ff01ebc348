// Divides the linked module: what only the deferred screens reach goes to a second file, fetched when one is opened.
//
//   node split_module.mjs FOLDER_OF_BINARYEN MODULE.wasm
//
// MODULE.wasm becomes the first part, and MODULE.deferred.wasm lies beside it. Both share memory and table: the
// second imports what it needs from the exports of the first ("primary"), and puts its functions into the table in
// place of the imports "deferred" of the first. shell/loader.mjs joins them. In each, functions are put in an order
// that compresses well, and optimised once more.
//
// The module must have names (--profiling-funcs). A function of C++ namespace poolbill::ui::deferred that is in the
// table, and so is called by address, is a gate; everything that exports, the start function and other table entries
// reach without passing a gate is the first part. web/ui/views/deferred.hpp sees to it that no gate is passed early.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ordered } from "./order_functions.mjs";

const [folder, module] = process.argv.slice(2);
const second = module.replace(/\.wasm$/, ".deferred.wasm");
const text = module.replace(/\.wasm$/, ".wat");
const names = module.replace(/\.wasm$/, ".deferred.txt");
// What emcc lets the module have; the file itself no longer says it.
const features = ["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals", "reference-types", "multivalue"];
const enabled = features.map((feature) => `--enable-${feature}`);

/** A name as it stands in the text, plain ($name) or, by newer tools, quoted ($"name with spaces"). */
const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;

/** @param {string} wat */
function read(wat) {
  /** @type {Map<string, string[]>} function to what it calls or takes the address of */
  const calls = new Map();
  /** @type {string[]} */
  const table = [];
  /** @type {string[]} */
  const roots = [];
  const all = (/** @type {string} */ part, /** @type {string} */ before) =>
    Array.from(part.matchAll(new RegExp(`${before}(${NAME})`, "g")), ([, name]) => name);
  for (const part of wat.split("\n (")) {
    if (part.startsWith("func ")) {
      const [name] = all(part, "^func ");
      calls.set(name, all(part, String.raw`\((?:call|return_call|ref\.func) `));
    } else if (part.startsWith("elem ")) {
      table.push(...all(part, " "));
    } else if (/^(export|start) /.test(part)) {
      roots.push(...all(part, String.raw`(?:\(func |^start )`));
    }
  }
  return { calls, table, roots };
}

/** @param {ReturnType<typeof read>} module @returns {string[]} what the first part does not reach */
function deferredOf({ calls, table, roots }) {
  const isGate = (/** @type {string} */ name) =>
    // Equal functions are merged: what stands in the table twice may be another's as well.
    name.includes("poolbill::ui::deferred::") && table.indexOf(name) === table.lastIndexOf(name);
  const first = new Set([...roots, ...table.filter((name) => !isGate(name))]);
  for (const name of first) calls.get(name)?.forEach((callee) => first.add(callee));
  const rest = [...calls.keys()].filter((name) => !first.has(name));
  if (!table.some(isGate)) throw new Error("the module has no gate: nothing of poolbill::ui::deferred is in its table");
  return rest;
}

/** A name as wasm-split wants it: without its mark and quotes, and what was escaped for the quotes as it was. @param {string} name */
const listed = (name) => (name.startsWith('$"') ? name.slice(2, -1).replace(/\\(['"\\])/g, "$1") : name.slice(1));

/** @param {string} tool @param {string[]} options */
const run = (tool, options) => execFileSync(join(folder, tool), options, { stdio: ["ignore", "inherit", "inherit"] });

/** @param {string} wasm */
const textOf = (wasm) => {
  run("wasm-dis", [...enabled, wasm, "-o", text]);
  return readFileSync(text, "utf8");
};

const deferred = deferredOf(read(textOf(module)));
writeFileSync(names, deferred.map(listed).join("\n"));
run("wasm-split", [
  ...enabled,
  module,
  `--split-funcs=@${names}`,
  "--import-namespace=primary",
  "--placeholder-namespace=deferred",
  "-o1",
  `${module}.first`,
  "-o2",
  second,
]);
const first = `${module}.first`;
for (const [part, target] of [
  [first, module],
  [second, second],
]) {
  // Newer tools say which part is meant: "deferred.deferred".
  const wat = textOf(part).replaceAll('(import "deferred.deferred"', '(import "deferred"');
  writeFileSync(text, ordered(wat));
  run("wasm-opt", [...enabled, text, "-Os", "-o", target]);
}
rmSync(first);
rmSync(text);
console.log(`${statSync(module).size} bytes in the first part, ${statSync(second).size} deferred`);
