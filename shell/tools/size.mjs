// What the demo page loads at first, in bytes: raw, gzip and brotli. Exits with 1 above the budget.
//
// Every file in dist/site counts that the page requests by itself. Listed apart is what it fetches when it is needed: the
// deferred part of the module, the texts of languages other than English, what exports, links, host mode, what saves, which comes after the first
// frame unless something was saved, and what makes the page work offline. Not listed are scenarios that the page does
// not name, the entry points for embedding in another way, the gallery, and the icons, which are for those who install the page.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { root } from "./serve.mjs";

const budget = 296_000;
const dist = join(root, "dist/site");

const page = readFileSync(join(dist, "index.html"), "utf8");
const script = readFileSync(join(dist, "demo.js"), "utf8");
const files = readdirSync(dist, { recursive: true, encoding: "utf8", withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1))
  .filter((file) => !file.startsWith("scenarios/") || page.includes(file) || script.includes(file))
  .filter((file) => !/^(create\.js|huawei-cloud\.js|LICENSE|THIRD-PARTY-NOTICES\.txt|icon-.*|gallery\..*)$/.test(file))
  .sort();
const isLater = (/** @type {string} */ file) => /^(poolbill\.(deferred\.wasm|.+\.txt|(saving|notices|moving|host|exporting|link|live)\.js)|offline\.js|service-worker\.js)$/.test(file);

/** @param {string} name @param {number[]} numbers */
const row = (name, numbers) =>
  console.log(name.padEnd(24) + numbers.map((number) => number.toLocaleString("en").padStart(12)).join(""));

console.log("file".padEnd(24) + ["raw", "gzip", "brotli"].map((head) => head.padStart(12)).join(""));
const total = [0, 0, 0];
/** @type {[string, number[]][]} */
const later = [];
for (const file of files) {
  const bytes = readFileSync(join(dist, file));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length];
  if (isLater(file)) {
    later.push([file, sizes]);
  } else {
    sizes.forEach((size, index) => (total[index] += size));
    row(file, sizes);
  }
}
row("total", total);
console.log(`budget${budget.toLocaleString("en").padStart(54)}`);
console.log("fetched when it is needed");
for (const [file, sizes] of later) row(file, sizes);
if (total[2] > budget) {
  console.error(`The demo loads ${total[2]} bytes of brotli at first; the budget is ${budget}.`);
  process.exitCode = 1;
}
