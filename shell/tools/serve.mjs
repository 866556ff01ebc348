// A static file server for the demo: right types, compressed when the browser accepts it, never cached.
//
// The demo page is at "/", the shell's modules with poolbill.js and poolbill.wasm beside it, scenarios in "/scenarios/".
//   dist    what `./dev build` made: bundled and minified
//   source  the files of the tree as they are, and the module from build/web
//
// As a program: node serve.mjs [--port N] [--site dist|source]. Left out: anything a production server needs.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** URL prefix and folder, the first that has the file wins. @type {Record<string, [string, string][]>} */
const sites = {
  dist: [["/", "dist/site"]],
  source: [
    ["/scenarios/", "assets/scenarios"],
    ["/", "shell/pages/demo"],
    ["/", "shell/pages/gallery"],
    ["/", "shell"],
    ["/", "build/web/module"],
    ["/poolbill.js", "build/web/module/poolbill.mjs"], // it is built with a name by which Node takes it for a module
    ["/generated/", "build/web/module"], // the texts of languages, which shell/generated/languages.mjs names
  ],
};

/** @type {Record<string, string>} */
const knownTypes = {
  ".html": "text/html; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** @type {Map<string, Buffer>} compressed bodies, by encoding, path and time of change */
const compressed = new Map();

/** @param {Buffer} body @param {string} accepted @param {string} key @returns {[Buffer, string?]} */
function compress(body, accepted, key) {
  const encoding = ["br", "gzip"].find((name) => accepted.includes(name));
  if (!encoding) return [body];
  const known = compressed.get(encoding + key);
  const bytes = known ?? (encoding === "br" ? brotliCompressSync(body) : gzipSync(body, { level: 9 }));
  compressed.set(encoding + key, bytes);
  return [bytes, encoding];
}

/** @param {[string, string][]} mounts @param {string} path @returns {Promise<{ file: string, changed: number } | null>} */
async function locate(mounts, path) {
  for (const [prefix, folder] of mounts) {
    if (!path.startsWith(prefix)) continue;
    const file = join(root, folder, path.slice(prefix.length));
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) return { file, changed: found.mtimeMs };
  }
  return null;
}

/**
 * @typedef {object} Options
 * @property {number} [port]  0 takes a free one
 * @property {'dist' | 'source'} [site]
 * @property {string} [folder]  of the tree, served in place of the demo
 * @property {Record<string, string>} [types]  what is sent as the type of files, by the end of their name
 * @property {Record<string, string>} [headers]  sent with every answer, e.g. a content security policy
 * @property {Record<string, { type?: string, body: string }>} [pages]  extra pages, by path
 *
 * @param {Options} [options]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ port = 0, site = "dist", folder, types = knownTypes, headers = {}, pages = {} } = {}) {
  const server = createServer(async (request, response) => {
    let path = "";
    try {
      path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    } catch {
      path = ""; // not an address; answered with 404 below
    }
    if (path.endsWith("/")) path += "index.html";
    /** @type {Buffer | null} */
    let body = null;
    let type = types[extname(path)] ?? "application/octet-stream";
    let key = path;
    if (pages[path]) {
      body = Buffer.from(pages[path].body);
      type = pages[path].type ?? type;
      key += pages[path].body;
    } else {
      const found = path.startsWith("/") ? await locate(folder ? [["/", folder]] : sites[site], path) : null;
      if (found) {
        body = await readFile(found.file);
        key = found.file + found.changed;
      }
    }
    if (!body) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end(`There is no ${path} here.\n`);
      return;
    }
    const [bytes, encoding] = compress(body, String(request.headers["accept-encoding"] ?? ""), key);
    response.writeHead(200, {
      "content-type": type,
      "content-length": bytes.length,
      "cache-control": "no-cache",
      vary: "accept-encoding",
      ...(encoding && { "content-encoding": encoding }),
      ...headers,
    });
    response.end(request.method === "HEAD" ? undefined : bytes);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string" }, site: { type: "string" } } });
  const site = values.site === "source" ? "source" : "dist";
  try {
    const { url } = await serve({ port: Number(values.port ?? 8080), site });
    console.log(`Poolbill's demo is at ${url}/ (Ctrl+C ends it)`);
  } catch (error) {
    const inUse = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
    console.error(inUse ? `Port ${values.port ?? 8080} is in use; choose another with --port.` : error);
    process.exitCode = 1;
  }
}
