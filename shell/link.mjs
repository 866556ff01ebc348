// Links that hold a scenario: "#pb1." and the compressed scenario in the characters of base64url. Fetched with the first
// link that is made or opened.
//
// The engine has the short form that is compressed here (core/link/packed_text.hpp); docs/decisions/0015-links.md has
// the format. Left out: where a linked scenario is kept (scenario_source.mjs).

import { copyText } from "./clipboard.mjs";
import { LINK_WORDS } from "./generated/languages.mjs";

/** @typedef {keyof (typeof LINK_WORDS)["en"]} Word */
/** @typedef {{ label: string, run: () => unknown }} Action */

/**
 * @typedef {object} LinkPort  the widget as seen from here; what it has anyway is not fetched twice
 * @property {HTMLElement} root
 * @property {string} language  the tag of the language of messages
 * @property {(message: string, actions: Action[]) => HTMLElement} message  shows it
 */

/** Some programs cut longer ones. */
const LONGEST = 2000;
/** What a link may hold once it is unpacked, in bytes. */
const MOST = 1_000_000;

/** A link that is not opened, or not made. `message` is a sentence for people. */
export class LinkError extends RangeError {
  /** @param {{ code: string }} error  docs/ERRORS.md lists the codes @param {string} language @param {Word} key @param {string | number} [value] */
  constructor({ code }, language, key, value) {
    super(words(language, key, value));
    this.code = code;
    /** The name of the button that closes the message. */
    this.close = words(language, "close");
  }
}

/** @param {string} language @param {Word} key @param {string | number} [value]  in place of {0} */
function words(language, key, value = "") {
  const texts = /** @type {Record<string, Record<Word, string>>} */ (LINK_WORDS)[language];
  return texts[key].replace("{0}", () => String(value));
}

/**
 * @param {import("./exporting.mjs").ExportingEngine} engine
 * @param {LinkPort} port
 * @returns {Promise<string>} to this page; rejects with a LinkError if it would be too long
 */
export async function makeLink(engine, { language }) {
  await engine.fetchPart();
  const packed = engine.query("packed");
  if (!packed) throw new Error("The widget has no scenario, has stopped, or was removed.");
  const bytes = await collected(new Blob([packed]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const start = `${location.href.replace(/#.*/s, "")}#pb1.`;
  const length = start.length + Math.ceil((bytes.length * 4) / 3);
  if (length > LONGEST) throw new LinkError({ code: "link-too-long" }, language, "too_long", length);
  return start + btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * @param {import("./exporting.mjs").ExportingEngine} engine
 * @param {string} link  with or without the address before "#"
 * @param {LinkPort} port
 * @returns {Promise<string>} the scenario's JSON, which is not checked; rejects with a LinkError if there is none
 */
export async function openLink(engine, link, { language }) {
  const [, version, payload] = /#pb([1-9]\d*)\.(.*)/s.exec(link.replace(/\s/g, "")) ?? [];
  if (version !== undefined && version !== "1") throw new LinkError({ code: "link-newer" }, language, "newer", version);
  const packed = await unpacked(payload ?? "");
  if (packed === null) throw new LinkError({ code: "link-too-large" }, language, "too_large");
  if (packed) await engine.fetchPart();
  const answer = packed && engine.query(`unpack ${packed}`);
  if (answer.startsWith("+")) return answer.slice(1);
  if (answer === "-link.too-large") throw new LinkError({ code: "link-too-large" }, language, "too_large");
  throw new LinkError({ code: "link-damaged" }, language, "damaged");
}

/** @param {string} payload @returns {Promise<string | null>} the short form, "" if it is damaged, null if it is too large */
async function unpacked(payload) {
  if (!/^[\w-]*$/.test(payload) || payload.length > LONGEST) return "";
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));
    const text = await collected(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
    return text.length > MOST ? null : new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    return "";
  }
}

/** What a stream has; when that is more than a link may hold, only the beginning. @param {ReadableStream<any>} stream  of bytes */
async function collected(stream) {
  const reader = stream.getReader();
  /** @type {BlobPart[]} */
  const chunks = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
    if (size > MOST) {
      void reader.cancel().catch(() => {});
      break;
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/**
 * Says that a linked scenario is shown that is not saved.
 * @param {LinkPort} port
 * @param {string} key  what is saved there can be gone back to, if there is something
 * @param {import("./storage/choose.mjs").Where} storage
 * @param {{ keep: (() => unknown) | null, back: () => unknown }} ways  what can be done
 */
export async function offerToKeep({ language, message }, key, storage, { keep, back }) {
  const { isSaved } = await import("./storage/saving.mjs");
  const actions = (await isSaved(key, storage).catch(() => false)) ? [{ label: words(language, "back"), run: back }] : [];
  if (keep) actions.unshift({ label: words(language, "keep"), run: keep });
  return message(words(language, "shown"), actions);
}

/**
 * Copies a link, as the *Export* menu asked for; if it is too long, offers a file.
 * @param {import("./exporting.mjs").ExportingEngine} engine @param {LinkPort} port @param {() => unknown} copied
 */
export async function copyLink(engine, port, copied) {
  try {
    await copyText(await makeLink(engine, port), port.root);
    copied();
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    const save = async () => {
      const { saveFile } = await import("./exporting.mjs");
      await saveFile(engine, { name: "poolbill.json", type: "application/json", request: "scenario" }, port);
    };
    const panel = port.message(error.message, [
      { label: words(port.language, "save"), run: save },
      { label: error.close, run: () => panel.remove() },
    ]);
  }
}
