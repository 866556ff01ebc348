// The demo page around the widget. It uses the widget as any page would: attributes, methods, events.

import "../../define.mjs";

/** @type {Record<string, Record<string, string>>} */
const TEXTS = {
  "zh-CN": {
    subtitle: "更改资源池的计费模式，支付之前即可看到每一笔账单。",
    story: "播放示例",
    reset: "重新开始",
    theme: "主题",
    auto: "跟随系统",
    light: "浅色",
    dark: "深色",
    language: "语言",
  },
};

/** @template {Element} T @param {string} selector @returns {T} */
const find = (selector) => /** @type {T} */ (document.querySelector(selector));

const widget = /** @type {import("../../element.mjs").PoolBillElement} */ (find("pool-bill"));
const theme = /** @type {HTMLSelectElement} */ (find("#theme"));
const language = /** @type {HTMLSelectElement} */ (find("#language"));
const texts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]"));
const english = new Map(Array.from(texts, (element) => [element, element.textContent ?? ""]));

theme.addEventListener("change", () => {
  widget.setAttribute("theme", theme.value);
  document.documentElement.dataset.theme = theme.value;
});

language.addEventListener("change", () => {
  widget.setAttribute("locale", language.value);
  document.documentElement.lang = language.value;
  for (const element of texts) {
    element.textContent = TEXTS[language.value]?.[element.dataset.text ?? ""] ?? english.get(element) ?? "";
  }
});

find("#story").addEventListener("click", () => widget.command("play_story"));
find("#reset").addEventListener("click", () => widget.reset());
