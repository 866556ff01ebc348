// Makes dist/, the site as it is shipped: copy it to any web server.
//
//   index.html, demo.mjs, demo.css, scenarios/    the demo page
//   define.mjs, create.mjs                        the widget, as a tag or as a function
//   poolbill.mjs, poolbill.wasm                   the engine; must lie beside the two above
//   poolbill.deferred.wasm                        its part that is fetched when a screen of it is opened
//   poolbill.zh-CN.txt                            its texts in Chinese, fetched when they are to be shown
//
// The demo imports define.mjs rather than holding a copy. Left out: source maps; `./dev serve --source` serves
// the modules as written.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { minify } from "terser";

import { root } from "./serve.mjs";

const dist = join(root, "dist");
const shell = join(root, "shell");
const demo = join(shell, "pages/demo");

/** @type {import('esbuild').Plugin} */
const defineIsBesideTheDemo = {
  name: "define-is-beside-the-demo",
  setup(builder) {
    builder.onResolve({ filter: /\/define\.mjs$/ }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "./define.mjs", external: true },
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

/** Emscripten's loader asks what it was given; shell/loader.mjs always gives the same. @type {import('esbuild').Plugin} */
const knownOptions = {
  name: "known-options",
  setup(builder) {
    builder.onLoad({ filter: /poolbill\.mjs$/ }, ({ path }) => {
      const loader = readFileSync(path, "utf8");
      const given = /if\(Module\["instantiateWasm"\]\)\{try\{var exports=(.*?);return exports\}catch\(e\)\{.*?\}\}/;
      return { contents: loader.replace('if(Module["locateFile"])', "if(false)").replace(given, "return $1;") };
    });
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const entries = [join(shell, "define.mjs"), join(shell, "create.mjs"), join(demo, "demo.mjs"), join(demo, "demo.css")];
const { outputFiles } = await build({
  write: false,
  entryPoints: [...entries, join(root, "build/web/module/poolbill.mjs")].filter((file) => existsSync(file)),
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
  plugins: [defineIsBesideTheDemo, minifiedStyle, knownOptions],
});
// What is left of the module's loader once it is known that a page runs it; esbuild does not look that far.
for (const { path, text } of outputFiles) {
  const isScript = path.endsWith(".mjs");
  const { code } = isScript ? await minify(text, { module: true, ecma: 2020, compress: { passes: 2 } }) : { code: text };
  if (!code) throw new Error(`nothing is left of ${path}`);
  writeFileSync(path, code);
}
/** @type {[string, string][]} */
const copies = [
  [demo, "."],
  [join(root, "build/web/module/poolbill.wasm"), "poolbill.wasm"],
  [join(root, "build/web/module/poolbill.deferred.wasm"), "poolbill.deferred.wasm"],
  [join(root, "build/web/module/poolbill.zh-CN.txt"), "poolbill.zh-CN.txt"],
  [join(root, "assets/scenarios"), "scenarios"],
];
const isBundled = (/** @type {string} */ file) => /\.(mjs|css)$/.test(file);
for (const [from, to] of copies) {
  if (existsSync(from)) cpSync(from, join(dist, to), { recursive: true, filter: (file) => !isBundled(file) });
}
