// Makes dist/site, the site as it is shipped: copy it to any web server, under any path.
//
//   index.html, demo.js, demo.css, scenarios/     the demo page
//   gallery.html, gallery.css                     live samples, as authors of documentation write them
//   define.js, create.js                          the widget, as a tag or as a function
//   huawei-cloud.js                               a provider of host mode, which the widget does not load
//   poolbill.js, poolbill.wasm                    the engine; must lie beside the two above
//   poolbill.saving.js                            what saves, fetched by widgets with a storage key
//   poolbill.notices.js, .moving.js, .host.js     parts of it that are seldom needed
//   poolbill.live.js                              host mode, fetched when the page has a provider
//   poolbill.exporting.js                         what exports, fetched with the first export
//   poolbill.link.js                              what makes and opens links, fetched with the first one
//   poolbill.deferred.wasm                        its part that is fetched when a screen of it is opened
//   poolbill.<tag>.txt                            its texts in other languages, fetched when they are to be shown
//   offline.js, service-worker.js                 what makes the demo work without a network
//   manifest.webmanifest, icon-*.png              what a browser needs to install it
//   LICENSE, THIRD-PARTY-NOTICES.txt
//
// Scripts end in .js, because many servers do not know the type of .mjs, and browsers then refuse to run it.
// The demo imports define.js rather than holding a copy. Left out: source maps; `./dev serve --source` serves
// the modules as written.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, parse } from "node:path";
import { build } from "esbuild";

import { bundling, engineFiles, fileBeside, laterEntries, laterIsBeside, minifiedStyle, providerEntry } from "./bundle_parts.mjs";
import { writeIcons } from "./icons.mjs";
import { notices } from "./notices.mjs";
import { writeServiceWorker } from "./offline.mjs";
import { root } from "./serve.mjs";

const site = join(root, "dist/site");
const module = join(root, "build/web/module");
const shell = join(root, "shell");
const demo = join(shell, "pages/demo");
const gallery = join(shell, "pages/gallery");

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
const entries = [join(shell, "define.mjs"), join(shell, "create.mjs"), ...["demo.mjs", "offline.mjs", "demo.css"].map((file) => join(demo, file)), join(gallery, "gallery.css")];
await build({
  ...bundling,
  minify: true,
  entryPoints: [...entries, join(module, "poolbill.mjs")].map((file) => ({ in: file, out: parse(file).name })).concat(providerEntry, laterEntries),
  outdir: site,
  plugins: [fileBeside("define.mjs", "define.js"), fileBeside("poolbill.js"), fileBeside("offline.mjs", "offline.js"), ...laterIsBeside, minifiedStyle],
});
/** @type {[string, string][]} */
const copies = [
  [demo, "."],
  ...engineFiles.map((file) => /** @type {[string, string]} */ ([join(module, file), file])),
  [join(root, "assets/scenarios"), "scenarios"],
  [join(root, "LICENSE"), "LICENSE"],
];
const isMade = (/** @type {string} */ file) => /\.(m?js|mts|css|html)$/.test(file);
for (const [from, to] of copies) {
  cpSync(from, join(site, to), { recursive: true, filter: (file) => !isMade(file) });
}
for (const page of [join(demo, "index.html"), join(gallery, "gallery.html")]) {
  writeFileSync(join(site, basename(page)), readFileSync(page, "utf8").replace(/(<script .*src="\w+\.)mjs/, "$1js"));
}
writeFileSync(join(site, "THIRD-PARTY-NOTICES.txt"), notices(module));
writeIcons(site);
writeServiceWorker(site); // of all that is there now
