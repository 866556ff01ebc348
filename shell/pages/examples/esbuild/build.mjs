// esbuild leaves `new URL("./file", import.meta.url)` as it is: what the widget fetches is copied beside the bundle.
import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

await build({ entryPoints: ["main.js"], bundle: true, format: "esm", minify: true, outdir: "dist" });
cpSync("index.html", "dist/index.html");
const engine = dirname(fileURLToPath(import.meta.resolve("poolbill")));
for (const file of ["poolbill.wasm", "poolbill.deferred.wasm", "poolbill.zh-CN.txt"]) cpSync(join(engine, file), join("dist", file));
