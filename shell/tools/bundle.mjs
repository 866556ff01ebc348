// Makes dist/site, the site as it is shipped: copy it to any web server, under any path.
//
//   index.html, demo.mjs, demo.css, scenarios/    the demo page
//   define.mjs, create.mjs                        the widget, as a tag or as a function
//   poolbill.mjs, poolbill.wasm                   the engine; must lie beside the two above
//   poolbill.saving.mjs                           what saves, fetched by widgets with a storage key
//   poolbill.notices.mjs, .moving.mjs, .host.mjs  parts of it that are seldom needed
//   poolbill.deferred.wasm                        its part that is fetched when a screen of it is opened
//   poolbill.<tag>.txt                            its texts in other languages, fetched when they are to be shown
//   LICENSE, THIRD-PARTY-NOTICES.txt
//
// The demo imports define.mjs rather than holding a copy. Left out: source maps; `./dev serve --source` serves
// the modules as written.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { build } from "esbuild";

import { engineFiles, fileBeside, minifiedStyle, savingEntries, savingIsBeside } from "./bundle_parts.mjs";
import { notices } from "./notices.mjs";
import { root } from "./serve.mjs";

const site = join(root, "dist/site");
const module = join(root, "build/web/module");
const shell = join(root, "shell");
const demo = join(shell, "pages/demo");

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
const entries = [join(shell, "define.mjs"), join(shell, "create.mjs"), join(demo, "demo.mjs"), join(demo, "demo.css")];
await build({
  entryPoints: [...entries, join(module, "poolbill.mjs")].map((file) => ({ in: file, out: parse(file).name })).concat(savingEntries),
  outdir: site,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  plugins: [fileBeside("define.mjs"), fileBeside("poolbill.mjs"), ...savingIsBeside, minifiedStyle],
});
/** @type {[string, string][]} */
const copies = [
  [demo, "."],
  ...engineFiles.map((file) => /** @type {[string, string]} */ ([join(module, file), file])),
  [join(root, "assets/scenarios"), "scenarios"],
  [join(root, "LICENSE"), "LICENSE"],
];
const isBundled = (/** @type {string} */ file) => /\.(mjs|css)$/.test(file);
for (const [from, to] of copies) {
  cpSync(from, join(site, to), { recursive: true, filter: (file) => !isBundled(file) });
}
writeFileSync(join(site, "THIRD-PARTY-NOTICES.txt"), notices(module));
