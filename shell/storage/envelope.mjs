// What is stored for one save: a line of JSON that says what it is, then the data as it is, without further escaping.
//
// Contract
// - `open(seal(envelope))` gives the same envelope. Anything else is `damaged`, or `newer`: written by a later version.
// - Every version that was ever written is read. tests/shell/storage/saved holds an example of each.
// - A change of one byte is found, wherever it is: `checksum` covers the data, `seal` covers the line before it.
//
// Left out: where envelopes lie (slots.mjs), and what the data means.

const FORMAT = "poolbill/save";
const VERSION = 2;
const MAX_REVISION = 2 ** 52; // larger numbers leave no room to count on

/**
 * @typedef {object} Envelope
 * @property {number} revision  counts the saves of a document
 * @property {string} writer  which widget of which tab
 * @property {string | null} [after]  identity of the save that this one continues; null for the first
 * @property {string} saved_at  ISO 8601
 * @property {string} data
 *
 * @typedef {{ kind: "sound", envelope: Envelope } | { kind: "newer", data: string } | { kind: "damaged" }} Opened
 */

/** FNV-1a over UTF-16 units, twice with different starts: finds damage, proves nothing. @param {string} text */
export function checksum(text) {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < text.length; ++index) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Two saves with the same identity are the same. @param {Envelope} envelope */
export const identityOf = ({ revision, writer }) => `${revision} ${writer}`;

/** @param {Envelope} envelope @returns {string} */
export function seal({ revision, writer, after, saved_at, data }) {
  const header = { format: FORMAT, version: VERSION, revision, writer, after, saved_at, checksum: checksum(data) };
  return `${JSON.stringify({ ...header, seal: checksum(JSON.stringify(header)) })}\n${data}`;
}

/**
 * How each version is read, as pure functions of its first line and of what follows it.
 * @type {Record<number, (header: any, rest: string) => Envelope & { checksum: string }>}
 */
const READERS = {
  1: (header) => header, // one JSON object with the data as a string in it
  2: (header, rest) => ({ ...header, data: rest }),
};

/** @param {string} raw @returns {Opened} */
export function open(raw) {
  try {
    const [line] = raw.split("\n", 1);
    const { seal: sealed, ...header } = JSON.parse(line);
    const rest = raw.slice(line.length + 1);
    const isSealed = sealed === checksum(JSON.stringify({ ...header, version: VERSION }));
    const version = isSealed ? VERSION : header.version; // a version that does not fit the seal is damaged, not newer
    if (header.format !== FORMAT) return { kind: "damaged" };
    if (Number.isSafeInteger(version) && version > VERSION) return { kind: "newer", data: rest || String(header.data ?? "") };
    const { revision, writer, after, saved_at, data, checksum: expected } = READERS[version](header, rest);
    const isSound =
      (isSealed || sealed === undefined) && // the first programs of versions 1 and 2 did not seal
      Number.isSafeInteger(revision) &&
      revision >= 0 &&
      revision < MAX_REVISION &&
      typeof data === "string" &&
      expected === checksum(data);
    const envelope = { revision, writer: String(writer), after, saved_at: String(saved_at), data };
    return isSound ? { kind: "sound", envelope } : { kind: "damaged" };
  } catch {
    return { kind: "damaged" };
  }
}

/** Whether data says that it is of a later version than this program reads. @param {string} data */
export function isNewerData(data) {
  try {
    const { format, version, branches } = JSON.parse(data);
    const parts = /** @type {any[]} */ ([{ format, version }, ...Object.values(branches ?? {})]);
    return parts.some((part) => /^poolbill\//.test(part?.format) && part.version > 1);
  } catch {
    return false;
  }
}
