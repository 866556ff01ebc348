// Fetches and compiles the module once per page and address, and makes an instance for each widget.

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
  return new Promise((resolve, reject) => {
    const fail = (/** @type {unknown} */ cause) =>
      reject(new LoadError("start", "The billing engine could not be started.", cause));
    const options = {
      canvas,
      /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} received */
      instantiateWasm(imports, received) {
        WebAssembly.instantiate(module, imports).then((instance) => received(instance, module), fail);
        return {};
      },
    };
    glue.default(options).then((/** @type {any} */ instance) => resolve(new Engine(instance))).catch(fail);
  });
}
