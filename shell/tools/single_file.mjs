// Makes dist/poolbill.html: the demo with everything in it, for who opens it from a disk. Fails above a size that can be
// sent by mail.
//
// Browsers fetch nothing from a file's folder. So what the site fetches is in the page as text, and `fetch` in the
// shell's modules is the function of shell/pages/demo/single_file_fetch.mjs.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";

import { bundling, engineFiles, minifiedStyle } from "./bundle_parts.mjs";
import { root } from "./serve.mjs";

const limit = 1_200_000;
const demo = join(root, "shell/pages/demo");
const module = join(root, "build/web/module");
const scenarios = join(root, "assets/scenarios");
const target = join(root, "dist/poolbill.html");

/** Deflated, as base64, by the address below the page. @returns {Record<string, string>} */
function filesInside() {
  const files = [
    ...engineFiles.map((file) => [file, join(module, file)]),
    ...readdirSync(scenarios).map((file) => [`scenarios/${file}`, join(scenarios, file)]),
  ];
  return Object.fromEntries(files.map(([name, file]) => [name, deflateRawSync(readFileSync(file), { level: 9 }).toString("base64")]));
}

/** @type {import("esbuild").Plugin} */
const everythingInside = {
  name: "everything-inside",
  setup(builder) {
    builder.onResolve({ filter: /\/(poolbill\.js|offline\.mjs)$/ }, ({ path }) =>
      basename(path) === "poolbill.js" ? { path: join(module, "poolbill.mjs") } : { path: "offline", namespace: "absent" },
    );
    builder.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "export const keepOffline = () => {}; // the file is here" }));
    builder.onResolve({ filter: /^files-inside$/ }, ({ path }) => ({ path, namespace: "inside" }));
    builder.onLoad({ filter: /.*/, namespace: "inside" }, () => ({ contents: `export const FILES = ${JSON.stringify(filesInside())};` }));
  },
};

const { outputFiles } = await build({
  ...bundling,
  minify: true,
  entryPoints: [join(demo, "single_file.mjs"), join(demo, "single_file.css")],
  inject: [join(demo, "single_file_fetch.mjs")],
  outdir: "inside",
  write: false,
  plugins: [everythingInside, minifiedStyle],
});
const text = (/** @type {string} */ ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";

/** @type {[RegExp, string][]} what the page refers to, and what takes its place */
const replaced = [
  [/ *<link rel="manifest".*\n/, ""],
  [/<link rel="stylesheet" href="demo.css" \/>/, `<style>${text(".css")}</style>`],
  [/<script type="module" src="demo.mjs"><\/script>/, `<script type="module">${text(".js")}</script>`],
];
let html = readFileSync(join(demo, "index.html"), "utf8");
for (const [reference, content] of replaced) {
  if (!reference.test(html)) throw new Error(`index.html has no ${reference}`);
  html = html.replace(reference, () => content);
}
writeFileSync(target, html);
const size = Buffer.byteLength(html);
console.log(`dist/poolbill.html: ${size.toLocaleString("en")} bytes`);
if (size > limit) {
  console.error(`It should have at most ${limit.toLocaleString("en")}.`);
  process.exitCode = 1;
}
