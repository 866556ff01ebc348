import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { LANGUAGES } from "../../shell/generated/languages.mjs";
import { Samples } from "../../shell/samples.mjs";

const folder = new URL("../../assets/scenarios/", import.meta.url);

/** @param {string} locale @param {unknown} list @param {string} [failure] */
function offer(locale, list, failure) {
  /** @type {{ lines: string, opened: string, failures: string[] }} */
  const told = { lines: "", opened: "", failures: [] };
  const global = /** @type {any} */ (globalThis);
  global.fetch = async (/** @type {string} */ url) => ({
    ok: !failure,
    status: 404,
    text: async () => (url.endsWith("list.json") ? JSON.stringify(list) : url),
  });
  const samples = new Samples({
    offer: (lines) => (told.lines = lines),
    open: async (scenario) => void (told.opened = scenario),
    locale: () => locale,
    failed: (message) => told.failures.push(message),
  });
  return { samples, told };
}

test("samples are offered in the viewer's language, else in English", async () => {
  const list = [{ src: "a.json", name: { en: "A", "zh-CN": "甲" }, detail: "one\ttext" }];
  for (const [locale, line] of [["zh-Hans", "甲\tone text\n"], ["de", "A\tone text\n"]]) {
    const { samples, told } = offer(locale, list);
    await samples.load("https://console.example/page/lists/list.json");
    assert.equal(told.lines, line);
  }
});

test("a sample's address is relative to the list", async () => {
  const { samples, told } = offer("en", [{ src: "../a.json", name: "A" }]);
  await samples.load("https://console.example/page/lists/list.json");
  await samples.open(0);
  assert.equal(told.opened, "https://console.example/page/a.json");
});

test("a list that cannot be fetched is told, and nothing is offered", async () => {
  const { samples, told } = offer("en", [], "404");
  await samples.load("list.json");
  assert.equal(told.lines, "");
  assert.match(told.failures[0], /"list\.json" cannot be used: the server answered 404/);
});

test("the samples that come along exist, and are named in English and in languages that there are", () => {
  const list = JSON.parse(readFileSync(new URL("samples.json", folder), "utf8"));
  const tags = LANGUAGES.map(({ tag }) => tag);
  assert.equal(list.length, 4);
  for (const { src, name, detail } of list) {
    assert.ok(existsSync(new URL(src, folder)), src);
    for (const words of [name, detail]) {
      assert.ok(words.en, src);
      for (const tag of Object.keys(words)) assert.ok(tags.includes(tag), `${src}: ${tag}`);
    }
  }
});

test("what goes wrong with samples is said in the viewer's language", async () => {
  const { samples, told } = offer("zh-CN", [], "404");
  await samples.load("list.json");
  assert.equal(told.failures[0], "无法使用“list.json”处的示例列表：服务器返回 404。");
});
