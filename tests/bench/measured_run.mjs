// A program's run, measured from outside.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export const megabyte = 1_000_000;

/**
 * @param {string} program @param {string[]} options
 * @returns {Promise<{ bytes: number, seconds: number, memory: number }>} of its output; the most memory that it used, in megabytes
 */
export async function measuredRun(program, options) {
  const started = performance.now();
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "ignore"] });
  let bytes = 0;
  let memory = 0;
  const look = () => {
    try {
      const peak = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
      if (peak) memory = Math.max(memory, (Number(peak[1]) * 1024) / megabyte);
    } catch {
      // it has just ended
    }
  };
  const watch = setInterval(look, 20);
  child.stdout.on("data", (piece) => (bytes += piece.length));
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${options.join(" ")} ended with ${code}`);
  return { bytes, seconds: (performance.now() - started) / 1000, memory };
}
