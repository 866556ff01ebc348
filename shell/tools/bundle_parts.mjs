// What the site (bundle.mjs) and the package (package.mjs) have in common.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { transform } from "esbuild";

import { languagesOf, readStrings } from "./languages.mjs";
import { root } from "./serve.mjs";

/** The texts of languages other than English, which is in the module. */
const languageFiles = languagesOf(readStrings())
  .slice(1)
  .map(({ tag }) => `poolbill.${tag}.txt`);

/** How everything that ships is bundled. */
export const bundling = /** @type {const} */ ({
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});

/** The engine's files beside poolbill.js, as they are built. */
export const engineFiles = ["poolbill.wasm", "poolbill.deferred.wasm", ...languageFiles];

/**
 * A module that stays a file beside the bundle and is imported from there.
 * @param {string} file
 * @param {string} [as]  the file that has its exports
 * @param {string} [only]  the one importing module that this is for
 * @returns {import('esbuild').Plugin}
 */
export const fileBeside = (file, as = file, only = "") => ({
  name: `${file}-is-beside`,
  setup(builder) {
    builder.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, importer }) => {
      if (kind === "entry-point" || basename(path) !== file || (only && basename(importer) !== only)) return undefined;
      return { path: `./${as}`, external: true };
    });
  },
});

/** Modules that are fetched when they are needed: what saves, what exports, links, and what talks to a console. */
const later = ["storage/saving", "storage/notices", "storage/moving", "storage/host", "exporting", "host/live", "link"];
export const laterEntries = later.map((path) => ({ in: join(root, `shell/${path}.mjs`), out: `poolbill.${basename(path)}` }));
export const laterIsBeside = later.map((path) => fileBeside(`${basename(path)}.mjs`, `poolbill.${basename(path)}.js`));

/** The provider for Huawei Cloud, which the widget does not load. */
export const providerEntry = { in: join(root, "shell/host/huawei_cloud.mjs"), out: "huawei-cloud" };

/** The widget's style sheet is a text in a module, which the bundler leaves as it is. @type {import('esbuild').Plugin} */
export const minifiedStyle = {
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
