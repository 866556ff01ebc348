// A console over the local cloud: its provider, and a signed `fetch` that adds what only the console knows.
import { createHuaweiCloudProvider } from "../../shell/host/huawei_cloud.mjs";
import { startCloud } from "./cloud_server.mjs";

/** @typedef {Parameters<typeof startCloud>[0]} CloudOptions */
/** @typedef {import("../../shell/host/huawei_cloud.mjs").HuaweiCloudOptions} ProviderOptions */

const token = "known to the console only";

/** 2026-11-28, 08:30 in UTC+08:00. */
export const start = Date.parse("2026-11-28T00:30:00Z");

/** @param {import("node:test").TestContext} test  at whose end the cloud is closed @param {Partial<ProviderOptions>} [options] @param {CloudOptions} [cloudOptions] */
export async function openConsole(test, options = {}, cloudOptions = {}) {
  const cloud = await startCloud({ token, now: () => start, ...cloudOptions });
  test.after(() => cloud.close());
  const provider = createHuaweiCloudProvider({
    fetch: (address, init) => fetch(address, { ...init, headers: { ...init.headers, "x-auth-token": token } }),
    region: "ap-southeast-3",
    projectId: "p1",
    site: "intl",
    endpoints: { modelArts: `${cloud.url}/`, billing: cloud.url },
    ...options,
  });
  return { cloud, provider, call: { signal: new AbortController().signal } };
}

/** A promise that waits for `release`. */
export function gate() {
  let release = () => {};
  const hold = /** @type {Promise<void>} */ (new Promise((resolve) => (release = () => resolve(undefined))));
  return { hold, release: () => release() };
}

/** A call that is given up after some time. @param {number} milliseconds */
export const callFor = (milliseconds) => ({ signal: AbortSignal.timeout(milliseconds) });
