// The shell's messages in the viewer's language. They are available before the engine.
//
// Left out: the engine's texts (web/ui); errors that only a developer sees, which are in English.

import { LANGUAGES } from "./generated/languages.mjs";

/** @typedef {(typeof LANGUAGES)[number]} Language */
/** @typedef {keyof Language["words"]} WordKey */

const primaryOf = (/** @type {string} */ tag) => tag.split("-")[0].toLowerCase();

/**
 * The best of several language tags for a locale: the same tag, or the first one of the same language.
 * @param {string[]} tags
 * @param {string} locale
 * @returns {string | undefined}
 */
export function bestTag(tags, locale) {
  return tags.find((tag) => tag === locale) ?? tags.find((tag) => primaryOf(tag) === primaryOf(locale));
}

const tags = LANGUAGES.map(({ tag }) => tag);

/** English if there is none for the locale. @param {string} locale @returns {Language} */
export function languageOf(locale) {
  const tag = bestTag(tags, locale);
  return LANGUAGES.find((language) => language.tag === tag) ?? LANGUAGES[0];
}

/** The font families of every language, those of the locale's own first. @param {string} locale @returns {string} a CSS list */
export function fontsFor(locale) {
  const own = languageOf(locale);
  const others = LANGUAGES.filter((language) => language !== own);
  return [own, ...others].map(({ fonts }) => fonts).filter(Boolean).join();
}

/**
 * @param {string} locale
 * @param {WordKey} key
 * @param {...(string | number)} values  in place of {0}, {1}, …
 * @returns {string}
 */
export function wordsFor(locale, key, ...values) {
  return languageOf(locale).words[key].replace(/\{(\d)\}/g, (place, index) => String(values[index] ?? place));
}
