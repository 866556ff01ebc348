// Bills in one of the engine's export formats. The engine has the one list of formats; docs/EXPORTS.md shows it.

/**
 * @param {{ query(what: string): string }} engine
 * @param {string} format
 * @returns {string}
 */
export function exportBills(engine, format) {
  /** @type {{ word: string }[]} */
  const formats = JSON.parse(engine.query("formats"));
  const words = formats.map(({ word }) => word);
  return engine.query(`bills.${known(format, words, "export format")}`);
}

/** @param {string} word @param {string[]} words @param {string} kind @returns {string} the word, if it is one of them */
export function known(word, words, kind) {
  if (words.includes(word)) return word;
  throw new RangeError(`There is no ${kind} "${word}". The known ones are: ${words.join(", ")}.`);
}
