/** Slack's text objects. */
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** A plain_text or mrkdwn object as nodes. */
export function textNodes(object) {
  if (!object) return [];
  if (typeof object === "string") return [object];
  if (object.type === "mrkdwn") return mrkdwn(object.text || "", { verbatim: object.verbatim === true });
  return [plain(object)];
}

/** The same in one element; its direction follows the text. */
export function text(object, tag = "div", props = {}) {
  return h(tag, { ...props, class: `text ${props.class || ""}`.trim(), dir: "auto" }, textNodes(object));
}

/** A plain_text object as a string, shortcodes replaced as Slack shows them. */
export function plain(object) {
  if (!object) return "";
  if (typeof object === "string") return object;
  return object.emoji === false ? object.text : withEmoji(object.text || "");
}
