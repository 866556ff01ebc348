// The custom-elements manifest, by which editors and documentation tools know the tag: from the element's JSDoc, and
// the custom properties from the theme's tokens.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./serve.mjs";

const analyzer = join(root, "tests/package/node_modules/.bin/custom-elements-manifest");
const config = "shell/package/manifest.config.mjs";

/** Source file to the package's file that exports it. @type {Record<string, string>} */
const published = { "shell/element.mjs": "index.js", "shell/define.mjs": "define.js" };

/** Members that the browser calls. */
const isCallback = (/** @type {string} */ name) => /Callback$|^observedAttributes$/.test(name);

export function elementsManifest() {
  execFileSync(analyzer, ["analyze", "--config", config], { cwd: root });
  let text = readFileSync(join(root, "build/package-manifest/custom-elements.json"), "utf8");
  for (const [source, file] of Object.entries(published)) {
    text = text.replaceAll(`"/${source}"`, `"${file}"`).replaceAll(`"${source}"`, `"${file}"`);
  }
  const manifest = JSON.parse(text);
  /** @type {any[]} */
  const declarations = manifest.modules.flatMap((/** @type {any} */ module) => module.declarations);
  const element = declarations.find(({ tagName }) => tagName);
  const isPublic = (/** @type {any} */ { name, privacy }) => privacy !== "private" && !isCallback(name);
  element.members = element.members.filter(isPublic);
  const tokens = Object.keys(JSON.parse(readFileSync(join(root, "assets/theme/light.json"), "utf8")));
  for (const token of tokens) {
    element.cssProperties.push({ name: `--pool-bill-${token.replaceAll("_", "-")}`, description: `Overrides the theme's colour "${token}".` });
  }
  return manifest;
}
