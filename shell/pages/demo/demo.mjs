// The demo page around the widget. It uses the widget as any page would: attributes, methods, events.

import "./linked.mjs";
import "../../define.mjs";
import { DEMO_LANGUAGES } from "../../generated/languages.mjs";

/** @template {Element} T @param {string} selector @returns {T} */
const find = (selector) => /** @type {T} */ (document.querySelector(selector));

const widget = /** @type {import("../../element.mjs").PoolBillElement} */ (find("pool-bill"));
const theme = /** @type {HTMLSelectElement} */ (find("#theme"));
const language = /** @type {HTMLSelectElement} */ (find("#language"));
const texts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]"));

for (const { tag, name } of DEMO_LANGUAGES) {
  const option = new Option(name, tag);
  option.lang = tag;
  language.add(option);
}

theme.addEventListener("change", () => {
  widget.setAttribute("theme", theme.value);
  document.documentElement.dataset.theme = theme.value;
});

/** The page's words in the chosen language. @returns {Record<string, string>} */
const words = () => DEMO_LANGUAGES.find(({ tag }) => tag === language.value)?.texts ?? {};

function speak() {
  widget.setAttribute("locale", language.value);
  document.documentElement.lang = language.value;
  for (const element of texts) element.textContent = words()[element.dataset.text ?? ""];
}
language.addEventListener("change", speak);

/** The first of the browser's languages that there is. */
const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
const known = DEMO_LANGUAGES.map(({ tag }) => tag).filter((tag) => wanted.includes(tag.split("-")[0]));
known.sort((one, other) => wanted.indexOf(one.split("-")[0]) - wanted.indexOf(other.split("-")[0]));
if (known.length > 0 && known[0] !== language.value) {
  language.value = known[0];
  speak();
}

find("#story").addEventListener("click", () => widget.command("play_story"));
find("#reset").addEventListener("click", () => {
  if (confirm(words().reset_question)) void widget.reset(); // what it forgets cannot be brought back
});

// After everything else: it fetches the whole site.
void widget.ready
  .then(() => import("./offline.mjs"))
  .then(({ keepOffline }) => keepOffline(find(".notice")))
  .catch(() => {}); // there is no network
