/** The inline pieces all text formats share: links, mentions, dates and styled runs. */
import { channelLabel, channelOf, me, nameOf } from "./directory.js";
import { slackDate } from "./dates.js";
import { h } from "./dom.js";

const SAFE = /^(https?:|mailto:|tel:)/i;
const CANVAS = /^https:\/\/[\w-]+\.slack\.com\/docs\/\w+\/(\w+)$/;
const PERMALINK = /^https:\/\/[\w-]+\.slack\.com\/archives\/(\w+)\/p(\d+)(\d{6})$/;

/** A message's permalink or a canvas opens in this window, any other link beside it; an address of another kind is plain text. */
export function link(url, children) {
  if (!SAFE.test(url)) return h("span", {}, children);
  const [, channel, seconds, part] = PERMALINK.exec(url) || [];
  if (channelOf(channel)) return h("button", { type: "button", class: "link", "data-open-channel": channel, "data-open-message": `${seconds}.${part}` }, children);
  const [, canvas] = CANVAS.exec(url) || [];
  if (canvas) return h("button", { type: "button", class: "link", "data-open-canvas": canvas }, children);
  return h("a", { class: "link", href: url, target: "_blank", rel: "noopener noreferrer" }, children);
}

export function userMention(id) {
  const mine = id === me()?.id ? " mention-me" : "";
  return h("span", { class: `mention${mine}`, dir: "auto" }, `@${nameOf(id)}`);
}

/** A channel the reader may see opens on click; another is named "private channel", as in Slack. */
export function channelMention(id, fallback) {
  const channel = channelOf(id);
  if (!channel) return h("span", { class: "mention", dir: "auto" }, fallback ? `#${fallback}` : "#private channel");
  return h("button", { type: "button", class: "mention", dir: "auto", "data-open-channel": id }, channelLabel(channel));
}

export function broadcast(range) {
  return h("span", { class: "mention mention-me" }, `@${range}`);
}

/** Slack's date pattern, or its fallback where the pattern is not understood. */
export function dateNode(epoch, pattern, url, fallback) {
  const text = slackDate(epoch, pattern);
  if (text === null) return document.createTextNode(fallback || "");
  const node = h("time", { title: fallback || "" }, text);
  return url ? link(url, node) : node;
}

const WRAPPERS = [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"], ["underline", "u"]];

/** Wraps `node` in the elements of a rich_text style object. */
export function styled(node, style) {
  return WRAPPERS.filter(([key]) => style?.[key]).reduce((inner, [, tag]) => h(tag, {}, inner), node);
}
