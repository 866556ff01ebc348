// The scenarios that the page offers as a start. The page provides a list, JSON at the address in `samples`:
//
//   [{ "src": "documentation-example.json", "name": { "en": "…", "zh-CN": "…" }, "detail": { "en": "…", "zh-CN": "…" } }, …]
//
// `src` is relative to the list. A text may also be one string for all languages. A scenario is fetched when it is
// chosen, not before.

import { bestTag, wordsFor } from "./words.mjs";

/**
 * @typedef {string | Record<string, string>} Words  a text, or one for each language
 * @typedef {{ src: string, name: Words, detail?: Words }} Sample
 *
 * @typedef {object} SamplesPort
 * @property {(lines: string) => void} offer  a name, a tab and a detail a line
 * @property {(scenario: string) => Promise<void>} open
 * @property {() => string} locale
 * @property {(message: string) => void} failed
 */

export class Samples {
  #port;
  #address = "";
  /** @type {Sample[]} */
  #list = [];

  /** @param {SamplesPort} port */
  constructor(port) {
    this.#port = port;
  }

  /** @param {string | undefined} address  of the list */
  async load(address) {
    this.#list = [];
    if (address) {
      this.#address = address;
      try {
        this.#list = JSON.parse(await this.#get(this.#address));
      } catch (error) {
        this.#failed("samples.failed", address, error);
      }
    }
    this.show();
  }

  /** Offers the samples in the viewer's language. */
  show() {
    const line = (/** @type {Sample} */ { name, detail = "" }) => `${this.#words(name)}\t${this.#words(detail)}\n`;
    this.#port.offer(this.#list.map(line).join(""));
  }

  /** @param {number} index */
  async open(index) {
    const { src } = this.#list[index];
    let scenario;
    try {
      scenario = await this.#get(new URL(src, this.#address).href);
    } catch (error) {
      return this.#failed("sample.failed", src, error);
    }
    await this.#port.open(scenario);
  }

  /** @param {import("./words.mjs").WordKey} key @param {string} address @param {unknown} error */
  #failed(key, address, error) {
    const reason = error instanceof Error ? error.message : String(error);
    this.#port.failed(wordsFor(this.#port.locale(), key, address, reason));
  }

  /** @param {string} url */
  async #get(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(wordsFor(this.#port.locale(), "server.answered", response.status));
    return response.text();
  }

  /** @param {Words} words */
  #words(words) {
    const tag = typeof words === "string" ? "" : (bestTag(Object.keys(words), this.#port.locale()) ?? "en");
    const text = typeof words === "string" ? words : (words[tag] ?? "");
    return text.replace(/[\t\n]/g, " ");
  }
}
