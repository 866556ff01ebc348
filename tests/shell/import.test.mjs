import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const shell = new URL("../../shell/", import.meta.url);

test("every entry can be imported where there is no DOM", async () => {
  assert.equal("document" in globalThis, false);
  const { PoolBillElement } = await import("../../shell/define.mjs");
  const { createPoolBill } = await import("../../shell/create.mjs");
  assert.equal(typeof PoolBillElement, "function");
  assert.equal(typeof createPoolBill, "function");
});

test("no file of the shell names another origin or writes inline handlers", () => {
  const files = readdirSync(shell).filter((name) => name.endsWith(".mjs"));
  assert.ok(files.length > 10);
  for (const name of files) {
    const text = readFileSync(new URL(name, shell), "utf8");
    assert.doesNotMatch(text, /https?:\/\//, name);
    assert.doesNotMatch(text, /\binnerHTML\b|\bon[a-z]+\s*=\s*["'`]/, name);
  }
});
