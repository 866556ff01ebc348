// The example of host mode with a local cloud behind it, for tests and for a person to try.
//
// As a program: node host_demo.mjs [--port N]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { root, serve } from "../../shell/tools/serve.mjs";
import { startCloud } from "./cloud_server.mjs";

const folder = join(root, "shell/pages/examples/host-mode");
const token = "known to the console only";

/** The pages of the example, for `serve`. @param {string} cloud  its address */
export const hostPages = (cloud) => ({
  "/host/index.html": { body: readFileSync(join(folder, "index.html"), "utf8") },
  "/host/main.js": { body: readFileSync(join(folder, "main.js"), "utf8") },
  "/host/session.json": { body: JSON.stringify({ cloud, token, projectId: "p1" }) },
});

/** A cloud that knows the example's token. @param {Parameters<typeof startCloud>[0]} [options] */
export const startHostCloud = (options) => startCloud({ token, ...options });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string" } } });
  const cloud = await startHostCloud();
  const { url } = await serve({ port: Number(values.port ?? 8080), pages: hostPages(cloud.url) });
  console.log(`A console in host mode is at ${url}/host/ (Ctrl+C ends it)`);
}
