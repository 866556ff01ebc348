// Makes dist/npm/poolbill-X.Y.Z.tgz from the built module and the shell.
//
//   index.js, define.js, create.js        the widget; the last two are thin, so that a page that uses both loads it once
//   engine.js, poolbill.engine.wasm       the engine without a canvas, for programs and workers
//   huawei-cloud.js                       a provider of host mode, which the widget does not load
//   poolbill.*                            the engine's files, as in the site (bundle.mjs)
//   types/                                from the shell's JSDoc, those that the entries reach
//   custom-elements.json                  from the element's JSDoc and the theme's tokens
//   scenario.schema.json, LICENSE, THIRD-PARTY-NOTICES, README.md
//
// The same sources and module give the same bytes: npm writes no times into a package.
// Left out: publishing.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

import { bundling, engineFiles, fileBeside, laterEntries, laterIsBeside, minifiedStyle, providerEntry } from "./bundle_parts.mjs";
import { elementsManifest } from "./manifest.mjs";
import { notices } from "./notices.mjs";
import { root } from "./serve.mjs";

const shell = join(root, "shell");
const module = join(root, "build/web/module");
const headlessModule = join(root, "build/web/engine");
const staged = join(root, "build/package");
const target = join(root, "dist/npm");

const { name, version, description, license, engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const headless = "poolbill.engine.wasm";
const binaries = [...engineFiles, headless];

/** @param {string} file @param {string} [source]  the module in shell/ that has its types */
const entry = (file, source = file) => ({ types: `./types/${source}.d.mts`, default: `./${file}.js` });

const manifest = {
  name,
  version,
  description,
  license,
  keywords: ["web-component", "custom-element", "billing", "webassembly", "modelarts"],
  type: "module",
  engines,
  exports: {
    ".": entry("index"),
    "./define": entry("define"),
    "./create": entry("create"),
    "./react": entry("react"),
    "./huawei-cloud": entry("huawei-cloud", "host/huawei_cloud"),
    "./engine": entry("engine", "headless/engine"),
    "./poolbill.js": { types: "./types/poolbill.d.ts", default: "./poolbill.js" },
    ...Object.fromEntries(binaries.map((file) => [`./${file}`, `./${file}`])),
    "./scenario.schema.json": "./scenario.schema.json",
    "./custom-elements.json": "./custom-elements.json",
    "./package.json": "./package.json",
  },
  types: "./types/index.d.mts",
  customElements: "./custom-elements.json",
  sideEffects: ["./define.js"],
  files: ["*.js", "*.wasm", "*.txt", "types", "custom-elements.json", "scenario.schema.json", "THIRD-PARTY-NOTICES"],
};

/** The declarations that can be reached from those of the entries. @param {string} folder @param {string[]} files */
function copyDeclarations(folder, files) {
  for (const file of files) {
    const to = join(staged, "types", file);
    if (existsSync(to)) continue;
    const emitted = join(folder, file);
    const text = readFileSync(existsSync(emitted) ? emitted : join(shell, file), "utf8");
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, text);
    const imports = [...text.matchAll(/(?:from |import\()"(\.{1,2}\/[\w./]+)\.mjs"/g)].map(([, path]) => join(dirname(file), `${path}.d.mts`));
    copyDeclarations(folder, imports);
  }
}

function writeTypes() {
  const emitted = join(root, "build/package-types");
  rmSync(emitted, { recursive: true, force: true });
  const options = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--rootDir", shell, "--outDir", emitted];
  execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", join(root, "tsconfig.json"), ...options], { stdio: "inherit" });
  copyDeclarations(emitted, ["index.d.mts", "define.d.mts", "create.d.mts", "react.d.mts", "host/huawei_cloud.d.mts", "headless/engine.d.mts", "poolbill.d.ts"]);
}

/** Tells bundlers again to leave the one import of a computed address alone: minifying drops the comment. @param {string} file */
function markImport(file) {
  const parts = readFileSync(file, "utf8").split(/(?<=\bimport\()(?=[^"'])/);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} imports of a computed address; one is expected.`);
  writeFileSync(file, parts.join("/* @vite-ignore */ /* webpackIgnore: true */ "));
}

async function writeScripts() {
  const plugins = [fileBeside("poolbill.js"), fileBeside("element.mjs", "index.js", "define.mjs"), ...laterIsBeside, minifiedStyle];
  // With comments, since one tells bundlers to leave an import alone.
  await build({ ...bundling, outdir: staged, entryPoints: [{ in: join(shell, "headless/engine.mjs"), out: "engine" }], plugins });
  await build({
    ...bundling,
    outdir: staged,
    entryPoints: [...["index", "define"].map((name) => ({ in: join(shell, `${name}.mjs`), out: name })), providerEntry, ...laterEntries],
    plugins,
    minifyWhitespace: true, // names stay, for stack traces; the types have the comments
    minifySyntax: true,
  });
  markImport(join(staged, "index.js"));
  await build({ ...bundling, outdir: staged, entryPoints: [join(module, "poolbill.mjs")], bundle: false, minify: true });
  writeFileSync(join(staged, "create.js"), 'export { createPoolBill } from "./index.js";\n');
  writeFileSync(join(staged, "react.js"), "export {}; // types only\n");
}

/** npm's archive again, a twentieth smaller: Zopfli looks longer for the same gzip format. @param {string} from @param {string} to */
function compressBetter(from, to) {
  const plain = from.replace(/\.tgz$/, ".tar");
  writeFileSync(plain, gunzipSync(readFileSync(from)));
  execFileSync("zopfli", ["--i15", plain]);
  renameSync(`${plain}.gz`, to);
  rmSync(plain);
  rmSync(from);
}

rmSync(staged, { recursive: true, force: true });
mkdirSync(staged, { recursive: true });
mkdirSync(target, { recursive: true });
await writeScripts();
writeTypes();
for (const file of binaries) {
  copyFileSync(join(file === headless ? headlessModule : module, file), join(staged, file));
  chmodSync(join(staged, file), 0o644); // the linker makes its output executable
}
cpSync(join(root, "assets/scenario.schema.json"), join(staged, "scenario.schema.json"));
cpSync(join(root, "LICENSE"), join(staged, "LICENSE"));
cpSync(join(shell, "package/README.md"), join(staged, "README.md"));
writeFileSync(join(staged, "THIRD-PARTY-NOTICES"), notices(module, headlessModule));
writeFileSync(join(staged, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(join(staged, "custom-elements.json"), `${JSON.stringify(elementsManifest(), null, 2)}\n`);
const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts"], { cwd: staged, encoding: "utf8" }));
const tarball = join(target, packed.filename);
compressBetter(join(staged, packed.filename), tarball);
const engineBytes = readFileSync(join(staged, headless));
console.log(`${headless}: ${engineBytes.length.toLocaleString("en")} bytes, ${gzipSync(engineBytes).length.toLocaleString("en")} packed`);
console.log(`dist/npm/${packed.filename}: ${readFileSync(tarball).length.toLocaleString("en")} bytes, ${packed.entryCount} files`);
