// The widget's surface for its page, in code and in docs/EMBEDDING.md, compared in both directions.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { PoolBillElement } from "../../shell/element.mjs";
import { EVENT_NAMES, EVENT_PREFIX } from "../../shell/events.mjs";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const document = read("docs/EMBEDDING.md");

/** The rows of the table under a heading, without its head. @param {string} heading @returns {string[][]} */
function table(heading) {
  const section = document.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  assert.ok(rows.length > 0, heading);
  return rows.map((row) => row.slice(1, -1).split(" | ").map((cell) => cell.trim()));
}

/** The words in code style. @param {string} cell */
const words = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word);

const isCallback = (/** @type {string} */ name) => name === "constructor" || name.endsWith("Callback");
const members = Object.entries(Object.getOwnPropertyDescriptors(PoolBillElement.prototype)).filter(([name]) => !isCallback(name));
const methods = members.filter(([, { value }]) => typeof value === "function").map(([name]) => name);
const properties = members.filter(([, { get }]) => get).map(([name]) => name);

test("attributes and their properties", () => {
  const rows = table("Attributes");
  assert.deepEqual(rows.map(([attribute]) => words(attribute)[0]).sort(), [...PoolBillElement.observedAttributes].sort());
  const documented = rows.map(([, property]) => words(property)[0]);
  assert.deepEqual([...documented, ...words(table("Properties").map(([name]) => name).join())].sort(), properties.sort());
});

test("methods", () => {
  const documented = table("Methods").map(([call]) => words(call)[0].replace(/\(.*/, ""));
  assert.deepEqual(documented.sort(), methods.sort());
});

test("events and the members of their details", () => {
  const source = read("shell/events.mjs");
  /** @type {Record<string, string>} */
  const details = Object.fromEntries(
    [...source.matchAll(/@property \{(\w+Detail)\} ([a-z-]+)$/gm)].map(([, detail, name]) => [name, detail]),
  );
  const membersOf = (/** @type {string} */ detail) => {
    const block = source.split(/@typedef \{object\} /).find((part) => part.startsWith(detail)) ?? "";
    return [...block.matchAll(/@property \{[^}]*\} \[?(\w+)/g)].map(([, name]) => name);
  };
  const rows = table("Events");
  assert.deepEqual(rows.map(([name]) => words(name)[0]), EVENT_NAMES.map((name) => EVENT_PREFIX + name));
  for (const [name, detail] of rows) {
    const short = words(name)[0].slice(EVENT_PREFIX.length);
    assert.deepEqual(["version", ...words(detail)].sort(), membersOf(details[short]).sort(), name);
  }
});

test("every event of the engine that is not for the shell alone is one that the page can hear", () => {
  const engine = read("web/ui/model/session.cpp") + read("web/ui/model/host_event.cpp");
  const names = [...engine.matchAll(/(?:\bemit\(|\bemit_order\(|return \{)"([a-z-]+)"/g)].map(([, name]) => name);
  assert.ok(names.length >= 4);
  for (const name of names) assert.ok(/** @type {string[]} */ (EVENT_NAMES).includes(name), name);
});
