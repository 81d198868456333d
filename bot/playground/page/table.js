/** Tables: the `table` block and Markdown's. A wide one scrolls inside its own frame. */
import { h } from "./dom.js";
import { richText } from "./richtext.js";

function cellNodes(cell) {
  if (cell.nodes) return cell.nodes;
  if (cell.type === "rich_text") return [richText(cell)];
  if (cell.type === "raw_number") return [String(cell.text ?? cell.number ?? cell.value ?? "")];
  return [cell.text || ""];
}

function cellClass(cell, column) {
  const align = column?.align || (cell.type === "raw_number" ? "right" : "left");
  return `text align-${align}${column?.is_wrapped === false ? " nowrap" : ""}`;
}

function row(cells, settings, head) {
  return h("tr", {}, cells.map((cell, index) =>
    h(head ? "th" : "td", { class: cellClass(cell, settings[index]), dir: "auto", scope: head ? "col" : null }, cellNodes(cell))));
}

/** `rows` of cells, the first being the head; `settings` per column (`align`, `is_wrapped`), null skips one. */
export function gridTable(rows, settings = []) {
  const [head, ...body] = rows;
  return h("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": "Table" },
    h("table", { class: "table" }, h("thead", {}, row(head || [], settings, true)), h("tbody", {}, body.map((cells) => row(cells, settings, false)))));
}

export function tableBlock(block) {
  return gridTable(block.rows || [], block.column_settings || []);
}
