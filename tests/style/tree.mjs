// Rules about the tree that no compiler checks. Prints each offence as FILE:LINE: sentence; exits with 1 on any.
//
// - Includes point one way (docs/ARCHITECTURE.md): each folder names the folders that it may include.
// - A file of code has at most 420 lines.
// - Headers begin with a comment and have #pragma once.
// - A view has no function that computes its height: its height follows from what it draws (web/ui/widgets/ui.hpp).
// - docs/images holds the pictures that a document shows, and no others.
// - Nothing committed names a registry address or a person's machine, or carries a note to do something later.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { shownPictures } from "../../shell/tools/pictures.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const longest = 420;

/** The engine without its boundaries. */
const engine = ["base", "money", "time", "catalog", "pool", "order", "ledger", "scenario"].map((name) => `core/${name}`);

/** Folder -> what it may include beside itself. The longest matching folder decides. @type {Record<string, string[]>} */
const mayInclude = {
  "core/base": [],
  "core/money": ["core/base"],
  "core/time": ["core/base"],
  "core/catalog": ["core/base", "core/money", "core/time"],
  "core/pool": ["core/base", "core/money", "core/time", "core/catalog"],
  "core/order": ["core/base", "core/money", "core/time", "core/catalog", "core/pool"],
  "core/ledger": ["core/base", "core/money", "core/time", "core/catalog", "core/pool", "core/order"],
  "core/scenario": ["core/base", "core/money", "core/time", "core/catalog", "core/pool", "core/order", "core/ledger"],
  "core/json": engine,
  "core/export": [...engine, "core/json"],
  "core/link": engine,
  "core/intake": [...engine, "core/json"],
  "core/reconcile": [...engine, "core/json", "core/export", "core/intake"],
  "core/cli": [...engine, "core/json", "core/export", "core/link", "core/intake", "core/reconcile"],
  "web/ui/text": [...engine, "generated"],
  "web/ui/theme": [...engine, "generated"],
  "web/ui/semantics": [...engine, "generated"],
  "web/ui/widgets": [...engine, "generated", "web/ui/text", "web/ui/theme", "web/ui/semantics"],
  "web/ui/model": [...engine, "core/json", "core/intake", "core/reconcile", "generated", "web/ui/text", "web/ui/semantics", "web/ui/widgets/rect.hpp"],
  "web/ui/views": [...engine, "core/json", "core/export", "core/link", "core/intake", "core/reconcile", "generated", "web/ui/text", "web/ui/theme", "web/ui/semantics", "web/ui/widgets", "web/ui/model"],
  "web/ui/tour": [...engine, "generated", "web/ui/text", "web/ui/semantics", "web/ui/model"],
  "web/ui": [...engine, "core/json", "core/export", "core/intake", "generated"],
  "web/canvas": [...engine, "core/json", "core/export", "web/ui", "generated"],
  "web/engine": [...engine, "core/json", "core/export", "core/intake", "core/reconcile"],
  "web/api": [...engine, "core/json", "core/export", "web/ui", "web/canvas", "generated"],
};

/** Third-party headers and the only folders that may include them. @type {[RegExp, RegExp][]} */
const reserved = [
  [/^nlohmann\//, /^core\/json\/nlohmann\//],
  [/^zlib\.h$/, /^core\/cli\//],
  [/^imgui|^imstb/, /^(web|tests\/ui)\//],
  [/^emscripten|^GLES/, /^web\/(canvas|api|engine)\//],
];

/** @type {string[]} */
const offences = [];
/** @param {string} file @param {number} line @param {string} sentence */
const offend = (file, line, sentence) => offences.push(`${file}:${line}: ${sentence}`);

/** @param {string} path @param {string} folder */
const within = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** @param {string} path */
const folderOf = (path) =>
  Object.keys(mayInclude)
    .filter((folder) => within(path, folder))
    .sort((a, b) => b.length - a.length)[0];

/** @param {string} file @param {string[]} lines */
function checkIncludes(file, lines) {
  const home = folderOf(file);
  lines.forEach((line, index) => {
    const include = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(line);
    if (!include) return;
    const [, , name] = include;
    for (const [header, place] of reserved) {
      if (header.test(name) && !place.test(file)) offend(file, index + 1, `'${name}' may not be included here`);
    }
    if (!home || !/^(core|web|generated|tests|shell)\//.test(name)) return;
    if (within(name, home) || mayInclude[home].some((folder) => within(name, folder))) return;
    offend(file, index + 1, `${home} may not include '${name}'`);
  });
}

/** @param {string} file @param {string[]} lines */
function checkHeader(file, lines) {
  if (!lines[0].startsWith("//")) offend(file, 1, "a header opens with what it is for");
  if (!lines.includes("#pragma once")) offend(file, 1, "a header says #pragma once");
}

/** @param {string} file @param {string[]} lines */
function checkLayout(file, lines) {
  lines.forEach((line, index) => {
    const twin = /(?<![.\w])\w+_height\(/.exec(line);
    if (twin) offend(file, index + 1, `'${twin[0]}…)': a view is measured by drawing it (measure in web/ui/widgets/ui.hpp)`);
  });
}

// Spelled in pieces, so that this file is not its own offence.
const forbidden = [
  { pattern: new RegExp("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b"), sentence: "do it, or leave it unsaid" },
  { pattern: new RegExp("registry\\.(npm" + "js|yarn" + "pkg)"), sentence: "no package registry address" },
  {
    pattern: new RegExp("(^|[\\s\"'`(=])/(wo" + "rk|ro" + "ot|ho" + "me|t" + "mp)/"),
    sentence: "no path of one's own machine",
  },
];

const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((file) => file && existsSync(join(root, file)));
for (const file of files) {
  if (/\.(png|ico|webp|woff2|wasm)$/.test(file)) continue;
  const text = readFileSync(join(root, file), "utf8");
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const code = /\.(cpp|hpp|h|mjs|js|css|cmake|sh)$/.test(file);
  if (code && lines.length > longest) offend(file, lines.length, `${lines.length} lines; the limit is ${longest}`);
  if (/\.(cpp|hpp|h)$/.test(file)) checkIncludes(file, lines);
  if (/\.(hpp|h)$/.test(file)) checkHeader(file, lines);
  if (within(file, "web/ui/views")) checkLayout(file, lines);
  lines.forEach((line, index) => {
    for (const { pattern, sentence } of forbidden) if (pattern.test(line)) offend(file, index + 1, sentence);
  });
}
const shown = shownPictures();
const images = files.filter((file) => file.startsWith("docs/images/")).map((file) => file.slice("docs/images/".length));
for (const name of images) if (!shown.includes(name)) offend(`docs/images/${name}`, 1, "no document shows this picture");
for (const name of shown) if (!images.includes(name)) offend(`docs/images/${name}`, 1, "a document shows this picture, which is missing");
if (offences.length) console.log(offences.join("\n"));
process.exitCode = offences.length ? 1 : 0;
