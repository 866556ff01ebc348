// clang-tidy over core and web/ui, as many files at once as there are processors.
//
// A file that was clean is not checked again until its contents, a header that it reaches, its compile command,
// .clang-tidy or a version of clang-tidy or of a library changes. The key is a hash of all of these; what was clean is
// kept in the user's cache folder, so another clone and a build after ./dev clean profit as well.
//
// Left out: web/canvas and web/api, which only the WASM compiler can parse.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { availableParallelism, homedir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const build = join(root, "build/native");
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "poolbill/tidy");
const forgottenAfterMs = 30 * 24 * 3600 * 1000; // without a use
// The compile commands may be of another compiler, with warnings that Clang has no name for.
const options = ["--quiet", "--extra-arg=-Wno-unknown-warning-option", "-p", build];

/** @type {{ file: string, command: string }[]} */
const commands = JSON.parse(readFileSync(join(build, "compile_commands.json"), "utf8"));
const jobs = commands.filter(({ file }) => /^(core|web\/ui)\//.test(relative(root, file)));

/** Own headers that a file includes directly. @type {Map<string, string[]>} */
const direct = new Map();

/** @param {string} file */
function includesOf(file) {
  let found = direct.get(file);
  if (!found) {
    const names = Array.from(readFileSync(file, "utf8").matchAll(/^#include "([^"]+)"/gm), ([, name]) => name);
    found = names.map((name) => [join(root, name), join(build, "assets", name)].find(existsSync)).filter((path) => path !== undefined);
    direct.set(file, found);
  }
  return found;
}

/** Files that tell the versions of the libraries whose headers a command can include. @param {string} command */
function librariesOf(command) {
  const folders = Array.from(command.matchAll(/-isystem (\S+)/g), ([, folder]) => folder);
  const headers = ["imgui.h", "nlohmann/detail/abi_macros.hpp", "doctest/doctest.h"];
  return folders.flatMap((folder) => headers.map((header) => join(folder, header))).filter(existsSync);
}

const version = execFileSync("clang-tidy", ["--version"], { encoding: "utf8" });

/** @param {string} file @param {string} command */
function keyOf(file, command) {
  const own = new Set([file]);
  for (const each of own) includesOf(each).forEach((header) => own.add(header));
  const hash = createHash("sha256").update(version).update(command.replaceAll(root.slice(0, -1), "."));
  for (const each of [join(root, ".clang-tidy"), ...[...own].sort(), ...librariesOf(command)]) hash.update(readFileSync(each));
  return hash.digest("hex");
}

let failures = 0;
async function worker() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const stamp = join(cache, keyOf(job.file, job.command));
    if (existsSync(stamp)) {
      utimesSync(stamp, new Date(), new Date());
      continue;
    }
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
mkdirSync(cache, { recursive: true });
for (const name of readdirSync(cache)) {
  const stamp = join(cache, name);
  if (Date.now() - statSync(stamp).mtimeMs > forgottenAfterMs) rmSync(stamp, { force: true });
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
process.exitCode = failures ? 1 : 0;
