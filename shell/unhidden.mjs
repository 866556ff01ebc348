// Members of the document that elements of the page may hide: <img name="hidden"> takes the place of `document.hidden`.

/** @template {keyof Document} Name @param {Name} name @param {Document} [of] @returns {Document[Name]} */
export const unhidden = (name, of = document) => Reflect.get(Document.prototype, name, of);

/** @param {Document} of */
export const selectionIn = (of) => unhidden("getSelection", of).call(of);
