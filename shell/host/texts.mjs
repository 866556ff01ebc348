// Texts from outside. Half of a surrogate pair is no character: neither the engine nor the network takes it.

/** With a replacement character for each half of a surrogate pair. `toWellFormed` does the same, but is younger than the browsers that we support. @param {string} text */
export const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** At most `limit` long, and never cut within a character. @param {string} text @param {number} limit */
export const cut = (text, limit) => wellFormed(text).slice(0, limit).replace(/[\ud800-\udbff]$/, "");
