/** rich_text blocks: sections, lists, quotes and preformatted text. Their text is never parsed. */
import { h } from "./dom.js";
import { emojiFromElement } from "./emoji.js";
import { broadcast, channelMention, dateNode, link, styled, userMention } from "./inline.js";
import { nameOf } from "./directory.js";

const INLINE = {
  text: (element) => document.createTextNode(element.text),
  link: (element) => link(element.url, [element.text || element.url]),
  user: (element) => userMention(element.user_id),
  channel: (element) => channelMention(element.channel_id),
  usergroup: (element) => h("span", { class: "mention" }, `@${element.usergroup_id}`),
  team: (element) => h("span", { class: "mention" }, `@${nameOf(element.team_id)}`),
  emoji: (element) => h("span", { class: "emoji", role: "img", "aria-label": `:${element.name}:`, title: `:${element.name}:` }, emojiFromElement(element)),
  date: (element) => dateNode(element.timestamp, element.format || "{date_short_pretty} {time}", element.url, element.fallback),
  broadcast: (element) => broadcast(element.range),
  color: (element) => swatch(element.value),
  tag: (element) => h("span", { class: "tag", dir: "auto" }, element.text || element.label || ""),
};

function swatch(value) {
  const dot = h("span", { class: "swatch", "aria-hidden": "true" });
  if (/^#[0-9a-f]{3,8}$/i.test(value || "")) dot.style.setProperty("background-color", value);
  return h("span", {}, dot, value);
}

/** The inline elements of one section, list item, quote or preformatted part. */
export function inlineElements(elements) {
  return (elements || []).map((element) => {
    const paint = INLINE[element.type];
    return paint ? styled(paint(element), element.style) : document.createTextNode(element.text || "");
  });
}

const PARTS = {
  rich_text_section: (part) => h("p", { class: "text rich-section", dir: "auto" }, inlineElements(part.elements)),
  rich_text_quote: (part) => h("blockquote", { class: "quote text", dir: "auto" }, inlineElements(part.elements)),
  rich_text_preformatted: (part) => h("pre", { class: "pre text", dir: "auto" }, inlineElements(part.elements)),
};

/** The element of a whole rich_text block. */
export function richText(block) {
  const node = h("div", { class: "rich-text" });
  const counters = new Map();
  for (const part of block.elements || []) {
    if (part.type === "rich_text_list") node.append(list(part, counters));
    else {
      counters.clear();
      node.append((PARTS[part.type] || PARTS.rich_text_section)(part));
    }
  }
  return node;
}

/** Slack sends nested lists as a row of flat ones with `indent`; an ordered one goes on counting after a deeper one. */
function list(part, counters) {
  const indent = Math.min(part.indent || 0, 8);
  const ordered = part.style === "ordered";
  const items = (part.elements || []).map((item) => h("li", { class: "text", dir: "auto" }, inlineElements(item.elements)));
  for (const level of [...counters.keys()]) if (level > indent) counters.delete(level);
  const start = part.offset ? part.offset + 1 : (counters.get(indent) || 0) + 1;
  counters.set(indent, ordered ? start + items.length - 1 : 0);
  const border = part.border ? " list-border" : "";
  return h(ordered ? "ol" : "ul", { class: `list list-style-${indent % 3} indent-${indent}${border}`, start: ordered ? start : null }, items);
}
