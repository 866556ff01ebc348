// The engine without a widget: one scenario, asked and changed by a program in Node, in a worker or in a page
// (docs/ENGINE.md).
//
// Contract: what is written has the same bytes as what the command line writes. What is refused changes nothing. An
// export or a list of bills is of the moment of its call, whatever is done while it is read.

import { EngineError, boundaryOf } from "./boundary.mjs";
import { moduleOf } from "./module.mjs";

export { EngineError };

/** @typedef {import("./boundary.mjs").Problem} Problem */
/** @typedef {import("./documents.mjs").Action} Action */
/** @typedef {import("./documents.mjs").BillLine} BillLine */
/** @typedef {import("./documents.mjs").Comparison} Comparison */
/** @typedef {import("./documents.mjs").BillFile} BillFile */
/** @typedef {import("./documents.mjs").Import} Import */
/** @typedef {import("./documents.mjs").Preview} Preview */
/** @typedef {import("./documents.mjs").ReconcileOptions} ReconcileOptions */
/** @typedef {import("./documents.mjs").Reconciliation} Reconciliation */
/** @typedef {import("./documents.mjs").ImportOptions & { wasm?: EngineOptions["wasm"] }} ImportOptions */
/** @typedef {import("./documents.mjs").Statement} Statement */
/** @typedef {import("./documents.mjs").StatementRow} StatementRow */
/** @typedef {import("./documents.mjs").StatementSums} StatementSums */
/** @typedef {import("./documents.mjs").Term} Term */
/** @typedef {import("./documents.mjs").ExportFormat} ExportFormat */
/** @typedef {import("./documents.mjs").BillFilter} BillFilter */
/** @typedef {import("./documents.mjs").ExportOptions} ExportOptions */

/**
 * @typedef {object} EngineOptions
 * @property {boolean} [tolerant]  unknown keys of the scenario are warnings
 * @property {WebAssembly.Module | BufferSource} [wasm]  poolbill.engine.wasm, where it does not lie beside the script
 */

/**
 * Opens a scenario.
 * @param {string | object} scenario  its text, or the same parsed
 * @param {EngineOptions} [options]
 * @returns {Promise<Engine>} rejects with an EngineError that has every error of the scenario
 */
export async function openEngine(scenario, { tolerant = false, wasm } = {}) {
  const boundary = await boundaryOf(await moduleOf(wasm));
  boundary.ask("open", typeof scenario === "string" ? scenario : JSON.stringify(scenario), Number(tolerant));
  return new Engine(boundary, JSON.parse(boundary.text()));
}

/**
 * Makes a scenario of a person's files, as `poolbill import` does: lists, bills, prices, orders, scenarios.
 * @param {BillFile[]} files  their kinds are recognised by what is in them
 * @param {ImportOptions} options
 * @returns {Promise<Import>} rejects with an EngineError where no scenario comes of them
 */
export async function importFiles(files, { wasm, ...options }) {
  const boundary = await boundaryOf(await moduleOf(wasm));
  for (const { name, content } of files) boundary.addFile(name, content);
  boundary.ask("import", JSON.stringify(options));
  const { scenario, summary } = JSON.parse(boundary.text());
  return { scenario, ...summary };
}

/** Made by openEngine. Its functions reject with an EngineError. */
export class Engine {
  #boundary;

  /** @param {import("./boundary.mjs").Boundary} boundary @param {Problem[]} warnings */
  constructor(boundary, warnings) {
    this.#boundary = boundary;
    /** What was not understood when the scenario was opened, if that was tolerant. */
    this.warnings = warnings;
  }

  /** The scenario's clock, which everything is asked at unless the options have another time. */
  get now() {
    this.#boundary.tell("now");
    return this.#boundary.text();
  }

  /** @param {string} instant  ISO 8601 with an offset */
  async setNow(instant) {
    this.#boundary.ask("set_now", instant);
  }

  /** The scenario's file, as `poolbill export --format scenario` writes it. */
  async scenario() {
    this.#boundary.tell("scenario");
    return this.#boundary.text();
  }

  /**
   * Appends an action to the scenario's log. It must not be earlier than the last one; when it is later than `now`, that
   * becomes its time.
   * @param {Action} action
   */
  async act(action) {
    this.#boundary.ask("act", JSON.stringify(action));
  }

  /**
   * The bill lines, oldest first, a few hundred at a time.
   * @param {BillFilter} [filter]
   * @returns {AsyncIterableIterator<BillLine>}
   */
  bills(filter = {}) {
    return linesOf(this.export("jsonl", filter));
  }

  /** Sums by month or day. @param {{ by?: "month" | "day", at?: string }} [options] @returns {Promise<Statement[]>} */
  async statement(options = {}) {
    return this.#document("statement", options);
  }

  /**
   * Staying pay-per-use against every term, if the pool were changed and paid at a time. A saving may be negative.
   * @param {{ pool: string, at?: string, until?: string, stops?: boolean }} options
   * @returns {Promise<Comparison[]>} the first one is for staying
   */
  async compare(options) {
    return this.#document("compare", options);
  }

  /**
   * What changing a pool to yearly/monthly would do, if it were ordered and paid at a time.
   * @param {{ pool: string, term: Term, payAt?: string, autoRenew?: boolean }} options
   * @returns {Promise<Preview>}
   */
  async preview(options) {
    return this.#document("preview", options);
  }

  /**
   * Compares the records of bills with the scenario's lines, as `poolbill reconcile` does.
   * @param {BillFile[]} files
   * @param {ReconcileOptions} [options]
   * @returns {Promise<Reconciliation>} rejects with an EngineError where no file has a record of a pool
   */
  async reconcile(files, options = {}) {
    for (const { name, content } of files) this.#boundary.addFile(name, content);
    const { comparison, notes } = await this.#document("reconcile", options);
    return { ...comparison, notes };
  }

  /**
   * An export in pieces of about 256 kB, each made when it is read: however long it is, it needs little memory. Only the
   * format "table" needs all rows at once.
   * @param {ExportFormat} format
   * @param {ExportOptions} [options]
   * @returns {ReadableStream<Uint8Array>} read it to its end, or cancel it
   * @throws {EngineError} at once, when the format or an option is refused
   */
  export(format, options = {}) {
    const boundary = this.#boundary;
    const number = boundary.ask("export_begin", JSON.stringify({ ...options, format }));
    return new ReadableStream(
      {
        pull(controller) {
          const hasMore = boundary.tell("export_next", number);
          const piece = boundary.bytes();
          if (piece.length) controller.enqueue(piece);
          if (!hasMore) controller.close();
        },
        cancel() {
          if (boundary.isAlive) boundary.tell("export_end", number);
        },
      },
      { highWaterMark: 0 },
    );
  }

  /** Frees its memory. Nothing can be asked afterwards; a stream that is not at its end fails. */
  dispose() {
    this.#boundary.dispose();
  }

  /** @param {string} name @param {object} options */
  #document(name, options) {
    this.#boundary.ask(name, JSON.stringify(options));
    return JSON.parse(this.#boundary.text());
  }
}

/** The objects of JSON lines. @param {ReadableStream<Uint8Array>} stream @returns {AsyncGenerator<BillLine, void, undefined>} */
async function* linesOf(stream) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  try {
    for (let rest = ""; ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield JSON.parse(line);
    }
  } finally {
    await reader.cancel(); // when not all of them were wanted; otherwise it is at its end
  }
}
