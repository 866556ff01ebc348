// Bills in one of the engine's export formats. The engine has the one list of formats; docs/BILLING.md shows it.

/**
 * @param {{ query(what: string): string }} engine
 * @param {string} format
 * @returns {string}
 */
export function exportBills(engine, format) {
  /** @type {{ word: string }[]} */
  const formats = JSON.parse(engine.query("formats"));
  const words = formats.map(({ word }) => word);
  if (!words.includes(format)) {
    throw new RangeError(`There is no export format "${format}" for bills. The formats are: ${words.join(", ")}.`);
  }
  return engine.query(`bills.${format}`);
}
