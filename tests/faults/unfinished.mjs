// What a killed browser leaves at the end of a log of LevelDB, in which Chromium keeps IndexedDB.
//
// LevelDB ignores a record that was not finished, but with `reuse_logs`, as Chromium has it, goes on writing after its rest. At the
// start after the next one the log is damaged in the middle, and Chromium gives the whole database up, with all that was reported
// as stored since (https://github.com/google/leveldb/issues/1287). A page cannot prevent it, so the tests take the rest away, as the
// browser should, and count how often that was needed.
import { readdirSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";

const BLOCK = 32_768;
const HEADER = 7; // checksum, length, type
const [FULL, LAST] = [1, 4]; // 2 and 3: the beginning and the middle of a long one

/** Where the last whole record ends. @param {Buffer} bytes of a log */
export function endOfRecords(bytes) {
  let end = 0;
  for (let at = 0; at < bytes.length; ) {
    const left = BLOCK - (at % BLOCK);
    if (left < HEADER) {
      at += left; // filled up
      continue;
    }
    if (at + HEADER > bytes.length) break;
    const type = bytes[at + 6];
    at += HEADER + bytes.readUInt16LE(at + 4);
    if (at > bytes.length || type < FULL || type > LAST) break;
    if (type === FULL || type === LAST) end = at;
  }
  return end;
}

/** Of a browser that does not run. @param {string} folder  with databases @returns {string[]} the names of the logs that were cut */
export function cutUnfinished(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.log$|MANIFEST-\d+$/.test(file));
  return files.filter((file) => {
    const bytes = readFileSync(join(folder, file));
    const end = endOfRecords(bytes);
    if (end < bytes.length) truncateSync(join(folder, file), end);
    return end < bytes.length;
  });
}
