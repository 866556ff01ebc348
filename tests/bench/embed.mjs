// `./dev bench embed`: from the script tag to the first painted frame with data, in pages that begin with nothing cached.
//
// Beside the widget: a page that only clears a WebGL 2 canvas, and one that draws similar content with jsimgui, Dear
// ImGui compiled as a general library. The pages alternate in one run, so that a busy machine slows all of them.
// A missed target is printed, not fatal: machines differ.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { root } from "../../shell/tools/serve.mjs";
import { closeBrowser, open } from "../../shell/tools/visit.mjs";
import { Table } from "./table.mjs";

const rounds = Number(process.argv[2] ?? 9);
const scenario = "/scenarios/documentation-example.json";

/** A script says `painted()` when it has drawn; the second animation frame after that is on the screen. @param {string} body */
const html = (body) => `<!doctype html>
<html lang="en">
  <head>
    <link rel="icon" href="data:," />
    <style>body { margin: 0; } canvas, pool-bill { display: block; width: 100%; height: 720px; }</style>
    <script>
      performance.mark("tag");
      const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("painted")));
    </script>
    ${body}
</html>`;

const bare = `<script type="module" src="/bare.mjs"></script></head><body><canvas></canvas></body>`;
const bareScript = `
const canvas = document.querySelector("canvas");
const gl = canvas.getContext("webgl2");
gl.clearColor(0.1, 0.4, 0.9, 1);
gl.clear(gl.COLOR_BUFFER_BIT);
painted();`;

const general = `<script type="importmap">{ "imports": { "imgui": "/jsimgui/mod.js" } }</script>
<script type="module" src="/general.mjs"></script></head><body><canvas></canvas></body>`;
const generalScript = readFileSync(new URL("embed_jsimgui_page.mjs", import.meta.url), "utf8");

const widget = `<script>addEventListener("pool-bill-ready", painted);</script>
<script type="module" src="/define.js"></script></head><body><pool-bill src="${scenario}"></pool-bill></body>`;

const library = join(root, "tests/package/node_modules/@mori2003/jsimgui/build");
const libraryFiles = ["mod.js", "imgui.js", "implot.js", "imnodes.js", "loader.js"].map((file) => {
  const body = readFileSync(join(library, file), "utf8");
  return /** @type {const} */ ([`/jsimgui/${file}`, { body }]);
});

const pages = {
  "/bare.html": { body: html(bare) },
  "/bare.mjs": { body: bareScript },
  "/general.html": { body: html(general) },
  "/general.mjs": { body: generalScript },
  "/widget.html": { body: html(widget) },
  ...Object.fromEntries(libraryFiles),
};

/** Keeps every WebAssembly memory, to count its bytes. */
const watchMemory = () => {
  const memories = (/** @type {any} */ (window).memories = /** @type {WebAssembly.Memory[]} */ ([]));
  for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
    const original = /** @type {any} */ (WebAssembly[name]);
    /** @type {any} */ (WebAssembly)[name] = async (/** @type {any[]} */ ...values) => {
      const result = await original.apply(WebAssembly, values);
      const { exports } = result.instance ?? result;
      memories.push(...Object.values(exports).filter((each) => each instanceof WebAssembly.Memory));
      return result;
    };
  }
};

/** @param {string} path @returns {Promise<{ paintedMs: number, blockedMs: number, heapMb: number }>} */
async function measure(path) {
  const visit = await open({ path, server: { pages }, waits: false, prepare: (page) => page.addInitScript(watchMemory) });
  await visit.page.waitForFunction(() => performance.getEntriesByName("painted").length > 0);
  const [paintedMs, blockedMs] = await visit.page.evaluate(async () => {
    const tasks = await new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: "longtask", buffered: true });
      setTimeout(() => resolve([]), 500);
    });
    const blocked = tasks.reduce((/** @type {number} */ sum, /** @type {PerformanceEntry} */ { duration }) => sum + Math.max(0, duration - 50), 0);
    return [performance.measure("load", "tag", "painted").duration, blocked];
  });
  const session = await visit.page.context().newCDPSession(visit.page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await visit.page.evaluate(() =>
    /** @type {any} */ (window).memories.reduce((/** @type {number} */ sum, /** @type {WebAssembly.Memory} */ { buffer }) => sum + buffer.byteLength, 0),
  );
  await visit.close();
  return { paintedMs, blockedMs, heapMb: (usedSize + wasm) / 2 ** 20 };
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const paths = /** @type {const} */ (["/bare.html", "/general.html", "/widget.html"]);
/** @type {Record<string, Awaited<ReturnType<typeof measure>>[]>} */
const measured = Object.fromEntries(paths.map((path) => [path, []]));
for (const path of paths) await measure(path); // the server has compressed every file after that
for (let round = 0; round < rounds; ++round) {
  for (const path of paths) measured[path].push(await measure(path));
}
await closeBrowser();

const [bareMs, generalMs, widgetMs] = paths.map((path) => median(measured[path].map(({ paintedMs }) => paintedMs)));
const of = (/** @type {string} */ path, /** @type {"blockedMs" | "heapMb"} */ what) => median(measured[path].map((each) => each[what]));
console.log(`Median of ${rounds} cold starts: bare page ${bareMs.toFixed(0)} ms, jsimgui ${generalMs.toFixed(0)} ms, widget ${widgetMs.toFixed(0)} ms.`);
console.log(`jsimgui blocks ${of("/general.html", "blockedMs").toFixed(0)} ms and holds ${of("/general.html", "heapMb").toFixed(1)} MB.\n`);
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const table = new Table();
table.add("first frame, to the bare page's", "Chromium", widgetMs / bareMs, "x", 1.35, false);
table.add("first frame, to jsimgui's", "Chromium", widgetMs / generalMs, "x", 0.8, false);
table.add("total blocking time", "Chromium", of("/widget.html", "blockedMs"), "ms", of("/general.html", "blockedMs"), false);
table.add("heap after loading", "Chromium", of("/widget.html", "heapMb"), "MB", 24, false);
table.add("tarball", "", statSync(join(root, `dist/npm/poolbill-${version}.tgz`)).size / 1000, "kB", 700, false);
table.print();
