// Divides the linked module: what only the deferred screens reach goes to a second file, fetched when one is opened.
//
//   node split_module.mjs FOLDER_OF_BINARYEN MODULE.wasm
//
// MODULE.wasm becomes the first part, and MODULE.deferred.wasm is written beside it. Both share memory and table: the
// second imports what it needs from the exports of the first ("primary"), and puts its functions into the table in
// place of the imports "deferred" of the first. shell/engine_loader.mjs joins them. README.md lists what this relies on.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { deferredOf, listedName, readModule } from "./gates.mjs";

const [folder, module] = process.argv.slice(2);
const second = module.replace(/\.wasm$/, ".deferred.wasm");
const text = module.replace(/\.wasm$/, ".wat");
const names = module.replace(/\.wasm$/, ".deferred.txt");
// The features that emcc enables; the linked file does not list them.
const features = ["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals", "reference-types", "multivalue"];
const enabled = features.map((feature) => `--enable-${feature}`);

/** @param {string} tool @param {string[]} options */
const run = (tool, options) => execFileSync(join(folder, tool), options, { stdio: ["ignore", "inherit", "inherit"] });

/** @param {string} wasm */
const textOf = (wasm) => {
  run("wasm-dis", [...enabled, wasm, "-o", text]);
  return readFileSync(text, "utf8");
};

const deferred = deferredOf(readModule(textOf(module)));
writeFileSync(names, deferred.map(listedName).join("\n"));
const first = `${module}.first`;
run("wasm-split", [
  ...enabled,
  module,
  `--split-funcs=@${names}`,
  "--import-namespace=primary",
  "--placeholder-namespace=deferred",
  "-o1",
  first,
  "-o2",
  second,
]);
for (const [part, target] of [
  [first, module],
  [second, second],
]) {
  // Newer tools name the part as well: "deferred.deferred".
  const wat = textOf(part).replaceAll('(import "deferred.deferred"', '(import "deferred"');
  writeFileSync(text, wat);
  run("wasm-opt", [...enabled, text, "-Os", "-o", target]);
}
rmSync(first);
rmSync(text);
console.log(`${statSync(module).size} bytes in the first part, ${statSync(second).size} deferred`);
