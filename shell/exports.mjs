// Exports, with what makes them fetched when the first is wanted (exporting.mjs).

/** @typedef {import("./exporting.mjs").ExportingEngine} ExportingEngine */

/** @param {ExportingEngine | null} engine @param {string} format @param {import("./exporting.mjs").ExportFilter} [filter] */
export async function exportBills(engine, format, filter) {
  if (!engine) throw new Error("The widget is not ready yet. Wait for its promise `ready`.");
  return (await import("./exporting.mjs")).exportBills(engine, format, filter);
}

/** @param {ExportingEngine | null} engine @param {Parameters<typeof import("./exporting.mjs").saveFile>[1]} wanted */
export async function saveFile(engine, wanted) {
  const exporting = await import("./exporting.mjs");
  if (engine) exporting.saveFile(engine, wanted);
}
