/** The `markdown` block: a safe subset of standard Markdown, as DOM nodes. Images become links, as in Slack. */
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { link } from "./inline.js";
import { gridTable } from "./table.js";

const INLINE = /(?<code>`[^`\n]+`)|!?\[(?<label>[^\[\]\n]*)\]\((?<url>[^()\s]+)\)|(?<strong>\*\*(?=\S)[^*\n]+?\*\*|__(?=\S)[^_\n]+?__)|(?<strike>~~[^~\n]+?~~)|(?<em>(?<![\p{L}\p{N}*])\*(?=\S)[^*\n]+?\*|(?<![\p{L}\p{N}_])_(?=\S)[^_\n]+?_(?![\p{L}\p{N}]))|(?<bare>\bhttps?:\/\/[^\s<>()]+)|\\(?<literal>[!-\/:-@[-`{-~])/gu;

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(withEmoji(text.slice(from, match.index)), piece(match.groups));
    from = match.index + match[0].length;
  }
  nodes.push(withEmoji(text.slice(from)));
  return nodes;
}

function piece({ code, label, url, strong, strike, em, bare, literal }) {
  if (code) return h("code", {}, code.slice(1, -1));
  if (url) return link(url, inline(label || url));
  if (strong) return h("strong", {}, inline(strong.slice(2, -2)));
  if (strike) return h("s", {}, inline(strike.slice(2, -2)));
  if (em) return h("em", {}, inline(em.slice(1, -1)));
  return bare ? link(bare, [bare]) : literal;
}

const RULES = [
  [/^```/, readFence],
  [/^#{1,6}\s+/, readHeading],
  [/^(?:-{3,}|\*{3,}|_{3,})\s*$/, (lines) => [h("hr", { class: "divider" }), lines.slice(1)]],
  [/^>/, readQuote],
  [/^\s*(?:[-*+]|\d+[.)])\s+/, readList],
];

/** Paragraphs, headings, lists (nested, ordered, tasks), quotes, fences, rules, tables, links and inline styles. */
export function markdown(source) {
  const node = h("div", { class: "markdown text", dir: "auto" });
  let lines = source.replace(/\r\n?/g, "\n").split("\n");
  while (lines.length) {
    if (!lines[0].trim()) {
      lines = lines.slice(1);
      continue;
    }
    const [made, rest] = readBlock(lines);
    node.append(made);
    lines = rest;
  }
  return node;
}

function readBlock(lines) {
  if (isTable(lines)) return readTable(lines);
  const rule = RULES.find(([pattern]) => pattern.test(lines[0]));
  return rule ? rule[1](lines) : readParagraph(lines);
}

function take(lines, keep) {
  const stop = lines.findIndex((line) => !keep(line));
  return stop < 0 ? [lines, []] : [lines.slice(0, stop), lines.slice(stop)];
}

function readFence(lines) {
  const [body, rest] = take(lines.slice(1), (line) => !line.startsWith("```"));
  return [h("pre", { class: "pre" }, body.join("\n")), rest.slice(1)];
}

function readHeading(lines) {
  const [, marks, title] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(lines[0]);
  return [h(`h${Math.min(marks.length + 2, 6)}`, { class: `md-heading md-h${Math.min(marks.length, 4)}`, dir: "auto" }, inline(title)), lines.slice(1)];
}

function readQuote(lines) {
  const [body, rest] = take(lines, (line) => line.startsWith(">"));
  return [h("blockquote", { class: "quote" }, markdown(body.map((line) => line.replace(/^> ?/, "")).join("\n"))), rest];
}

function readParagraph(lines) {
  const [more, rest] = take(lines.slice(1), (line) => line.trim() && !RULES.some(([pattern]) => pattern.test(line)));
  return [h("p", { dir: "auto" }, inline([lines[0], ...more].join("\n"))), rest];
}

const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;

function readList(lines) {
  const [, margin, mark] = ITEM.exec(lines[0]);
  const ordered = /\d/.test(mark);
  const node = h(ordered ? "ol" : "ul", { class: "list", start: ordered ? Number.parseInt(mark, 10) : null });
  let rest = lines;
  for (let item = ITEM.exec(rest[0]); item && item[1].length === margin.length && /\d/.test(item[2]) === ordered; item = rest.length ? ITEM.exec(rest[0]) : null) {
    const [inner, after] = take(rest.slice(1), (line) => line.trim() && line.search(/\S/) > margin.length);
    node.append(listItem(item, inner));
    rest = after;
  }
  return [node, rest];
}

function listItem([, , , task, body], inner) {
  const box = task === undefined ? null : h("input", { type: "checkbox", disabled: true, checked: task !== " ", "aria-label": task === " " ? "not done" : "done" });
  const nested = inner.length ? markdown(inner.map((line) => line.replace(/^\s{1,4}/, "")).join("\n")) : null;
  return h("li", { dir: "auto", class: box ? "task" : null }, box, inline(body), nested);
}

/** A border that is escaped belongs to the cell. */
const cells = (line) => line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim());
const isTable = (lines) => lines.length > 1 && lines[0].includes("|") && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[1]);

function readTable(lines) {
  const aligns = cells(lines[1]).map((rule) => (rule.endsWith(":") ? (rule.startsWith(":") ? "center" : "right") : "left"));
  const [body, rest] = take(lines.slice(2), (line) => line.includes("|"));
  const rows = [lines[0], ...body].map((line) => cells(line).map((cell) => ({ nodes: inline(cell) })));
  return [gridTable(rows, aligns.map((align) => ({ align }))), rest];
}
