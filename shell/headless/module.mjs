// Where the engine's module comes from: beside this file, in Node, in a worker or in a page, or from the caller.

import { failure } from "./boundary.mjs";

/** Compiled once for all engines of the program. @type {Promise<WebAssembly.Module> | null} */
let compiled = null;

/** @param {WebAssembly.Module | BufferSource | undefined} given @returns {Promise<WebAssembly.Module>} */
export async function moduleOf(given) {
  if (given instanceof WebAssembly.Module) return given;
  if (given) return compile(given);
  // Bundlers find the file by this literal address.
  compiled ??= read(new URL("./poolbill.engine.wasm", import.meta.url)).then(compile);
  return compiled.catch((error) => {
    compiled = null; // the next engine may have more luck
    throw error;
  });
}

/** @param {URL} address @returns {Promise<BufferSource>} */
async function read(address) {
  try {
    if (address.protocol === "file:") {
      // Only Node gets here. Bundlers for pages leave an import alone that is marked so.
      const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ /** @type {string} */ ("node:fs/promises"));
      return await readFile(address);
    }
    const response = await fetch(address.href); // some pages replace it with a function that takes texts only
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.arrayBuffer();
  } catch (cause) {
    throw failure("engine-address", `The engine is not at ${address.href}. Pass it as the option "wasm", or copy poolbill.engine.wasm there.`, cause);
  }
}

/** @param {BufferSource} bytes */
const compile = (bytes) =>
  WebAssembly.compile(bytes).catch((cause) => {
    throw failure("wasm-refused", "What should be the engine is not WebAssembly, or the page does not allow it.", cause);
  });
