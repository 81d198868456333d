/** Blocks that frame others or stand out: alert, card, container. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { imageElement } from "./images.js";
import { richText } from "./richtext.js";
import { plain, text } from "./text.js";

const ALERT_ICONS = { default: "info", info: "info", warning: "warning", error: "error", success: "success" };

export function alertBlock(block) {
  const level = ALERT_ICONS[block.level] ? block.level : "default";
  return h("div", { class: `alert alert-${level}`, role: level === "error" ? "alert" : "status" }, icon(ALERT_ICONS[level], 20), text(block.text));
}

export function cardBlock(block, place, paintElement) {
  const hero = block.hero_image ? imageElement(block.hero_image, place, "card-hero") : null;
  const head = h("div", { class: "card-head" }, block.icon ? imageElement(block.icon, place, "card-icon") : null,
    h("div", {}, block.title ? text(block.title, "div", { class: "card-title" }) : null, block.subtitle ? text(block.subtitle, "div", { class: "card-subtitle" }) : null));
  const buttons = block.actions?.length ? h("div", { class: "actions" }, block.actions.map((element) => paintElement(element, place))) : null;
  return h("div", { class: "card" }, hero, head, block.body ? text(block.body, "div", { class: "card-body" }) : null, block.subtext ? text(block.subtext, "div", { class: "muted" }) : null, buttons);
}

function headOf(block, place) {
  const title = block.rich_text_title ? richText(block.rich_text_title) : text(block.title || "", "span", { class: "container-title" });
  return [block.icon ? imageElement(block.icon, place, "card-icon") : null,
    h("span", { class: "container-words" }, title, block.subtitle ? text(block.subtitle, "span", { class: "card-subtitle" }) : null)];
}

/** Whether somebody opened it outlives an update; the bot's wish counts only the first time. */
export function containerBlock(block, place, paintBlock) {
  const children = (block.child_blocks || []).map((child) => paintBlock(child, place.surface).node);
  const body = h("div", { class: "container-body" }, children);
  const className = `container container-${block.width || "standard"}`;
  if (!block.is_collapsible) return h("section", { class: className }, h("div", { class: `container-head${block.has_header_divider ? " ruled" : ""}` }, headOf(block, place)), body);
  const memory = place.surface.memory;
  const key = `open:${plain(block.title)}`;
  const node = h("details", { class: className, open: memory.get(key) ?? !block.default_collapsed },
    h("summary", { class: "container-head", "data-focus-key": key }, icon("right", 18), headOf(block, place)), body);
  node.addEventListener("toggle", () => memory.set(key, node.open));
  return node;
}
