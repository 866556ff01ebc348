// Text fields and sliders: native inputs of the mirror, so that input methods, selection, clipboard, undo, spelling
// and on-screen keyboards are the browser's. A text field becomes visible over its drawing while it has focus.

import { isComposing, isTextField } from "./roles.mjs";

/** @typedef {import("./mirror.mjs").Mirrored} Mirrored */

/**
 * @param {HTMLElement} container  the mirror's
 * @param {import("./mirror.mjs").Mirror} mirror
 * @param {import("./listeners.mjs").Listeners} listeners
 * @param {(id: number, kind: "set" | "commit", value: string) => void} act
 */
export function connectFields(container, mirror, listeners, act) {
  /** Typed text is not overwritten by the last value that the application knew. */
  const isEditing = (/** @type {HTMLElement} */ element) => element.dataset.editing !== undefined;

  /** @param {Mirrored} mirrored */
  const endEditing = ({ element, node }) => {
    delete element.dataset.editing;
    /** @type {HTMLInputElement} */ (element).value = node.value ?? "";
  };

  const changed = (/** @type {InputEvent | CompositionEvent} */ event) => {
    const mirrored = mirror.at(event.target);
    if (!mirrored || !(mirrored.element instanceof HTMLInputElement)) return;
    if (isTextField(mirrored.node)) mirrored.element.dataset.editing = "";
    if ("isComposing" in event && event.isComposing) return; // unfinished words are nobody's business yet
    act(mirrored.node.id, "set", mirrored.element.value);
  };
  listeners.on(container, "input", changed);
  listeners.on(container, "compositionend", changed);

  listeners.on(container, "keydown", (event) => {
    const mirrored = mirror.at(event.target);
    if (!mirrored || !isTextField(mirrored.node) || isComposing(event)) return;
    const { element, node } = mirrored;
    if (event.key === "Enter") {
      act(node.id, "commit", /** @type {HTMLInputElement} */ (element).value);
      endEditing(mirrored);
    } else if (event.key === "Escape" && isEditing(element)) {
      endEditing(mirrored);
      event.preventDefault(); // the first Escape takes back the typing, the next closes what is around
    }
  });

  // What is typed in a field is no shortcut of the page.
  for (const type of /** @type {const} */ (["keydown", "keypress", "keyup"])) {
    listeners.on(container, type, (event) => {
      const mirrored = mirror.at(event.target);
      const isTyped = event.key.length === 1 || event.key === "Backspace" || event.key === "Delete";
      const isCommand = event.ctrlKey || event.metaKey || event.altKey;
      if (mirrored && isTextField(mirrored.node) && isTyped && !isCommand) event.stopPropagation();
    });
  }

  listeners.on(container, "focusout", (event) => {
    const mirrored = mirror.at(event.target);
    if (mirrored && isEditing(mirrored.element)) endEditing(mirrored);
  });
}
