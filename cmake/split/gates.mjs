// Which functions of a linked module belong to its deferred part.
//
// A *gate* is a function of C++ namespace poolbill::ui::deferred, exports, intake or reconcile that is in the module's table, which
// means that it is called by address; so is a function of the C++ library that has a type of these namespaces in its name,
// such as what a std::function makes of a lambda, or std::visit of a variant. What is called by address in exports, intake and
// reconcile is so only by deferred functions. The first part is everything that exports, the start function and other table entries reach
// without passing a gate; the rest is deferred.

const SCREENS = "poolbill::ui::deferred::";
const GATES = [SCREENS, "poolbill::exports::", "poolbill::intake::", "poolbill::reconcile::"];

/** A name as it stands in the text, plain ($name) or, by newer tools, quoted ($"name with spaces"). */
const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;

/**
 * @typedef {object} Module
 * @property {Map<string, string[]>} calls  each function, and the functions that it calls or takes the address of
 * @property {string[]} table
 * @property {string[]} roots  exported functions and the start function
 */

/** @param {string} wat  the text of a module with names @returns {Module} */
export function readModule(wat) {
  /** @type {Module} */
  const module = { calls: new Map(), table: [], roots: [] };
  const all = (/** @type {string} */ part, /** @type {string} */ before) =>
    Array.from(part.matchAll(new RegExp(`${before}(${NAME})`, "g")), ([, name]) => name);
  for (const part of wat.split("\n (")) {
    if (part.startsWith("func ")) {
      const [name] = all(part, "^func ");
      module.calls.set(name, all(part, String.raw`\((?:call|return_call|ref\.func) `));
    } else if (part.startsWith("elem ")) {
      module.table.push(...all(part, " "));
    } else if (/^(export|start) /.test(part)) {
      module.roots.push(...all(part, String.raw`(?:\(func |^start )`));
    }
  }
  return module;
}

/**
 * Throws when the module cannot be divided as intended: without a gate, and when the first part reaches a gate of the
 * screens by a direct call, which would move the gate and everything behind it to the first part. The others
 * may be called directly: columns of an export that are equal are merged, and are then in the first part.
 * @param {Module} module
 * @returns {string[]} the functions of the deferred part
 */
export function deferredOf({ calls, table, roots }) {
  const isScreen = (/** @type {string} */ name) => name.replace('"', "").startsWith(`$${SCREENS}`);
  const isGate = (/** @type {string} */ name) =>
    // The linker merges equal functions: one that is in the table twice may be another's as well.
    GATES.some((gates) => name.includes(gates)) && table.indexOf(name) === table.lastIndexOf(name);
  if (!table.some(isGate)) throw new Error(`the module has no gate: nothing of ${GATES.join(" or ")} is in its table`);
  const first = new Set([...roots, ...table.filter((name) => !isGate(name))]);
  for (const name of first) {
    for (const callee of calls.get(name) ?? []) {
      if (isGate(callee) && isScreen(callee)) throw new Error(`${name} of the first part calls the gate ${callee} directly, not through the table`);
      first.add(callee);
    }
  }
  return [...calls.keys()].filter((name) => !first.has(name));
}

/** A name as wasm-split wants it: without mark and quotes. @param {string} name */
export const listedName = (name) => (name.startsWith('$"') ? name.slice(2, -1).replace(/\\(['"\\])/g, "$1") : name.slice(1));
