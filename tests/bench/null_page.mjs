// A page without pixels for the browser module: a WebGL2 context that draws nothing and a pen that measures
// text without fonts, so that the shipped WASM runs in Node and only its own work is timed; in a browser, too.

import { Engine } from "../../shell/engine.mjs";

/** Every method does nothing and returns something true; every constant is 1. */
const nothing = () =>
  new Proxy(/** @type {Record<string, any>} */ ({}), {
    get(known, name) {
      const isConstant = typeof name === "string" && name === name.toUpperCase();
      return (known[/** @type {string} */ (name)] ??= isConstant ? 1 : () => 8192);
    },
  });

/** Glyphs of the width and height that a usual font has at that size. */
class Pen {
  font = "400 14px sans-serif";
  canvas = { width: 1, height: 1 };

  /** @param {string} text */
  measureText(text) {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(this.font)?.[1]);
    const width = size * [...text].reduce((sum, letter) => sum + (letter > "⺀" ? 1 : 0.56), 0);
    return {
      width,
      fontBoundingBoxAscent: size * 0.93,
      fontBoundingBoxDescent: size * 0.24,
      actualBoundingBoxLeft: 0,
      actualBoundingBoxRight: width,
      actualBoundingBoxAscent: size * 0.73,
      actualBoundingBoxDescent: size * 0.2,
    };
  }
  clearRect() {}
  fillText() {}
  /** @param {number} _x @param {number} _y @param {number} width @param {number} height */
  getImageData(_x, _y, width, height) {
    return { data: new Uint8Array(width * height * 4) };
  }
}

/** Makes the globals that the module needs. @returns {HTMLCanvasElement} the canvas to pass to it */
function nullPage() {
  const pen = new Pen();
  /** @type {any} */ (globalThis).OffscreenCanvas = class {
    getContext() {
      return pen;
    }
  };
  const surface = nothing();
  return /** @type {any} */ ({ getContext: () => surface });
}

/**
 * @param {{ default: (options: object) => Promise<Record<string, any>> }} glue  poolbill.mjs
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Module} part  the deferred one
 */
export async function nullEngine(glue, module, part) {
  const instance = await glue.default({
    canvas: nullPage(),
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} received */
    instantiateWasm(imports, received) {
      const standIns = new Proxy({}, { get: () => () => {} });
      void WebAssembly.instantiate(module, { ...imports, deferred: standIns }).then(async (made) => {
        await WebAssembly.instantiate(part, { primary: made.exports });
        received(made);
      });
      return {};
    },
  });
  return new Engine(instance);
}
