// Takes files that the person chooses, drops on the widget, or pastes into it as text.
//
// The engine tells by their content what they are (core/intake); here they are bytes with a name. A file that is dropped
// here is not the page's as well: its own place for files around the widget does not hear of it.

import { nextTask } from "./tasks.mjs";

/** @typedef {{ name: string, bytes: Uint8Array }} NamedBytes */

const encoder = new TextEncoder();

/** What is read and handed over in one task: a few milliseconds. */
const PIECE_BYTES = 2 ** 21;

export class FileIntake {
  #command;
  /** Files wait for those before them. */
  #queue = Promise.resolve();

  /**
   * @param {HTMLElement} root  where files may be dropped
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {(name: "import_file" | "import_bytes" | "import_end", argument: string | Uint8Array) => boolean} command  of the engine
   */
  constructor(root, listeners, command) {
    this.#command = command;
    listeners.on(root, "dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault(); // else the browser would open the file
      event.stopPropagation();
      event.dataTransfer.dropEffect = "copy";
      root.classList.add("dropping");
    });
    listeners.on(root, "dragleave", (event) => {
      if (!(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) root.classList.remove("dropping");
    });
    listeners.on(root, "drop", (event) => {
      root.classList.remove("dropping");
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      event.stopPropagation();
      this.#take([...event.dataTransfer.files]);
    });
    listeners.on(root, "paste", (event) => {
      const text = event.clipboardData?.getData("text/plain").trim();
      const target = event.composedPath()[0];
      const isTyping = target instanceof HTMLInputElement && target.type !== "range";
      const files = [...(event.clipboardData?.files ?? [])];
      if (isTyping || !(text || files.length)) return;
      event.preventDefault();
      this.#take(files.length ? files : [new File([text ?? ""], "")]);
    });
  }

  /** Lets the person choose files. Browsers allow it only while they handle a press. */
  choose() {
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.multiple = true;
    chooser.accept = ".json,.csv,.txt,application/json,text/csv";
    chooser.addEventListener("change", () => {
      if (chooser.files?.length) this.#take([...chooser.files]);
    });
    chooser.click();
  }

  /** @param {File[]} files */
  #take(files) {
    this.#queue = this.#queue.then(() => this.#handOver(files));
  }

  /** Ends where the engine refuses, which it has said. @param {File[]} files */
  async #handOver(files) {
    for (const file of files) {
      if (!this.#command("import_file", `${oneLine(file.name)}\n${file.size}`)) return;
      try {
        for (let at = 0; at < file.size; at += PIECE_BYTES) {
          const bytes = await file.slice(at, at + PIECE_BYTES).arrayBuffer();
          if (!this.#command("import_bytes", new Uint8Array(bytes))) return;
          await nextTask();
        }
      } catch {
        // It cannot be read, or not to its end: the engine treats it as empty, and names it.
      }
    }
    this.#command("import_end", "");
  }
}

/** @param {string} name */
const oneLine = (name) => name.replaceAll("\n", " ");

/**
 * Files in one piece, as the engine's command "live_data" takes them: for each file its name, a line break, its size, a line break, and its bytes.
 * @param {NamedBytes[]} files @returns {Uint8Array}
 */
export function joined(files) {
  const parts = files.flatMap(({ name, bytes }) => [encoder.encode(`${oneLine(name)}\n${bytes.length}\n`), bytes]);
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
