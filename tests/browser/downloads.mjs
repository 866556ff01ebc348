// Files that the browser saves. Playwright's remote control of Firefox says nothing of those that a script begins, so there the
// folder is watched that they are saved in.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { downloadsOf } from "../../shell/tools/visit.mjs";

const PATIENCE_MS = 30_000;

/**
 * What is saved when something is done, with its name.
 * @param {import("./harness.mjs").Visit} visit @param {() => Promise<unknown>} act
 * @returns {Promise<{ name: string, bytes: Buffer }>}
 */
export async function saved(visit, act) {
  const folder = downloadsOf();
  if (folder) return appearing(folder, act);
  const [download] = await Promise.all([visit.page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** @param {string} folder @param {() => Promise<unknown>} act */
async function appearing(folder, act) {
  const before = new Set(readdirSync(folder));
  await act();
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const added = readdirSync(folder).filter((name) => !before.has(name));
    const name = added.find((each) => !each.endsWith(".part"));
    if (name === undefined || added.length > 1) continue; // a file of its name is empty while the rest is in another
    const bytes = readFileSync(join(folder, name));
    if (bytes.length > 0) return { name, bytes };
  }
  throw new Error("nothing was saved");
}
