// Takes a console's list of pools as a file that the person chooses or drops on the widget.
//
// A file that is dropped here is not the page's as well: its own place for files around the widget does not hear of it.

export class PoolListFile {
  #take;

  /**
   * @param {HTMLElement} root  where files may be dropped
   * @param {import("./listeners.mjs").Listeners} listeners
   * @param {(text: string) => void} take
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
      this.#read(event.dataTransfer.files[0]);
    });
  }

  /** Lets the person choose a file. Browsers allow it only while they handle a press. */
  choose() {
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.accept = ".json,application/json";
    chooser.addEventListener("change", () => {
      if (chooser.files?.length) this.#read(chooser.files[0]);
    });
    chooser.click();
  }

  /** @param {File} file */
  async #read(file) {
    // A file that cannot be read is treated as empty.
    this.#take(await file.text().catch(() => ""));
  }
}
