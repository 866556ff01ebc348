// Every screen in one walk, by role and name, in both languages: its main thing is there, and in Chinese nothing is English.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { open } from "./harness.mjs";
import { chinese, english, walk } from "./walk.mjs";
import { root } from "../../shell/tools/serve.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

/** Texts, names, descriptions and values of everything on the screen. @param {Visit} visit @returns {Promise<string[]>} */
function words(visit) {
  return visit.widget.evaluate((element) => {
    const spoken = ["aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "placeholder", "title"];
    const shadow = /** @type {ShadowRoot} */ (element.shadowRoot);
    return [...shadow.querySelectorAll("*:not(style)")].flatMap((each) => [
      ...spoken.map((name) => each.getAttribute(name) ?? ""),
      /** @type {HTMLInputElement} */ (each).value ?? "",
      ...[...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ""),
    ]);
  });
}

/** @param {string} locale @returns {string} all texts of a language */
const texts = (locale) => Object.values(JSON.parse(readFileSync(join(root, `assets/strings/${locale}.json`), "utf8"))).join(" ");
const wordsOf = (/** @type {string} */ text) => text.match(/[A-Za-z]{3,}/g) ?? [];
/** Words of every language, and what people called their pools in the scenarios of the walk. */
const ownNames = /\b(UTC|pool-[\w-]+|prepaid|ready|restarting|restricted|half-off|ordered|growing|unpriced|demo)\b/g;

for (const [language, locale, names] of /** @type {const} */ ([["English", "en", english], ["Chinese", "zh-CN", chinese]])) {
  test(`every screen is reached by role and name in ${language}`, async () => {
    const foreign = new Set(wordsOf(texts("en")));
    for (const word of wordsOf(texts("zh-CN"))) foreign.delete(word);
    const visit = await open();
    visit.page.setDefaultTimeout(5000);
    if (locale !== "en") await visit.role("combobox", "Language").selectOption(locale);
    await visit.idle();
    await walk(visit, names, async (screen, thing) => {
      await thing.waitFor({ state: "attached" }).catch(() => assert.fail(`nothing to see on: ${screen}`));
      await visit.idle();
      if (locale === "en") return;
      const left = (await words(visit)).filter((text) => wordsOf(text.replace(ownNames, "")).some((word) => foreign.has(word)));
      assert.deepEqual(left, [], `English on: ${screen}`);
    });
    await visit.close();
  });
}
