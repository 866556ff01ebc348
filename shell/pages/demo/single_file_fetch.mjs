// `fetch` in the single file: answers from what is in it (shell/tools/single_file.mjs).

import { FILES } from "files-inside";

/** @type {Record<string, string>} */
const TYPES = { wasm: "application/wasm", json: "application/json", txt: "text/plain" };

/** @param {RequestInfo | URL} address @param {RequestInit} [options] @returns {Promise<Response>} */
export async function fetch(address, options) {
  const { href } = new URL(String(address), document.baseURI);
  const name = Object.keys(FILES).find((file) => href === new URL(file, document.baseURI).href);
  if (name === undefined) return globalThis.fetch(address, options);
  const bytes = Uint8Array.from(atob(FILES[name]), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream, { headers: { "content-type": TYPES[name.replace(/.*\./, "")] } });
}
