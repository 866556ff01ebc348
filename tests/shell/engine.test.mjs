// What shell/engine.mjs knows of the C boundary, compared with the headers that declare it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ACTION, DEMAND, DEMAND_FLAG, LOADING, PREFERENCE } from "../../shell/engine.mjs";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const api = read("web/api/poolbill_api.h");
const camel = (/** @type {string} */ name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** The one enumeration in the C header with this enumerator, without the prefix of its names. @param {string} enumerator @param {string} prefix */
function enumeration(enumerator, prefix) {
  const body = [...api.matchAll(/enum \{([^}]*)\}/g)].map(([, inner]) => inner).find((inner) => inner.includes(enumerator)) ?? "";
  const values = [...body.matchAll(/(\w+) = (\d+)/g)].map(([, name, value]) => [camel(name.slice(prefix.length)), Number(value)]);
  return Object.fromEntries(values);
}

test("flags and states are those of poolbill_api.h", () => {
  assert.deepEqual({ ...PREFERENCE }, enumeration("poolbill_dark", "poolbill_"));
  assert.deepEqual({ ...DEMAND_FLAG }, enumeration("poolbill_has_work", "poolbill_"));
  assert.deepEqual({ ...LOADING }, enumeration("poolbill_load_more", "poolbill_load_"));
});

test("what a demand's fields are and where they lie is what the compiler checks in poolbill_api.cpp", () => {
  const source = read("web/api/poolbill_api.cpp");
  const offsets = [...source.matchAll(/offsetof\(poolbill_demand, (\w+)\) == (\d+)/g)].map(([, name, at]) => [camel(name), Number(at)]);
  const size = /sizeof\(poolbill_demand\) == (\d+)/.exec(source)?.[1];
  assert.deepEqual({ ...DEMAND }, { ...Object.fromEntries(offsets), size: Number(size) });
  const struct = /typedef struct poolbill_demand \{([^}]*)\}/.exec(api)?.[1] ?? "";
  const fields = [...struct.matchAll(/(\w+);/g)].map(([, name]) => camel(name));
  assert.deepEqual(Object.keys(DEMAND), [...fields, "size"]);
});

test("the kinds of input are those of the engine, in the same order", () => {
  const [, body] = /enum class NodeInputKind[^{]*\{([^}]*)\}/.exec(read("web/ui/semantics/tree.hpp")) ?? [];
  const kinds = [...body.matchAll(/^\s*(\w+),/gm)].map(([, name]) => name);
  assert.deepEqual(Object.keys(ACTION), kinds);
  assert.deepEqual(Object.values(ACTION), kinds.map((_, index) => index));
});

test("every function that the shell calls is declared in poolbill_api.h", () => {
  const declared = new Set([...api.matchAll(/\bpoolbill_(\w+)\(/g)].map(([, name]) => name));
  const called = [...read("shell/engine.mjs").matchAll(/#call\("(\w+)"/g)].map(([, name]) => name);
  assert.ok(called.length > 20);
  for (const name of called) assert.ok(declared.has(name), name);
});
