// Makes a site work without a network: gives it a version, and lists its files for the service worker.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { root } from "./serve.mjs";

/** What pages do not load: the worker itself, the entry for other pages, and what is there to be read. */
const left = ["service-worker.js", "create.js", "huawei-cloud.js", "LICENSE", "THIRD-PARTY-NOTICES.txt"];

/** @param {string | Buffer} data */
const hashOf = (data) => createHash("sha256").update(data).digest("hex");

/** @param {string} site  the folder */
export function filesOf(site) {
  return readdirSync(site, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !left.includes(file))
    .sort();
}

/** @param {string} site  the folder; it may have a version already @returns {string} the version */
export function writeServiceWorker(site) {
  const worker = readFileSync(join(root, "shell/pages/demo/service-worker.js"), "utf8");
  const pages = filesOf(site).filter((file) => file.endsWith(".html"));
  const setVersion = (/** @type {string} */ version) => {
    for (const page of pages) {
      const html = readFileSync(join(site, page), "utf8");
      writeFileSync(join(site, page), html.replace(/(<meta name="version" content=")[^"]*/, `$1${version}`));
    }
  };
  const hashes = () => Object.fromEntries(filesOf(site).map((file) => [file, hashOf(readFileSync(join(site, file)))]));
  setVersion("");
  const version = hashOf(worker + JSON.stringify(hashes())).slice(0, 16);
  setVersion(version);
  writeFileSync(join(site, "service-worker.js"), `self.SITE = ${JSON.stringify({ version, files: hashes() })};\n${worker}`);
  return version;
}
