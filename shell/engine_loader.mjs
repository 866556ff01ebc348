// Fetches and compiles the module once per page and address, and makes an instance for each widget.
//
// The module comes in two parts (cmake/split). The second, with the screens that few people open first, is
// fetched when a widget requests it; until then its functions are placeholders that must not be called.

import { Engine } from "./engine.mjs";
import { languageOf } from "./words.mjs";

/** @typedef {import("./words.mjs").WordKey} WordKey */

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

/** @param {string} url @returns {Promise<WebAssembly.Module>} */
async function compile(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new LoadError("fetch", "fetch.failed", { cause });
  }
  if (!response.ok) {
    throw new LoadError("fetch", "fetch.status", { values: [response.status] });
  }
  try {
    // Streaming accepts application/wasm only, which not every server sends.
    const isWasm = response.headers.get("content-type")?.startsWith("application/wasm");
    return await (isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (cause) {
    throw new LoadError("wasm-refused", "wasm.refused", { cause });
  }
}

/** @param {string} url */
function compileOnce(url) {
  let module = compiled.get(url);
  if (!module) {
    module = compile(url);
    compiled.set(url, module);
    module.catch(() => compiled.delete(url)); // the next widget may have more luck
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
export async function textsOf(locale, baseUrl = import.meta.url) {
  const { tag } = languageOf(locale);
  if (tag === "en") return "";
  const url = new URL(`poolbill.${tag}.txt`, baseUrl).href;
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
 * @param {string} [baseUrl]  where poolbill.mjs and poolbill.wasm are; by default beside this file
 * @returns {Promise<Engine>}
 */
export async function createEngine(canvas, baseUrl = import.meta.url) {
  if (typeof WebAssembly !== "object") {
    throw new LoadError("wasm-refused", "wasm.missing");
  }
  const glueUrl = new URL("poolbill.mjs", baseUrl).href;
  const [module, glue] = await Promise.all([
    compileOnce(new URL("poolbill.wasm", baseUrl).href),
    import(glueUrl).catch((cause) => {
      throw new LoadError("fetch", "fetch.failed", { cause });
    }),
  ]);
  const isWhole = WebAssembly.Module.imports(module).every((each) => each.module !== "deferred");
  return new Promise((resolve, reject) => {
    /** @type {WebAssembly.Exports} */
    let primary;
    const fetchPart = async () => {
      const part = await compileOnce(new URL("poolbill.deferred.wasm", baseUrl).href);
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
    glue.default(options).then((/** @type {any} */ instance) => resolve(new Engine(instance, isWhole ? null : fetchPart))).catch(fail);
  });
}
