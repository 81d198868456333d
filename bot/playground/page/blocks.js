/** Every Block Kit block, by its type, and the keyed list of them that makes up a message, a modal or a Home tab. */
import { fill, h, holdFocus, place as placeNodes } from "./dom.js";
import { paintElement, unknown } from "./elements.js";
import { imageBlock, imageElement } from "./images.js";
import { inputBlock } from "./inputblock.js";
import { markdown } from "./markdown.js";
import { alertBlock, cardBlock, containerBlock } from "./panels.js";
import { settlePopup } from "./popup.js";
import { richText } from "./richtext.js";
import { tableBlock } from "./table.js";
import { text, textNodes } from "./text.js";
import { statefulIn } from "./values.js";

const PAINTERS = {
  section, actions, context, header, input: inputBlock, image: imageBlock,
  divider: () => h("hr", { class: "divider" }),
  rich_text: richText,
  markdown: (block) => markdown(block.text || ""),
  table: tableBlock,
  alert: alertBlock,
  card: (block, place) => cardBlock(block, place, paintElement),
  container: (block, place) => containerBlock(block, place, paintBlock),
};

/** One block in its frame. `place.block` may get another block_id later without being painted again. */
export function paintBlock(block, surface) {
  const place = { surface, block: { ...block }, input: null };
  const paint = PAINTERS[block.type] || (() => unknown(block.type));
  const node = h("div", { class: `block block-${block.type}`, "data-block-id": block.block_id }, paint(place.block, place));
  return { node, place };
}

function section(block, place) {
  const words = block.text ? text(block.text) : null;
  const fields = block.fields ? h("div", { class: "fields" }, block.fields.map((field) => text(field, "div", { class: "section-field" }))) : null;
  const accessory = block.accessory ? h("div", { class: `accessory accessory-${block.accessory.type}` }, paintElement(block.accessory, place)) : null;
  return h("div", { class: "section" }, h("div", { class: "section-words" }, words, fields), accessory);
}

function actions(block, place) {
  return h("div", { class: "actions" }, (block.elements || []).map((element) => paintElement(element, place)));
}

function context(block, place) {
  return h("div", { class: "context" }, (block.elements || []).map((element) =>
    (element.type === "image" ? imageElement(element, place, "context-image") : text(element, "span", { class: "context-text" }))));
}

/** Levels 1–4 keep their meaning below the page's own headings. */
function header(block) {
  const level = Math.min(Math.max(block.level || 1, 1), 4);
  return h(`h${level + 2}`, { class: `header header-${level} text`, dir: "auto" }, textNodes(block.text));
}

/** Blocks that hold nobody's input are the same block whatever their id: updates give them new ones all the time. */
function signatureOf(block) {
  if (statefulIn(block).length) return JSON.stringify(block);
  return JSON.stringify({ ...block, block_id: null });
}

/** The blocks of one surface; an update touches only those that differ. */
export class BlockList {
  constructor(surface) {
    this.surface = surface;
    this.node = h("div", { class: "blocks" });
    this.entries = [];
  }

  update(blocks) {
    const restore = holdFocus(this.node);
    this.surface.values.adopt(blocks);
    const spare = this.entries;
    this.entries = blocks.filter(Boolean).map((block) => this.keep(block, spare));
    placeNodes(this.node, this.entries.map((entry) => entry.node));
    restore();
    settlePopup();
  }

  keep(block, spare) {
    const signature = signatureOf(block);
    const at = spare.findIndex((entry) => entry.signature === signature);
    if (at < 0) return { signature, ...paintBlock(block, this.surface) };
    const [entry] = spare.splice(at, 1);
    entry.place.block.block_id = block.block_id;
    entry.node.dataset.blockId = block.block_id;
    return entry;
  }

  clear() {
    this.entries = [];
    fill(this.node);
  }
}
