// The C boundary of the engine without a canvas (web/engine/poolbill_engine_api.h). One boundary is one instance of the
// module: one engine.
//
// Left out: where the module comes from (module.mjs), and what the texts mean (engine.mjs).

/** @typedef {{ code: string, path: string, message: string }} Problem  `path` is a JSON pointer into what was given */

/** What was refused, and why. Nothing has changed then. */
export class EngineError extends Error {
  /** @param {Problem[]} problems  at least one @param {unknown} [cause] */
  constructor(problems, cause) {
    const [first] = problems;
    super(first.message, { cause });
    this.name = "EngineError";
    /** Stable, for programs: docs/ERRORS.md lists the codes. */
    this.code = first.code;
    /** The place in the scenario, the action or the options, such as "/actions/3/at"; empty when there is none. */
    this.path = first.path;
    /** All of them; `code`, `path` and `message` are those of the first. */
    this.problems = problems;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param {string} code @param {string} message @param {unknown} [cause] */
export const failure = (code, message, cause) => new EngineError([{ code, path: "", message }], cause);

/** @param {WebAssembly.Module} module @returns {Promise<Boundary>} */
export async function boundaryOf(module) {
  /** @type {Record<string, Record<string, WebAssembly.ImportValue>>} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    // Whatever else is imported is called only when memory is used up.
    const stop = () => {
      throw new Error(`the module has called ${name}`);
    };
    (imports[from] ??= {})[name] = name.endsWith("memory_growth") ? () => {} : stop;
  }
  return new Boundary(await WebAssembly.instantiate(module, imports)); // pages forbid to do this at once
}

export class Boundary {
  /** The instance's exports; none when the engine was disposed of or has stopped. @type {Record<string, any> | null} */
  #exports;
  /** Why there is none. */
  #ended = { code: "engine-disposed", message: "The engine was disposed of." };
  #engine = 0;

  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    this.#exports = instance.exports;
    this.#call("_initialize");
    this.#engine = this.#call("poolbill_engine_create");
  }

  /** Until it is disposed of or has stopped. */
  get isAlive() {
    return this.#exports !== null;
  }

  dispose() {
    this.#exports = null; // and with it its memory
  }

  /**
   * Calls a function of the boundary with a text.
   * @param {string} name  without "poolbill_engine_"
   * @param {string} text
   * @param {...number} more
   * @returns {number} its result, which is not 0
   */
  ask(name, text, ...more) {
    const result = this.#call(`poolbill_engine_${name}`, this.#engine, this.#write(text), ...more);
    if (result === 0) throw new EngineError(JSON.parse(this.text()));
    return result;
  }

  /** Calls a function that takes no text. @param {string} name @param {...number} more @returns {number} */
  tell(name, ...more) {
    return this.#call(`poolbill_engine_${name}`, this.#engine, ...more);
  }

  /** A file for the next import or reconciliation. @param {string} name @param {string | Uint8Array} content */
  addFile(name, content) {
    const head = encoder.encode(name);
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    const address = this.tell("input", head.length + bytes.length);
    const room = new Uint8Array(this.#memory(), address, head.length + bytes.length);
    room.set(head);
    room.set(bytes, head.length);
    this.tell("add_file", head.length, bytes.length);
  }

  /** The answer of the last call. */
  text() {
    return decoder.decode(this.#answer());
  }

  /** The same as bytes, which stay. */
  bytes() {
    return this.#answer().slice();
  }

  #answer() {
    const address = this.tell("text");
    return new Uint8Array(this.#memory(), address, this.tell("text_size"));
  }

  /** @param {string} text @returns {number} its bytes */
  #write(text) {
    const bytes = encoder.encode(text);
    const address = this.tell("input", bytes.length);
    new Uint8Array(this.#memory(), address, bytes.length).set(bytes);
    return bytes.length;
  }

  /** It is another one after each call in which memory has grown. @returns {ArrayBuffer} */
  #memory() {
    return this.#exports?.memory.buffer;
  }

  /** @param {string} name @param {...number} values @returns {number} */
  #call(name, ...values) {
    if (!this.#exports) throw failure(this.#ended.code, this.#ended.message);
    try {
      return this.#exports[name](...values);
    } catch (cause) {
      this.#exports = null;
      this.#ended = { code: "engine-stopped", message: "The engine has stopped after a fault; its memory may be used up." };
      throw failure(this.#ended.code, this.#ended.message, cause);
    }
  }
}
