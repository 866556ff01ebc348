// Citations lead somewhere. Prints each offence as FILE:LINE: sentence; exits with 1 on any.
//
// - A citation is written as path and anchor, "docs/domain/contradictions.md#c8". The page and the anchor exist.
// - Relative links in Markdown lead to a file that is committed, and to an anchor in it.
// - A path between backticks in Markdown, "core/money/rounding.cpp", is a file or a folder of the tree.
// - Nothing refers to what is outside the repository: no short form ("C" + number), no name of a design note.
// - "seed" stands for a start value of random numbers or of a fuzzer, and for nothing else.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const self = "tests/style/citations.mjs";

const committed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((file) => file && existsSync(join(root, file)));
const targets = new Set(committed);
for (const file of committed) {
  for (let folder = posix.dirname(file); folder !== "."; folder = posix.dirname(folder)) targets.add(folder);
}
const files = committed.filter(
  (file) => file !== self && file !== "package-lock.json" && !/\.(png|ico|webp|woff2|wasm)$/.test(file),
);

/** @type {string[]} */
const offences = [];
/** @param {string} file @param {number} line @param {string} sentence */
const offend = (file, line, sentence) => offences.push(`${file}:${line}: ${sentence}`);

/** The anchor that GitHub gives a heading. @param {string} heading */
const slug = (heading) =>
  heading
    .replace(/<[^>]*>/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

/** @type {Map<string, Set<string>>} */
const anchorsOf = new Map();
/** @param {string} page */
function anchors(page) {
  const known = anchorsOf.get(page);
  if (known) return known;
  const text = readFileSync(join(root, page), "utf8").replace(/^```[\s\S]*?^```/gm, "");
  const found = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
  for (const [, heading] of text.matchAll(/^#+ (.*)$/gm)) found.add(slug(heading));
  anchorsOf.set(page, found);
  return found;
}

/** @param {string} file @param {number} line @param {string} page @param {string | undefined} anchor */
function checkTarget(file, line, page, anchor) {
  if (!targets.has(page)) offend(file, line, `there is no '${page}'`);
  else if (anchor && page.endsWith(".md") && !anchors(page).has(anchor)) {
    offend(file, line, `'${page}' has no anchor '${anchor}'`);
  }
}

/** @param {string} file @param {number} line @param {string} text */
function checkPaths(file, line, text) {
  for (const [, path] of text.matchAll(/`((?:assets|cmake|core|docs|shell|tests|web)\/[\w./-]+)`/g)) {
    if (!targets.has(path.replace(/\/$/, ""))) offend(file, line, `there is no '${path}'`);
  }
}

/** @param {string} file @param {number} line @param {string} text */
function checkLinks(file, line, text) {
  for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path, anchor] = target.split("#");
    const page = path ? posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, "") : file;
    checkTarget(file, line, page, anchor);
  }
}

// Forms of citation that nobody outside can follow.
const unreachable = [
  { pattern: /\bdomain(\.md)? (section )?§?\d|\bdomain\.md\b/, sentence: "cite docs/domain/PAGE.md#ANCHOR" },
  {
    pattern: /(^|[^\w#[/."`-])[CV]\d{1,2}[a-i]?(?![\w.])/,
    sentence: "cite docs/domain/contradictions.md#cN or docs/domain/examples.md#vN",
  },
  {
    pattern: /\b(DESIGN|review\.md|craft\.md|realdata|ecosystem\.md|peers\.md|guest\.md|faults\.md)\b/,
    sentence: "names a page that is not in this repository",
  },
  { pattern: /\bissue( \d|: )/, sentence: "names an issue; say what it is about" },
];
/** Files in which "seed" is the term for a start value. */
const randomness = new RegExp(
  "^(tests/(fuzz|core/proof|core/scenario/arrears_test)|cmake/build\\.sh|dev$|shell/storage\\.mjs" +
    "|web/ui/(widgets/ui|model/session)|CONTRIBUTING\\.md|docs/GLOSSARY\\.md)",
);

for (const file of files) {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const isMarkdown = file.endsWith(".md");
  if (/\bseed/i.test(file) && !randomness.test(file)) offend(file, 1, "a file name says 'seed'");
  lines.forEach((text, index) => {
    for (const [, page, anchor] of text.matchAll(/(?<![\w/.(-])(docs\/[\w./-]+\.md|(?<!\[)[A-Z]+\.md)(?:#([\w-]+))?/g)) {
      checkTarget(file, index + 1, page, anchor);
    }
    if (isMarkdown) checkLinks(file, index + 1, text);
    if (isMarkdown) checkPaths(file, index + 1, text);
    if (/\bseed/i.test(text) && !randomness.test(file)) offend(file, index + 1, "say what it is instead of 'seed'");
    if (file.startsWith("docs/domain/")) return;
    for (const { pattern, sentence } of unreachable) if (pattern.test(text)) offend(file, index + 1, sentence);
  });
}
if (offences.length) console.log(offences.join("\n"));
process.exitCode = offences.length ? 1 : 0;
