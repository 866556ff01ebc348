// What shell/headless knows of the engine's C boundary, compared with the header that declares it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("every function that the engine without a widget calls is declared, and every declared one is called", () => {
  const declared = [...read("web/engine/poolbill_engine_api.h").matchAll(/\bpoolbill_engine_(\w+)\(poolbill_engine\*|\bpoolbill_engine_(\w+)\(/g)];
  const names = new Set(declared.map(([, method, other]) => method ?? other));
  const sources = read("shell/headless/boundary.mjs") + read("shell/headless/engine.mjs");
  const calls = [...sources.matchAll(/(?:ask|tell|#document)\("(\w+)"|"poolbill_engine_(\w+)"/g)].map(([, method, other]) => method ?? other);
  names.delete("destroy"); // an instance goes as a whole
  assert.deepEqual([...new Set(calls)].sort(), [...names].sort());
});
