// scenario.schema.json against every scenario of the tree: those that the engine reads, and those that it refuses for their shape.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";

import { root } from "../../shell/tools/serve.mjs";

const read = (/** @type {string} */ file) => readFileSync(join(root, file), "utf8");
const schema = JSON.parse(read("assets/scenario.schema.json"));
const isValid = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** Codes of what a schema can see. The others are about meaning, such as the order of actions in time. */
const shapeCodes = /: (json\.(type|missing|unknown-key)|number\.range|money\.(format|decimals)|time\.offset|action\.unknown|scenario\.version): /;

/** The text under each "=== name". @param {string} text @returns {{ name: string, text: string }[]} */
const sections = (text) =>
  text
    .split(/^=== /m)
    .slice(1)
    .map((section) => ({ name: section.slice(0, section.indexOf("\n")), text: section.slice(section.indexOf("\n") + 1) }));

/** Scenarios of tests/cases, with whether the engine refuses their shape. */
function cases() {
  const found = [];
  for (const file of readdirSync(join(root, "tests/cases"))) {
    const parts = sections(read(`tests/cases/${file}`));
    const scenario = parts.find(({ name }) => name === "scenario")?.text ?? "@";
    if (scenario.startsWith("@") || parts.some(({ text }) => text.includes("json.syntax"))) continue;
    const isShapeless = parts.some(({ name, text }) => name === "err" && shapeCodes.test(text));
    found.push({ file, scenario: JSON.parse(scenario), isShapeless });
  }
  return found;
}

test("every scenario that the engine reads is valid", () => {
  const samples = readdirSync(join(root, "assets/scenarios")).filter((file) => file !== "samples.json");
  const good = cases().filter(({ isShapeless }) => !isShapeless);
  assert.ok(samples.length > 3 && good.length > 40);
  for (const file of samples) assert.ok(isValid(JSON.parse(read(`assets/scenarios/${file}`))), `${file}: ${JSON.stringify(isValid.errors)}`);
  for (const { file, scenario } of good) assert.ok(isValid(scenario), `${file}: ${JSON.stringify(isValid.errors)}`);
});

test("every scenario whose shape the engine refuses is not", () => {
  const bad = cases().filter(({ isShapeless }) => isShapeless);
  assert.ok(bad.length >= 8, bad.map(({ file }) => file).join());
  for (const { file, scenario } of bad) assert.ok(!isValid(scenario), file);
});

test("actions and their members, and settings, are those of docs/BILLING.md", () => {
  const text = read("docs/BILLING.md");
  const words = (/** @type {string} */ cell) => [...cell.matchAll(/`([a-z_]+)\b[^`]*`/g)].map(([, word]) => word);
  const start = text.indexOf("| `do` | Members |");
  const rows = text.slice(start, text.indexOf("\n\n", start)).split("\n").slice(2);
  const known = schema.properties.actions.items.oneOf.map((/** @type {any} */ { $ref }) => $ref.slice("#/$defs/".length));
  assert.deepEqual(rows.map((row) => words(row.split("|")[1])[0]), known);
  for (const row of rows) {
    const [, name, ...rest] = row.split("|");
    const members = rest.join("|");
    const { at, do: word, ...described } = schema.$defs[words(name)[0]].properties;
    assert.ok(at && word);
    for (const member of Object.keys(described)) assert.ok(members.includes(member), `${name}: ${member}`);
    const named = words(members.replace(/\([^)]*\)/g, ""));
    for (const member of named) assert.ok(member in described, `${name}: ${member}`);
  }
  const settings = /- `settings`: ([^;]*);/.exec(text)?.[1] ?? "";
  assert.deepEqual(words(settings).sort(), Object.keys(schema.properties.settings.properties).sort());
});
