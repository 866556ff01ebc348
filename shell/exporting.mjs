// What leaves the widget in one of the engine's export formats: as a text, or as a file that the browser saves. Fetched
// when it is first needed. The engine has the one list of formats; docs/EXPORTS.md shows it.

import { EXPORT_WORDS } from "./generated/languages.mjs";
import { known } from "./known.mjs";
import { inPieces } from "./tasks.mjs";

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
 * @param {AbortSignal} [signal]  ends it; it then rejects with the signal's reason
 * @returns {Promise<string>}
 */
export async function exportBills(engine, format, filter = {}, signal) {
  await engine.fetchPart().catch((cause) => {
    throw new Error("The part of the engine that exports could not be fetched.", { cause });
  });
  const listed = engine.query("formats");
  if (!listed) throw new Error(NO_ANSWER);
  /** @type {{ word: string }[]} */
  const formats = JSON.parse(listed);
  known(format, formats.map(({ word }) => word), "export format");
  const members = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== false);
  const request = [format, ...members.map(([name, value]) => `${dashed(name)}=${value}`)].join("\n");
  return (await piecesOf(engine, request, { signal })).join("");
}

/** "throughExpiry" as "through-expiry" @param {string} name */
const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The pieces of an export, which the engine writes in several tasks.
 * @param {ExportingEngine} engine
 * @param {string} request
 * @param {{ signal?: AbortSignal, progress?: (characters: number) => void }} [options]
 * @returns {Promise<string[]>}
 */
async function piecesOf(engine, request, { signal, progress } = {}) {
  signal?.throwIfAborted();
  const begun = engine.query(`export-begin ${request}`);
  if (begun.startsWith("-")) throw new RangeError(begun.slice(1));
  if (!begun.startsWith("+")) throw new Error(NO_ANSWER);
  const number = begun.slice(1);
  /** @type {string[]} */
  const pieces = [];
  let size = 0;
  await inPieces(() => {
    if (signal?.aborted) {
      engine.query(`export-end ${number}`);
      throw signal.reason;
    }
    const piece = engine.query(`export-next ${number}`);
    if (!piece) throw new Error(NO_ANSWER); // it has stopped meanwhile
    pieces.push(piece.slice(1));
    progress?.((size += piece.length));
    return piece.startsWith("+");
  });
  return pieces;
}

/** A message is shown when an export takes longer. */
const PATIENCE_MS = 500;
/** A message that changes is read out again by screen readers. */
const NEWS_MS = 3000;

/**
 * Saves the file that the *Export* menu asked for. When that takes a while, a message says how far it is and can end it.
 * @param {ExportingEngine} engine
 * @param {{ name: string, type: string, request: string }} wanted
 * @param {import("./link.mjs").LinkPort} port
 */
export async function saveFile(engine, { name, type, request }, port) {
  const words = EXPORT_WORDS[/** @type {keyof typeof EXPORT_WORDS} */ (port.language)];
  const ending = new AbortController();
  let due = performance.now() + PATIENCE_MS;
  /** @type {HTMLElement | undefined} */
  let panel;
  const progress = (/** @type {number} */ characters) => {
    if (performance.now() < due) return;
    due = performance.now() + NEWS_MS;
    const sentence = words.writing.replace("{0}", () => name).replace("{1}", (characters / 1e6).toFixed(1));
    panel ??= port.message(sentence, [{ label: words.cancel, run: () => ending.abort() }]);
    /** @type {HTMLElement} */ (panel.firstElementChild).textContent = sentence;
  };
  try {
    const pieces = await piecesOf(engine, request, { signal: ending.signal, progress });
    const address = URL.createObjectURL(new Blob(pieces, { type }));
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000); // browsers read it after the click
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  } finally {
    panel?.remove();
  }
}
