// What leaves the widget in one of the engine's export formats: as a text, or as a file that the browser saves. Fetched
// when it is first needed. The engine has the one list of formats; docs/EXPORTS.md shows it.

import { known } from "./known.mjs";

/**
 * @typedef {object} ExportFilter  which bills, and how they are written (docs/EXPORTS.md)
 * @property {string} [pool]  the id of the only pool
 * @property {"pay-per-use" | "yearly-monthly"} [mode]  the only billing mode
 * @property {boolean} [throughExpiry]  FOCUS: also the hours that are paid for and not used yet
 * @property {boolean} [raw]  text that a spreadsheet would run as a formula is not marked as text
 * @property {boolean} [bom]  CSV and FOCUS: a byte order mark at the start
 *
 * @typedef {{ query(what: string): string, fetchPart(): Promise<void> }} ExportingEngine
 */

const NO_ANSWER = "The widget has no scenario, has stopped, or was removed.";

/**
 * @param {ExportingEngine} engine
 * @param {string} format
 * @param {ExportFilter} [filter]
 * @returns {Promise<string>}
 */
export async function exportBills(engine, format, filter = {}) {
  await engine.fetchPart().catch((cause) => {
    throw new Error("The part of the engine that exports could not be fetched.", { cause });
  });
  const listed = engine.query("formats");
  if (!listed) throw new Error(NO_ANSWER);
  /** @type {{ word: string }[]} */
  const formats = JSON.parse(listed);
  known(format, formats.map(({ word }) => word), "export format");
  const members = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== false);
  return textOf(engine, [format, ...members.map(([name, value]) => `${dashed(name)}=${value}`)].join("\n"));
}

/** "throughExpiry" as "through-expiry" @param {string} name */
const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {ExportingEngine} engine @param {string} request */
function textOf(engine, request) {
  const answer = engine.query(`export ${request}`);
  if (answer.startsWith("-")) throw new RangeError(answer.slice(1));
  if (!answer.startsWith("+")) throw new Error(NO_ANSWER);
  return answer.slice(1);
}

/**
 * Saves the file that the *Export* menu asked for.
 * @param {ExportingEngine} engine
 * @param {{ name: string, type: string, request: string }} wanted
 */
export function saveFile(engine, { name, type, request }) {
  const address = URL.createObjectURL(new Blob([textOf(engine, request)], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // browsers read it after the click
}
