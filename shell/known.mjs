/** @param {string} word @param {string[]} words @param {string} kind @returns {string} the word, if it is one of them */
export function known(word, words, kind) {
  if (words.includes(word)) return word;
  throw new RangeError(`There is no ${kind} "${word}". The known ones are: ${words.join(", ")}.`);
}
