// Fetches and compiles the module once per page and address, and makes an instance for each widget.
//
// The module comes in two parts (cmake/split_module.mjs). The second, with the screens that are seldom seen first, is
// fetched when a widget asks for it; until then its functions are stand-ins that nothing may call.

import { Engine } from "./engine.mjs";

/** @type {Map<string, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/** What went wrong on the way to an engine, in words for people. */
export class LoadError extends Error {
  /** @param {string} code @param {string} message @param {unknown} [cause] */
  constructor(code, message, cause) {
    super(message, { cause });
    this.code = code;
  }
}

/** @param {string} url @returns {Promise<WebAssembly.Module>} */
async function compile(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new LoadError("fetch", "The billing engine could not be fetched. Check the connection and reload.", cause);
  }
  if (!response.ok) {
    throw new LoadError("fetch", `The billing engine could not be fetched: the server answered ${response.status}.`);
  }
  try {
    // Streaming refuses any other type than application/wasm, which not every server sends.
    const isWasm = response.headers.get("content-type")?.startsWith("application/wasm");
    return await (isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (cause) {
    throw new LoadError(
      "wasm-refused",
      "This page does not allow WebAssembly, or the engine's file is damaged. " +
        "The page's Content-Security-Policy needs script-src 'wasm-unsafe-eval'.",
      cause,
    );
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

/** Languages that are not in the module, and the file of each. */
const FILES = /** @type {Record<string, string>} */ ({ zh: "poolbill.zh-CN.txt" });
/** @type {Map<string, Promise<string>>} */
const texts = new Map();

/**
 * The texts of a locale's language, as the engine takes them; "" when it has them itself.
 * @param {string} locale
 * @param {string} [baseUrl]
 * @returns {Promise<string>}
 */
export async function textsOf(locale, baseUrl = import.meta.url) {
  const file = FILES[locale.split("-")[0]];
  if (!file) return "";
  const url = new URL(file, baseUrl).href;
  let text = texts.get(url);
  if (!text) {
    text = fetch(url).then((response) => (response.ok ? response.text() : Promise.reject(response.status)));
    texts.set(url, text);
  }
  return text.catch((cause) => {
    texts.delete(url);
    const message = `The texts of ${locale} could not be fetched, so English is shown. Check the connection and reload.`;
    throw new LoadError("texts", message, cause);
  });
}

/** Functions by number, whatever the number. */
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
 * @param {string} [baseUrl]  where poolbill.mjs and poolbill.wasm are; beside this file when absent
 * @returns {Promise<Engine>}
 */
export async function createEngine(canvas, baseUrl = import.meta.url) {
  if (typeof WebAssembly !== "object") {
    throw new LoadError("wasm-refused", "This browser does not run WebAssembly, which the billing engine needs.");
  }
  const glueUrl = new URL("poolbill.mjs", baseUrl).href;
  const [module, glue] = await Promise.all([
    compileOnce(new URL("poolbill.wasm", baseUrl).href),
    import(glueUrl).catch((cause) => {
      throw new LoadError("fetch", "The billing engine could not be fetched. Check the connection and reload.", cause);
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
      reject(new LoadError("start", "The billing engine could not be started.", cause));
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
