// The demo as a single file, with a line that says what is different.

import "./demo.mjs";
import { FILE_WORDS } from "../../generated/languages.mjs";

const line = document.createElement("p");
line.className = "file";
document.body.append(line);

function say() {
  const tag = /** @type {keyof typeof FILE_WORDS} */ (document.documentElement.lang);
  line.textContent = (FILE_WORDS[tag] ?? FILE_WORDS.en).line;
}
say();
new MutationObserver(say).observe(document.documentElement, { attributeFilter: ["lang"] });
