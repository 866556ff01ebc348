// Fetches and compiles the module once per page and address, and makes an instance for each widget.
//
// The module comes in two parts (cmake/split). The second, with the screens that few people open first, is
// fetched when a widget requests it; until then its functions are placeholders that must not be called.

import { Engine } from "./engine.mjs";
import { languageOf } from "./words.mjs";

/** @typedef {import("./words.mjs").WordKey} WordKey */

/**
 * Bundlers find a file by its literal `new URL("./file", import.meta.url)` and literal `import("./file")`, so each stands
 * where it is used. It is evaluated only when needed: in scripts that are no modules, there is no import.meta.url.
 * @param {string} file
 * @param {string | undefined} baseUrl  the folder that has it instead, as a whole address
 * @param {() => URL} beside
 */
function addressOf(file, baseUrl, beside) {
  return baseUrl ? within(baseUrl, file) : beside();
}

/** @param {string} folder  with or without a slash at its end @param {string} file */
const within = (folder, file) => new URL(file, folder.replace(/\/?$/, "/"));

/** @param {string} [baseUrl] @returns {Promise<typeof import("./poolbill.js")>} */
function importGlue(baseUrl) {
  if (!baseUrl) return import("./poolbill.js");
  return import(/* @vite-ignore */ /* webpackIgnore: true */ within(baseUrl, "poolbill.js").href);
}

/** @type {Map<string, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/** Why there is no engine, or only a part of it. The widget shows it in the viewer's language. */
export class LoadError extends Error {
  /** @param {string} code  of the `error` event @param {WordKey} key @param {{ cause?: unknown, values?: (string | number)[] }} [more] */
  constructor(code, key, { cause, values = [] } = {}) {
    super(key, { cause });
    this.code = code;
    this.key = key;
    this.values = values;
  }
}

/** @param {string} href @param {unknown} cause */
const lost = (href, cause) => new LoadError("fetch", "fetch.failed", { cause, values: [href] });

/** That the server has something else there. @param {string} href @param {Response} response */
function answered(href, { status, headers }) {
  const values = [href, status, headers.get("content-type") || "-"];
  return status >= 500 ? new LoadError("fetch", "fetch.answer", { values }) : new LoadError("engine-address", "fetch.answer", { values });
}

/** @param {URL} url @returns {Promise<WebAssembly.Module>} */
async function compile({ href }) {
  const fail = (/** @type {unknown} */ cause) => Promise.reject(lost(href, cause));
  const response = await fetch(href).catch(fail);
  // Streaming accepts this type alone, without parameters, which not every server sends.
  const streams = response.ok && /^application\/wasm$/i.test(response.headers.get("content-type") ?? "");
  const bytes = streams ? null : new Uint8Array(await response.arrayBuffer().catch(fail));
  if (bytes && !(response.ok && startsAsWasm(bytes))) throw answered(href, response);
  try {
    return await (bytes ? WebAssembly.compile(bytes) : WebAssembly.compileStreaming(response));
  } catch (cause) {
    await WebAssembly.compile(SMALLEST).catch(() => {
      throw new LoadError("wasm-refused", "wasm.refused", { cause });
    });
    return fail(cause); // the connection broke, or the file is damaged
  }
}

/** A module without anything. */
const SMALLEST = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Many servers answer with a page of HTML and status 200 for a file that they do not have. @param {Uint8Array} bytes */
const startsAsWasm = (bytes) => SMALLEST.subarray(0, 4).every((byte, index) => bytes[index] === byte);

/** What an import does not say: how the server answers. @param {unknown} cause @param {string | undefined} baseUrl @returns {Promise<LoadError>} */
async function scriptError(cause, baseUrl) {
  const href = baseUrl ? within(baseUrl, "poolbill.js").href : scriptIn(cause);
  const response = href && (await fetch(href).catch(() => null));
  const isScript = response && response.ok && /javascript/.test(response.headers.get("content-type") ?? "");
  return response && !isScript ? answered(href, response) : lost(href || "poolbill.js", cause);
}

/** The address of the script that could not be imported, where the browser says it. @param {unknown} error */
export const scriptIn = (error) => /imported module: (\S+)/.exec(String(error))?.[1];

/** @param {URL} url */
function compileOnce(url) {
  const { href } = url;
  let module = compiled.get(href);
  if (!module) {
    module = compile(url);
    compiled.set(href, module);
    module.catch(() => compiled.delete(href)); // the next widget may have more luck
  }
  return module;
}

/** The files of languages that are not in the module. @type {Map<string, Promise<string>>} */
const texts = new Map();

/**
 * The texts of a locale's language, in the form that the engine reads; "" if they are built in.
 * @param {string} locale
 * @param {string} [baseUrl]
 * @returns {Promise<string>}
 */
export async function textsOf(locale, baseUrl) {
  const { tag, texts: beside } = languageOf(locale);
  if (!beside) return "";
  const url = addressOf(`poolbill.${tag}.txt`, baseUrl, beside).href;
  let text = texts.get(url);
  if (!text) {
    text = fetch(url).then((response) => (response.ok ? response.text() : Promise.reject(response.status)));
    texts.set(url, text);
  }
  return text.catch((cause) => {
    texts.delete(url);
    throw new LoadError("texts", "texts.failed", { cause, values: [locale] });
  });
}

/** Placeholder functions for any index. */
const standIns = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error("A function of poolbill.deferred.wasm was called before that was there.");
    },
  },
);

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string | undefined} baseUrl  the folder with poolbill.js and poolbill.wasm; by default they are beside this file
 * @param {(engine: Engine) => void} made  called at once when the engine is there: other widgets that wait for the same module
 *   make theirs before the promise is settled
 * @returns {Promise<Engine>}
 */
export async function createEngine(canvas, baseUrl, made) {
  if (typeof WebAssembly !== "object") {
    throw new LoadError("wasm-refused", "wasm.missing");
  }
  const [module, glue] = await Promise.all([
    compileOnce(addressOf("poolbill.wasm", baseUrl, () => new URL("./poolbill.wasm", import.meta.url))),
    importGlue(baseUrl).catch(async (cause) => {
      throw await scriptError(cause, baseUrl);
    }),
  ]);
  const isWhole = WebAssembly.Module.imports(module).every((each) => each.module !== "deferred");
  return new Promise((resolve, reject) => {
    /** @type {WebAssembly.Exports} */
    let primary;
    const fetchPart = async () => {
      const beside = () => new URL("./poolbill.deferred.wasm", import.meta.url);
      const part = await compileOnce(addressOf("poolbill.deferred.wasm", baseUrl, beside));
      await WebAssembly.instantiate(part, { primary });
    };
    const fail = (/** @type {unknown} */ cause) =>
      reject(new LoadError("start", "start.failed", { cause }));
    const options = {
      canvas,
      /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} received */
      instantiateWasm(imports, received) {
        WebAssembly.instantiate(module, { ...imports, deferred: standIns }).then((instance) => {
          primary = instance.exports;
          received(instance, module);
        }, fail);
        return {};
      },
    };
    glue
      .default(options)
      .then((/** @type {any} */ instance) => {
        const engine = new Engine(instance, isWhole ? null : fetchPart);
        made(engine);
        resolve(engine);
      })
      .catch(fail);
  });
}
