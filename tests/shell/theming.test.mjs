// The custom properties in code and in docs/THEMING.md, compared in both directions.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const [light, dark] = ["light", "dark"].map((name) => Object.entries(JSON.parse(read(`assets/theme/${name}.json`))));

test("docs/THEMING.md has every custom property with its values in both themes, and no other", () => {
  const rows = read("docs/THEMING.md").split("\n").filter((line) => line.startsWith("| `--"));
  const documented = rows.map((row) => row.slice(1, -1).split("|").map((cell) => cell.trim().replaceAll("`", "")));
  const expected = light.map(([token, color], index) => [`--pool-bill-${token.replaceAll("_", "-")}`, color, dark[index][1]]);
  const [font, ...colors] = documented.map(([name, , ...values]) => [name, ...values]);
  assert.deepEqual(font, ["--pool-bill-font", "", ""]);
  assert.deepEqual(colors, expected);
});

test("the shell reads no custom property of the page that the page is not told of", () => {
  const shell = new URL("../../shell/", import.meta.url);
  const sources = readdirSync(shell, { recursive: true, encoding: "utf8" }).filter((file) => /^[^/]+\.mjs$|^storage\/.+\.mjs$/.test(file));
  const named = sources.flatMap((file) => read(`shell/${file}`).match(/--pool-bill-[a-z-]+\b/g) ?? []);
  const documented = read("docs/THEMING.md");
  assert.ok(named.length > 0);
  for (const name of new Set(named)) assert.ok(documented.includes(`\`${name}\``), name);
});
