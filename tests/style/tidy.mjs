// clang-tidy over core and web/ui, as many files at once as there are processors.
//
// A file that was clean is not looked at again until it, a header of ours that it reaches, its compile command
// or .clang-tidy changes: the key is a hash of all of these, kept in build/tidy.
//
// Left out: web/canvas and web/api, which only the WASM compiler can parse.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

// The compile commands may be of another compiler, with warnings that Clang has no name for.
const options = ["--quiet", "--extra-arg=-Wno-unknown-warning-option", "-p"];

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const build = join(root, "build/native");
const cache = join(root, "build/tidy");
options.push(build);
mkdirSync(cache, { recursive: true });

/** @type {{ file: string, command: string }[]} */
const commands = JSON.parse(readFileSync(join(build, "compile_commands.json"), "utf8"));
const jobs = commands.filter(({ file }) => /^(core|web\/ui)\//.test(relative(root, file)));

/** @type {Map<string, string[]>} own headers that a file names directly */
const direct = new Map();

/** @param {string} file */
function includesOf(file) {
  let found = direct.get(file);
  if (!found) {
    found = [];
    for (const [, name] of readFileSync(file, "utf8").matchAll(/^#include "([^"]+)"/gm)) {
      const candidate = [join(root, name), join(build, "assets", name)].find(existsSync);
      if (candidate) found.push(candidate);
    }
    direct.set(file, found);
  }
  return found;
}

/** @param {string} file @param {string} command */
function keyOf(file, command) {
  const seen = new Set([file]);
  for (const each of seen) includesOf(each).forEach((header) => seen.add(header));
  const hash = createHash("sha256").update(command);
  for (const each of [join(root, ".clang-tidy"), ...[...seen].sort()]) hash.update(readFileSync(each));
  return hash.digest("hex");
}

let failures = 0;
async function worker() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const stamp = join(cache, keyOf(job.file, job.command));
    if (existsSync(stamp)) continue;
    try {
      await run("clang-tidy", [...options, job.file], { maxBuffer: 1 << 26 });
      writeFileSync(stamp, "");
    } catch (error) {
      failures += 1;
      const { stdout, message } = /** @type {{ stdout?: string, message: string }} */ (error);
      console.log(stdout || message);
    }
  }
}
if (jobs.length === 0) {
  console.log("no compile commands for core or web/ui in build/native");
  failures = 1;
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
process.exitCode = failures ? 1 : 0;
