// Exports and links, with what makes them fetched when the first is wanted (exporting.mjs, link.mjs).

import { copyText } from "./clipboard.mjs";
import { showMessage } from "./failure.mjs";
import { languageOf } from "./words.mjs";

/** @typedef {import("./exporting.mjs").ExportingEngine} ExportingEngine */

/** @param {ExportingEngine | null} engine @param {string} format @param {import("./exporting.mjs").ExportFilter} [filter] */
export async function exportBills(engine, format, filter) {
  return (await import("./exporting.mjs")).exportBills(ready(engine), format, filter);
}

/** @param {ExportingEngine | null} engine @param {string} locale @returns {Promise<string>} */
export async function shareLink(engine, locale) {
  return (await import("./link.mjs")).makeLink(ready(engine), location.href, languageOf(locale).tag);
}

/** @param {ExportingEngine | null} engine @param {string} link @param {string} locale @returns {Promise<string>} the scenario in it */
export async function openLink(engine, link, locale) {
  return (await import("./link.mjs")).openLink(ready(engine), link, languageOf(locale).tag);
}

/**
 * Copies a link, as the *Export* menu asked for; if it is too long, offers a file.
 * @param {ExportingEngine | null} engine
 * @param {HTMLElement} root
 * @param {string} locale
 * @param {() => unknown} copied  called when it is
 */
export async function copyLink(engine, root, locale, copied) {
  const language = languageOf(locale).tag;
  const { LinkError, makeLink, offerFile } = await import("./link.mjs");
  try {
    await copyText(await makeLink(ready(engine), location.href, language), root);
    copied();
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    const message = (/** @type {string} */ text, /** @type {import("./link.mjs").Action[]} */ actions) => showMessage(root, locale, text, { actions });
    offerFile({ language, message }, error, () => saveFile(engine, { name: "poolbill.json", type: "application/json", request: "scenario" }));
  }
}

/** @param {ExportingEngine | null} engine */
function ready(engine) {
  if (!engine) throw new Error("The widget is not ready yet. Wait for its promise `ready`.");
  return engine;
}

/** @param {ExportingEngine | null} engine @param {Parameters<typeof import("./exporting.mjs").saveFile>[1]} wanted */
export async function saveFile(engine, wanted) {
  const exporting = await import("./exporting.mjs");
  if (engine) exporting.saveFile(engine, wanted);
}
