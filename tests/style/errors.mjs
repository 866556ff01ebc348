// docs/ERRORS.md lists every error code, and no code that does not exist. Prints each offence; exits with 1 on any.
//
// A code is a dotted literal in the engine's and the views' sources that is no key of a text, of a condition or of a step
// of an explanation; in the shell it is what an error object calls `code`.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** @param {string} file */
const read = (file) => readFileSync(join(root, file), "utf8");
/** @param {string[]} patterns */
const list = (...patterns) =>
  execFileSync("git", ["ls-files", "-z", "--", ...patterns], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);

const texts = new Set(Object.keys(JSON.parse(read("assets/strings/en.json"))));
// Files whose dotted words name conditions and steps, unless they begin an Error.
const otherWords = /(explain|explain_line|eligibility|condition_words)\.(cpp|hpp)$/;
const conditions = new Set(["account.no-arrears", "pool.frozen", "pool.no-unpaid-order"]);

/** @type {Map<string, string>} code -> a file that makes it */
const made = new Map();
for (const file of list("core/*.cpp", "core/*.hpp", "web/ui/*.cpp", "web/ui/*.hpp", "web/engine/*.cpp", "web/engine/*.hpp")) {
  const code = read(file).replace(/\/\/.*$/gm, "");
  for (const [, error, brace, word] of code.matchAll(/(\bError)?(\{?)"([a-z]+\.[a-z]+(?:-[a-z]+)*)"/g)) {
    if (otherWords.test(file) && !error) continue;
    const isText = file.startsWith("web/") && texts.has(word) && !brace;
    if (!isText && !conditions.has(word) && !/\.(csv|tsv|json|txt|h)$/.test(word)) made.set(word, file);
  }
}
for (const file of list("shell/*.mjs")) {
  const source = read(file);
  const codes = /(?:\bcode: |new LoadError\(\s*|#showPlain\()"([a-z]+(?:-[a-z]+)*)"/g;
  for (const [, word] of source.matchAll(codes)) made.set(word, file);
  // A problem with storage has its code and its text by the same word.
  if (source.includes("code: `storage-${problem}`")) {
    for (const text of texts) if (text.startsWith("shell.storage.problem.")) made.set(`storage-${text.slice(22)}`, file);
  }
}

const listed = new Set();
for (const [, cell] of read("docs/ERRORS.md").matchAll(/^\| (`.*?`) \|/gm)) {
  for (const [, code] of cell.matchAll(/`([^`]+)`/g)) listed.add(code);
}
const offences = [
  ...[...made]
    .filter(([code]) => !listed.has(code))
    .map(([code, file]) => `${file}: docs/ERRORS.md does not list '${code}'`),
  ...[...listed].filter((code) => !made.has(code)).map((code) => `docs/ERRORS.md: nothing makes the error '${code}'`),
];
if (made.size === 0) offences.push("no error code was found in the sources");
if (offences.length) console.log(offences.join("\n"));
process.exitCode = offences.length ? 1 : 0;
