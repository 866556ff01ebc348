import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { LANGUAGES } from "../../shell/generated/languages.mjs";
import { languagesOf, readStrings } from "../../shell/tools/languages.mjs";
import { bestTag, fontsFor, languageOf, wordsFor } from "../../shell/words.mjs";

/** Strings of a language, some of them replaced or (undefined) taken away. @param {Record<string, string | undefined>} [changes] */
function strings(changes = {}) {
  const all = { "language.name": "Name", "language.fonts": "", "shell.try_again": "Again", "demo.reset": "Reset", ...changes };
  return /** @type {Record<string, string>} */ (JSON.parse(JSON.stringify(all)));
}

test("every file in assets/strings is a language, and English comes first", () => {
  const tags = Object.keys(readStrings());
  assert.deepEqual(LANGUAGES.map(({ tag }) => tag).sort(), tags.sort());
  assert.equal(LANGUAGES[0].tag, "en");
});

test("a language without a name, without fonts or with a message missing is refused", () => {
  const refusals = /** @type {const} */ ([
    ["language.name", /xx\.json needs "language\.name" and "language\.fonts"/],
    ["language.fonts", /xx\.json needs "language\.name" and "language\.fonts"/],
    ["shell.try_again", /xx\.json lacks shell\.try_again/],
    ["demo.reset", /xx\.json lacks demo\.reset/],
  ]);
  assert.equal(languagesOf({ en: strings(), xx: strings() }).length, 2);
  for (const [key, sentence] of refusals) {
    assert.throws(() => languagesOf({ en: strings(), xx: strings({ [key]: undefined }) }), sentence);
  }
  assert.throws(() => languagesOf({ en: strings(), xx: strings({ "shell.more": "More" }) }), /en\.json lacks shell\.more/);
});

test("a locale gets its own language, else one with the same primary subtag, else English", () => {
  assert.equal(bestTag(["en", "zh-CN", "zh-TW"], "zh-TW"), "zh-TW");
  assert.equal(bestTag(["en", "zh-CN", "zh-TW"], "ZH-Hans"), "zh-CN");
  assert.equal(bestTag(["en", "zh-CN"], "de"), undefined);
  assert.equal(languageOf("de").tag, "en");
});

test("a language's own fonts come before those of other languages, and English adds none", () => {
  const chinese = LANGUAGES.find(({ tag }) => tag === "zh-CN")?.fonts ?? "";
  assert.ok(fontsFor("zh-CN").startsWith(chinese));
  assert.ok(fontsFor("en").includes(chinese));
  assert.ok(!fontsFor("en").startsWith(","));
});

test("a message has its values in place, in the viewer's language", () => {
  assert.equal(wordsFor("en", "server.answered", 503), "the server answered 503");
  assert.equal(wordsFor("zh-CN", "server.answered", 503), "服务器返回 503");
});

test("every language has the places {0}, {1}, … that English has", () => {
  const places = (/** @type {string} */ text) => [...text.matchAll(/\{\d\}/g)].map(String).sort();
  for (const { tag, words } of LANGUAGES) {
    for (const [key, text] of Object.entries(words)) {
      const english = /** @type {Record<string, string>} */ (LANGUAGES[0].words)[key];
      assert.deepEqual(places(text), places(english), `${tag}: shell.${key}`);
    }
  }
});

test("the demo page's texts in HTML are those of assets/strings", () => {
  const html = readFileSync(new URL("../../shell/pages/demo/index.html", import.meta.url), "utf8");
  const { en } = readStrings();
  const marked = [...html.matchAll(/data-text="([a-z_]+)">([^<]*)</g)];
  assert.equal(marked.length, Object.keys(en).filter((key) => /^demo\.[a-z_]+$/.test(key) && !key.endsWith("_question")).length); // not those that are fetched later, nor those that a script asks
  for (const [, key, text] of marked) assert.equal(text, en[`demo.${key}`], key);
});
