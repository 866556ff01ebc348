// How each role of the semantic tree is written in HTML: element, text, attributes.
//
// Native elements where there are any (button, input, headings), ARIA roles on <div> for the rest. Left out:
// boxes, focus, events.

import { wordsFor } from "./words.mjs";

/** @typedef {import("./engine.mjs").SemanticNode} SemanticNode */
/** @typedef {Record<string, string>} Attributes */

/**
 * @typedef {object} Rendering
 * @property {string} tag
 * @property {string} text  the element's own text; elements without text are named by aria-label
 * @property {Attributes} attributes
 */

/** Roles whose element is a button. */
const BUTTON_ROLES = new Set(["button", "link", "menuitem", "switch", "checkbox", "radio", "tab", "combobox"]);

/** Containers that are one Tab stop; arrow keys move within. */
export const ROVING_ITEM = /** @type {Record<string, string>} */ ({
  radiogroup: "radio",
  menu: "menuitem",
  tablist: "tab",
  table: "row",
});

/** @param {SemanticNode} node */
export const isTextField = (node) => node.role === "textbox" || node.role === "searchbox";

/** Whether the pointer may press it, so that its element should be hit. @param {SemanticNode} node */
export const isPressable = (node) => BUTTON_ROLES.has(node.role) || isTextField(node) || node.focusable === true;

/** @param {Attributes} attributes @param {SemanticNode} node */
function addStates(attributes, { role, description, disabled, invalid, modal, checked, selected, expanded }) {
  if (description) attributes["aria-description"] = description;
  if (disabled) attributes["aria-disabled"] = "true";
  if (invalid) attributes["aria-invalid"] = "true";
  if (modal) attributes["aria-modal"] = "true";
  if (checked !== undefined) attributes[role === "button" ? "aria-pressed" : "aria-checked"] = String(checked);
  if (selected !== undefined) attributes["aria-selected"] = String(selected);
  if (expanded !== undefined) attributes["aria-expanded"] = String(expanded);
}

/** @param {SemanticNode} node @param {Attributes} attributes @param {string} locale @returns {[tag: string, text: string]} */
function addRole(node, attributes, locale) {
  const { role, name = "", value = "" } = node;
  if (BUTTON_ROLES.has(role)) {
    attributes.type = "button";
    if (role !== "button") attributes.role = role;
    if (role !== "combobox" && !value) return ["button", name];
    attributes["aria-label"] = name;
    return ["button", value];
  }
  switch (role) {
    case "heading":
      return [`h${Math.min(Math.max(node.level ?? 2, 1), 6)}`, name];
    case "textbox":
    case "searchbox":
      Object.assign(attributes, { "aria-label": name, autocomplete: "off", spellcheck: "false" });
      attributes.type = role === "searchbox" ? "search" : "text";
      return ["input", ""];
    case "slider":
      attributes.type = "range";
      Object.assign(attributes, {
        "aria-label": name,
        "aria-valuetext": value,
        min: String(node.minimum ?? 0),
        max: String(node.maximum ?? 0),
        step: node.step ? String(node.step) : "any",
      });
      return ["input", ""];
    case "cell":
    case "columnheader":
      attributes.role = role;
      return ["div", value || name];
    case "paragraph":
      return ["div", name || value];
    default:
      // An unnamed group has no role; the others keep theirs.
      if (role !== "group" || name) attributes.role = role;
      if (name) attributes["aria-label"] = name;
      if (role === "application") attributes["aria-roledescription"] = wordsFor(locale, "chart");
      if (role === "progressbar") attributes["aria-valuenow"] = String(node.now ?? 0); // of 100
      if (node.row_count) attributes["aria-rowcount"] = String(node.row_count);
      if (node.row_index) attributes["aria-rowindex"] = String(node.row_index);
      return ["div", ""];
  }
}

/** @param {SemanticNode} node @param {string} [locale]  of words that the node does not have @returns {Rendering} */
export function render(node, locale = "en") {
  /** @type {Attributes} */
  const attributes = {};
  const [tag, text] = addRole(node, attributes, locale);
  addStates(attributes, node);
  return { tag, text, attributes };
}

/** Safari reports the Enter that ends a composition as key 229, after its end. @param {KeyboardEvent} event */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;
