// Exports and links, with what makes them fetched when the first is wanted (exporting.mjs, link.mjs).

import { messages } from "./failure.mjs";

/** @typedef {import("./exporting.mjs").ExportingEngine} ExportingEngine */

/**
 * @param {ExportingEngine | null} engine @param {string} format @param {import("./exporting.mjs").ExportFilter} [filter]
 * @param {AbortSignal} [signal]
 */
export async function exportBills(engine, format, filter, signal) {
  return (await import("./exporting.mjs")).exportBills(ready(engine), format, filter, signal);
}

/** The port of link.mjs is made here. @typedef {[engine: ExportingEngine | null, root: HTMLElement, locale: string]} Place */

/** @param {Place} place */
export async function shareLink(...[engine, root, locale]) {
  return (await import("./link.mjs")).makeLink(ready(engine), messages(root, locale));
}

/** @param {string} link @param {Place} place @returns {Promise<string>} the scenario in it */
export async function openLink(link, ...[engine, root, locale]) {
  return (await import("./link.mjs")).openLink(ready(engine), link, messages(root, locale));
}

/** Copies a link; if it is too long, offers a file. @param {() => unknown} copied  called when it is @param {Place} place */
export async function copyLink(copied, ...[engine, root, locale]) {
  return (await import("./link.mjs")).copyLink(ready(engine), messages(root, locale), copied);
}

/** @param {ExportingEngine | null} engine */
function ready(engine) {
  if (!engine) throw new Error("The widget is not ready yet. Wait for its promise `ready`.");
  return engine;
}

/** @param {Parameters<typeof import("./exporting.mjs").saveFile>[1]} wanted @param {Place} place */
export async function saveFile(wanted, ...[engine, root, locale]) {
  const exporting = await import("./exporting.mjs");
  if (engine) await exporting.saveFile(engine, wanted, messages(root, locale));
}
