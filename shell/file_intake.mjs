// Takes files that the person chooses, drops on the widget, or pastes into it as text.
//
// The engine tells by their content what they are (core/intake); here they are bytes with a name. A file that is dropped
// here is not the page's as well: its own place for files around the widget does not hear of it.

/** @typedef {{ name: string, bytes: Uint8Array }} NamedBytes */

const encoder = new TextEncoder();

export class FileIntake {
  #take;

  /**
   * @param {HTMLElement} root  where files may be dropped
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {(files: Uint8Array) => void} take  with the files as `joined` writes them
   */
  constructor(root, listeners, take) {
    this.#take = take;
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
      this.#read([...event.dataTransfer.files]);
    });
    listeners.on(root, "paste", (event) => {
      const text = event.clipboardData?.getData("text/plain").trim();
      const target = event.composedPath()[0];
      const isTyping = target instanceof HTMLInputElement && target.type !== "range";
      const files = [...(event.clipboardData?.files ?? [])];
      if (isTyping || !(text || files.length)) return;
      event.preventDefault();
      if (files.length) this.#read(files);
      else this.#take(joined([{ name: "", bytes: encoder.encode(text) }]));
    });
  }

  /** Lets the person choose files. Browsers allow it only while they handle a press. */
  choose() {
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.multiple = true;
    chooser.accept = ".json,.csv,.txt,application/json,text/csv";
    chooser.addEventListener("change", () => {
      if (chooser.files?.length) this.#read([...chooser.files]);
    });
    chooser.click();
  }

  /** @param {File[]} files */
  async #read(files) {
    // A file that cannot be read is treated as empty.
    const read = files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0))),
    }));
    this.#take(joined(await Promise.all(read)));
  }
}

/**
 * For the command "import_files": for each file its name, a line break, its size, a line break, and its bytes.
 * @param {NamedBytes[]} files @returns {Uint8Array}
 */
export function joined(files) {
  const parts = files.flatMap(({ name, bytes }) => [encoder.encode(`${name.replaceAll("\n", " ")}\n${bytes.length}\n`), bytes]);
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
