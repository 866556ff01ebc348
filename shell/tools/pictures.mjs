// The pictures in docs/images that a document shows; no others are committed.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./serve.mjs";

/** @returns {string[]} file names, sorted */
export function shownPictures() {
  const documents = execFileSync("git", ["ls-files", "-z", "*.md"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  const shown = documents.flatMap((file) =>
    Array.from(readFileSync(join(root, file), "utf8").matchAll(/\]\((?:\.\.\/|docs\/)*images\/([^)\s]+)\)/g), ([, name]) => name),
  );
  return [...new Set(shown)].sort();
}
