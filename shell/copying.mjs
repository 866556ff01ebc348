// Copy (Ctrl+C): what is picked of the drawing (picking.mjs), as its text. While a row of a table has focus and nothing is picked: the whole
// table, for spreadsheets and mail as a table of HTML, for everything else as lines with tabs.
//
// The tree has rows only where they are seen; the table is taken from one that is made for paper. Of a table that is longer
// still only the focused row is copied, with the heads: a part must not pass for the whole. The *Export* menu has all.
//
// Left out: the plain text that replaces the drawing; there the browser selects and copies as anywhere.

import { nodesOnPaper } from "./printing.mjs";
import { isTextField } from "./roles.mjs";
import { selectionIn, unhidden } from "./unhidden.mjs";

/** @typedef {import("./engine.mjs").SemanticNode} SemanticNode */
/** @typedef {{ id: number, isHead: boolean, cells: string[] }} Row */

/** @typedef {import("./pointer.mjs").PointerTarget & { size: () => import("./surface.mjs").SurfaceSize }} Parts */

/** @param {Parts} parts @param {import("./listeners.mjs").Listeners} listeners */
export function watchCopying(parts, listeners) {
  const { root, focus, isDrawn } = parts;
  // The browser tells whatever was selected last, which may be outside.
  listeners.on(root.ownerDocument, "copy", (/** @type {ClipboardEvent} */ event) => {
    const { current } = focus;
    const isInField = (current && isTextField(current.node)) || isEdited(unhidden("activeElement", root.ownerDocument));
    if (parts.picking.text && !event.defaultPrevented && event.clipboardData && isDrawn() && !isInField) {
      event.clipboardData.setData("text/plain", parts.picking.text);
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented || !event.clipboardData || !current || isTextField(current.node) || !isDrawn()) return;
    let [row, table] = [current, current];
    while (table.node.role !== "table") {
      if (!table.parent) return;
      [row, table] = [table, table.parent];
    }
    if (selectionIn(root.ownerDocument)?.toString()) return; // the page's, which is seen
    const rows = copied(nodesOnPaper(parts.engine), table.node, row.node.id);
    parts.engine.frame(parts.size(), performance.now()); // scrolled back before the mirror hears of it, so that the row keeps the focus
    parts.frames.now();
    if (rows.length === 0) return;
    event.clipboardData.setData("text/plain", asText(rows));
    event.clipboardData.setData("text/html", asHtml(rows));
    event.preventDefault();
  });
}

/** Has a selection of its own. @param {Element | null} element */
const isEdited = (element) => element instanceof HTMLElement && (element.isContentEditable || element.matches("input, textarea"));

/**
 * All rows of a table; if some are missing, its heads and one row.
 * @param {SemanticNode[]} nodes @param {SemanticNode} table @param {number} focused  id of the row @returns {Row[]}
 */
export function copied(nodes, table, focused) {
  const rows = rowsOf(nodes, table.id);
  const isWhole = !table.row_count || rows.length >= table.row_count;
  return isWhole ? rows : rows.filter(({ id, isHead }) => isHead || id === focused);
}

/** @param {SemanticNode[]} nodes @param {number} table */
function rowsOf(nodes, table) {
  const start = nodes.findIndex(({ id }) => id === table);
  /** @type {Row[]} */
  const rows = [];
  let cell = 0; // depth of the current one
  const tableDepth = nodes[start]?.depth ?? 0;
  for (const { id, role, name, value, depth = 0 } of start < 0 ? [] : nodes.slice(start + 1)) {
    if (depth <= tableDepth) break;
    const row = rows[rows.length - 1];
    const words = (value || name || "").replace(/\s+/g, " ").trim();
    if (role === "row") {
      rows.push({ id, isHead: false, cells: [] });
    } else if (row && (role === "cell" || role === "columnheader")) {
      row.isHead ||= role === "columnheader";
      row.cells.push(words);
      cell = depth;
    } else if (row && depth > cell && row.cells.length > 0) {
      row.cells[row.cells.length - 1] ||= words; // a head is named by the button in it
    }
  }
  return rows.filter(({ cells }) => cells.length > 0);
}

/** A spreadsheet must not run a name as a formula (docs/EXPORTS.md); an amount may begin with its sign. @param {string} cell */
const harmless = (cell) => (/^[=+\-@＝＋－＠]/.test(cell) && !/^-\p{Sc}?[\d,.]+$/u.test(cell) ? `'${cell}` : cell);

/** A quotation mark at its start would take what follows into the same cell. @param {string} cell */
const quoted = (cell) => (cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param {Row[]} rows */
export const asText = (rows) => rows.map(({ cells }) => cells.map((cell) => quoted(harmless(cell))).join("\t")).join("\n");

const ENTITIES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" });

/** @param {Row[]} rows */
export function asHtml(rows) {
  const lines = rows.map(({ isHead, cells }) => {
    const tag = isHead ? "th" : "td";
    const escaped = cells.map((cell) => harmless(cell).replace(/[&<>]/g, (letter) => ENTITIES[letter]));
    return `<tr>${escaped.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  });
  return `<meta charset="utf-8"><table>${lines.join("")}</table>`;
}
