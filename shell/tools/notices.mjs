// The licence notices of what the module holds, made from the linker's own list of its inputs (cmake/traced_link.sh).
//
// Each input must belong to a component below: a new library without a notice is an error. The texts come from the
// sources that were linked; where an installation lacks them, from the components' own statements.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { root } from "./serve.mjs";

/** @typedef {Record<"imgui" | "nlohmann" | "emscripten", string>} Folders  of the linked sources */

/** The words of the MIT licence, which is also ours. */
const mit = readFileSync(join(root, "LICENSE"), "utf8").split("\n\n").slice(2).join("\n\n").trim();

/** The exception is what permits programs to be given away without the text of the Apache License. */
const llvm = `Apache License, Version 2.0, with LLVM Exceptions:

As an exception, if, as a result of your compiling your source code, portions of this Software are embedded into an
Object form of such source code, you may redistribute such embedded portions in such Object form without complying with
the conditions of Sections 4(a), 4(b) and 4(d) of the License.`;

/** @param {string} file @param {RegExp} pattern */
function found(file, pattern) {
  const [, word] = pattern.exec(readFileSync(file, "utf8")) ?? [];
  if (!word) throw new Error(`${file} does not match ${pattern}`);
  return word;
}

/** What the files of an archive, or a single object, are of. @type {{ name: string, inputs: RegExp, text?: (folders: Folders) => string }[]} */
const components = [
  { name: "Poolbill", inputs: /^(libpoolbill_(core|ui|intake|reconcile|link|export|assets|headless)\.a|[a-z_]+\.cpp\.o)$/ },
  {
    name: "Dear ImGui, with stb_textedit and stb_rect_pack by Sean Barrett",
    inputs: /^libimgui\.a$/,
    text: ({ imgui }) => {
      const version = found(join(imgui, "imgui.h"), /define IMGUI_VERSION\s+"([^"]+)"/);
      return `Version ${version}, https://github.com/ocornut/imgui\n\n${readFileSync(join(imgui, "LICENSE.txt"), "utf8").trim()}`;
    },
  },
  {
    name: "nlohmann/json, with the Grisu2 algorithm by Florian Loitsch and the UTF-8 decoder by Björn Höhrmann",
    inputs: /^libpoolbill_json\.a$/,
    text: ({ nlohmann }) => {
      const header = join(nlohmann, "json.hpp");
      const version = found(header, /version (\d+\.\d+\.\d+)/);
      return [
        `Version ${version}, https://github.com/nlohmann/json`,
        `Copyright (c) ${found(header, /SPDX-FileCopyrightText: (.*)/)}`,
        "Copyright (c) 2009 Florian Loitsch\nCopyright (c) 2008-2009 Björn Höhrmann",
        `The MIT License:\n\n${mit}`,
      ].join("\n\n");
    },
  },
  {
    name: "Emscripten's run-time libraries and JavaScript",
    inputs: /^(lib(al|bulkmemory|c_rt|dlmalloc|emmalloc|emscripten_js_symbols|GL|html5|noexit|sockets|standalonewasm|stubs)|crt1)[\w-]*\.(a|o|so)$/,
    text: ({ emscripten }) => {
      const version = readFileSync(join(emscripten, "emscripten-version.txt"), "utf8").replace(/["\s]/g, "");
      return `Version ${version}, https://emscripten.org\n\nCopyright (c) 2010 The Emscripten Authors\n\nThe MIT License:\n\n${mit}`;
    },
  },
  {
    name: "LLVM's run-time libraries: libc++, libc++abi, compiler-rt",
    inputs: /^(libc\+\+|libc\+\+abi|libclang_rt|libcompiler_rt|libllvmlibc|libunwind)[\w.-]*\.a$/,
    text: () => `https://llvm.org\n\nCopyright (c) the LLVM project's contributors\n\n${llvm}`,
  },
  {
    name: "musl",
    inputs: /^libc(_optz)?(-[\w-]+)?\.a$/,
    text: ({ emscripten }) => readFileSync(join(emscripten, "system/lib/libc/musl/COPYRIGHT"), "utf8").trim(),
  },
];

/**
 * @param {string[]} inputs  the linker's inputs: objects, and archives with the member in parentheses
 * @param {Folders} folders
 * @returns {string}
 */
export function noticesOf(inputs, folders) {
  const files = new Set(inputs.map((input) => basename(input.replace(/\(.*\)$/, ""))));
  const linked = new Set();
  for (const file of files) {
    const component = components.find(({ inputs }) => inputs.test(file));
    if (!component) throw new Error(`shell/tools/notices.mjs does not know whose ${file} is, which is linked`);
    linked.add(component);
  }
  const line = "=".repeat(100);
  const sections = components
    .filter((component) => linked.has(component) && component.text)
    .map(({ name, text }) => `${line}\n${name}\n${line}\n\n${text?.(folders)}\n`);
  return `Poolbill's licence is in LICENSE. The module poolbill.wasm (with poolbill.deferred.wasm and poolbill.js) also\nholds the following.\n\n${sections.join("\n")}`;
}

/** @param {string} module  the folder that the widget's module was linked into @param {...string} others  those of other modules */
export function notices(module, ...others) {
  const inputs = [module, ...others].flatMap((folder) => readFileSync(join(folder, "poolbill.linked.txt"), "utf8").split("\n").filter(Boolean));
  return noticesOf(inputs, JSON.parse(readFileSync(join(module, "poolbill.sources.json"), "utf8")));
}
