// Makes dist/, the site as it is shipped: copy it to any web server.
//
//   index.html, demo.mjs, demo.css, scenarios/    the demo page
//   define.mjs, create.mjs                        the widget, as a tag or as a function
//   poolbill.mjs, poolbill.wasm                   the engine; must lie beside the two above
//   poolbill.deferred.wasm                        its part that is fetched when a screen of it is opened
//   poolbill.<tag>.txt                            its texts in other languages, fetched when they are to be shown
//
// The demo imports define.mjs rather than holding a copy. Left out: source maps; `./dev serve --source` serves
// the modules as written.
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { build, transform } from "esbuild";

import { languagesOf, readStrings } from "./languages.mjs";
import { root } from "./serve.mjs";

const dist = join(root, "dist");
const module = join(root, "build/web/module");
const shell = join(root, "shell");
const demo = join(shell, "pages/demo");

/** Modules that stay files of their own: the widget beside the demo, the engine's beside the widget. @type {import('esbuild').Plugin} */
const filesBeside = {
  name: "files-beside",
  setup(builder) {
    builder.onResolve({ filter: /\/(define|poolbill)\.mjs$/ }, ({ kind, path }) =>
      kind === "entry-point" ? undefined : { path: `./${basename(path)}`, external: true },
    );
  },
};

/** The widget's style sheet is a text in a module, which the bundler leaves as it is. @type {import('esbuild').Plugin} */
const minifiedStyle = {
  name: "minified-style",
  setup(builder) {
    builder.onLoad({ filter: /shell\/style\.mjs$/ }, async ({ path }) => {
      const [before, css, after, ...others] = readFileSync(path, "utf8").split("`");
      if (after === undefined || others.length > 0) throw new Error(`${path} should hold one template text, the style sheet`);
      const { code } = await transform(css, { loader: "css", minify: true, charset: "utf8" });
      return { contents: [before, code.trim().replaceAll("\\", "\\\\"), after].join("`") };
    });
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const entries = [join(shell, "define.mjs"), join(shell, "create.mjs"), join(demo, "demo.mjs"), join(demo, "demo.css")];
await build({
  entryPoints: [...entries, join(module, "poolbill.mjs")],
  entryNames: "[name]",
  outdir: dist,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  plugins: [filesBeside, minifiedStyle],
});
const languages = languagesOf(readStrings()).slice(1); // English is in the module
/** @type {[string, string][]} */
const copies = [
  [demo, "."],
  [join(module, "poolbill.wasm"), "poolbill.wasm"],
  [join(module, "poolbill.deferred.wasm"), "poolbill.deferred.wasm"],
  ...languages.map(({ tag }) => /** @type {[string, string]} */ ([join(module, `poolbill.${tag}.txt`), `poolbill.${tag}.txt`])),
  [join(root, "assets/scenarios"), "scenarios"],
];
const isBundled = (/** @type {string} */ file) => /\.(mjs|css)$/.test(file);
for (const [from, to] of copies) {
  cpSync(from, join(dist, to), { recursive: true, filter: (file) => !isBundled(file) });
}
