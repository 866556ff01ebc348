// The packed package, unpacked where programs that use it can be built: build/package-tests/node_modules/poolbill.
//
// The example's other packages are those of tests/package. Left out: `npm install` itself, which does the same for a
// package without dependencies.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "../../shell/tools/serve.mjs";

/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

export const tarball = join(root, `dist/npm/poolbill-${version}.tgz`);
export const tools = fileURLToPath(new URL("node_modules", import.meta.url));

/** A folder, relative to the tree, in which the package and the tools can be imported. @param {string} name */
export function workshop(name) {
  const folder = `build/package-tests/${name}`;
  const modules = join(root, folder, "node_modules");
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(modules, "poolbill"), { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", join(modules, "poolbill")]);
  for (const entry of readdirSync(tools)) {
    if (!entry.startsWith(".")) symlinkSync(join(tools, entry), join(modules, entry));
  }
  symlinkSync(join(root, "node_modules/esbuild"), join(modules, "esbuild"));
  return folder;
}

/** A workshop with one of the example pages in it. @param {string} name */
export function example(name) {
  const folder = workshop(name);
  cpSync(join(root, "shell/pages/examples", name), join(root, folder), { recursive: true });
  return folder;
}
