// Runs in the page: damages what is saved and looks at what is left. Served beside the shell's modules (site "source").
//
// Left out: starting and ending pages (faults.mjs).

/** @typedef {import("../../shell/storage/store.mjs").Store} Store */

const load = (/** @type {string} */ path) => import(path);

/** @type {Map<string, string>} */
const supplied = new Map();
const host = {
  get: async (/** @type {string} */ key) => supplied.get(key),
  set: async (/** @type {string} */ key, /** @type {string} */ text) => supplied.set(key, text),
  remove: async (/** @type {string} */ key) => supplied.delete(key),
  keys: async (/** @type {string} */ prefix) => [...supplied.keys()].filter((key) => key.startsWith(prefix)),
};

/** @param {string} kind @returns {Promise<Store>} */
export async function storeOf(kind) {
  const { chooseStore } = await load("/storage/choose.mjs");
  const { store, isBlocked } = await chooseStore(kind === "host" ? host : kind, "faults");
  if (isBlocked) throw new Error(`${kind} does not work`);
  return store;
}

/** @param {Store} store @param {{ problems?: string[], conflicts?: string[], key?: string, saved?: () => void }} [options] */
export async function documentIn(store, { problems = [], conflicts = [], key = "faults", saved = () => {} } = {}) {
  const { SavedDocument } = await load("/storage/document.mjs");
  const { LocalStore } = await load("/storage/local.mjs");
  const listener = {
    problem: (/** @type {string} */ problem) => problems.push(problem),
    conflict: (/** @type {{ data: string }} */ { data }) => conflicts.push(data),
    saved,
  };
  return new SavedDocument(store, key, listener, new LocalStore());
}

/** @param {Store} store @returns {Promise<Map<string, string>>} */
async function all(store) {
  const names = await store.list("faults");
  const texts = new Map();
  await store.update(names, (found) => {
    for (const name of names) texts.set(name, found(name));
    return [];
  });
  return texts;
}

/** Nothing but these texts. @param {Store} store @param {[string, string][]} texts */
async function only(store, texts) {
  const names = await store.list("faults");
  await store.update([], () => [...names.map((name) => /** @type {[string, null]} */ ([name, null])), ...texts]);
}

/**
 * The newest save is cut short at every place, and changed at every place; each time the page is opened, and saves twice.
 * @param {string} kind @param {string} data  of the older save @param {number} step  1 for every place
 * @param {number[]} masks  which bits are changed, each in turn
 * @returns {Promise<{ tried: number, wrong: string[] }>}
 */
export async function damageEverywhere(kind, data, step, masks) {
  const { seal } = await load("/storage/envelope.mjs");
  const store = await storeOf(kind);
  const older = seal({ revision: 1, writer: "w", after: null, saved_at: "2023-04-18T15:29:16Z", data });
  const newest = seal({ revision: 2, writer: "w", after: "1 w", saved_at: "2023-04-18T15:29:17Z", data: `${data} ` });
  /** @type {string[]} */
  const wrong = [];
  let tried = 0;
  for (let at = 0; at < newest.length; at += step) {
    const changed = masks.map((mask) => String.fromCharCode(newest.charCodeAt(at) ^ mask));
    for (const raw of ["", ...changed.map((other) => other + newest.slice(at + 1))].map((rest) => newest.slice(0, at) + rest)) {
      tried += 1;
      await only(store, [["faults:a", older], ["faults:b", raw]]);
      const fault = await afterDamage(store, raw, data);
      if (fault) wrong.push(`${kind} ${raw.length === at ? "cut" : "changed"} at ${at}: ${fault}`);
    }
  }
  await only(store, []);
  store.close();
  return { tried, wrong };
}

/** @param {Store} store @param {string} raw @param {string} data */
async function afterDamage(store, raw, data) {
  /** @type {string[]} */
  const problems = [];
  const document = await documentIn(store, { problems });
  const read = await document.read();
  const isRepaired = read === `${data} `; // a changed byte that nothing depends on
  if (read !== data && !isRepaired) return `read as ${String(read).slice(0, 40)}`;
  await document.write("next");
  await document.write("the one after");
  const texts = [...(await all(store)).values()];
  if (!isRepaired && !texts.includes(raw)) return "the damaged bytes are gone";
  if (!isRepaired && !problems.includes("damaged")) return "nothing is said";
  const again = await (await documentIn(store)).read();
  return again === "the one after" ? "" : "what was saved afterwards is not there";
}

/**
 * One of the writes of a save is refused, each in turn, while one slot is damaged: nothing may be missing afterwards.
 * @param {string} kind @param {string} refusal  name of the exception @returns {Promise<{ tried: number, wrong: string[] }>}
 */
export async function refuseEach(kind, refusal) {
  const { seal } = await load("/storage/envelope.mjs");
  const store = await storeOf(kind);
  const sound = seal({ revision: 4, writer: "w", after: null, saved_at: "2023-04-18T15:29:16Z", data: "sound" });
  /** @type {string[]} */
  const wrong = [];
  let tried = 0;
  for (const slots of [["sound", "damaged"], ["damaged", "sound"], ["damaged", "damaged too"]]) {
    for (let patience = 0; patience < 8; ++patience) {
      tried += 1;
      const raws = slots.map((text) => (text === "sound" ? sound : text));
      await only(store, [["faults:a", raws[0]], ["faults:b", raws[1]]]);
      const restore = refuseAfter(patience, refusal);
      const document = await documentIn(store);
      await document.read();
      for (const data of ["one", "two", "three"]) await document.write(data);
      restore();
      const left = [...(await all(store)).values()];
      const damaged = raws.filter((raw) => raw !== sound);
      const missing = damaged.filter((raw) => !left.includes(raw));
      const isSaved = ["sound", "one", "two", "three"].includes((await (await documentIn(store)).read()) ?? "");
      if (missing.length > 0) wrong.push(`${kind} ${slots} after ${patience} writes: ${missing} is gone`);
      if (slots.includes("sound") && !isSaved) wrong.push(`${kind} ${slots} after ${patience} writes: nothing can be read`);
    }
  }
  await only(store, []);
  store.close();
  return { tried, wrong };
}

/** Every write from the n-th on is refused. @param {number} patience @param {string} refusal @returns {() => void} ends it */
function refuseAfter(patience, refusal) {
  /** @type {(() => void)[]} */
  const restore = [];
  for (const [prototype, name] of /** @type {[any, string][]} */ ([[IDBObjectStore.prototype, "put"], [Storage.prototype, "setItem"]])) {
    const original = prototype[name];
    prototype[name] = function (/** @type {any[]} */ ...values) {
      if (patience-- <= 0) throw new DOMException("", refusal);
      return original.apply(this, values);
    };
    restore.push(() => (prototype[name] = original));
  }
  return () => restore.forEach((each) => each());
}

/** Tells the number that is saved, then saves one after the other until the page ends, and tells each that is saved. @param {string} kind */
export async function saveForever(kind) {
  const page = /** @type {any} */ (window);
  let number = 0;
  /** @type {string[]} */
  const problems = [];
  const document = await documentIn(await storeOf(kind), { problems, key: "numbers", saved: () => page.saved(number) });
  number = numberIn(await document.read());
  if (problems.length > 0) throw new Error(`${kind}: ${problems}`);
  await page.found(number);
  for (;;) {
    number += 1;
    await document.write(`${number} ${"x".repeat(2000 + (number % 7) * 500)}`);
  }
}

const numberIn = (/** @type {string | undefined} */ data) => Number(data?.split(" ")[0] ?? 0);

/** Opens a document that stays. @param {string} kind */
export async function openTab(kind) {
  const store = await storeOf(kind);
  await only(store, []);
  /** @type {string[]} */
  const conflicts = [];
  const document = await documentIn(store, { conflicts });
  await document.read();
  Object.assign(window, {
    write: (/** @type {string} */ data) => document.write(data),
    conflicts: () => conflicts.length,
    texts: async () => [...(await all(store)).values()],
  });
}
