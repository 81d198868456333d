/** Slack's mrkdwn: text in, DOM nodes out. User text only ever becomes text nodes. */
import { channels } from "./directory.js";
import { h } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { broadcast, channelMention, dateNode, link, userMention } from "./inline.js";

const ATOM = "`[^`\\n]+`|<[^<>\\n]+>";
const PIECE = (mark) => `(?:${ATOM}|\`(?![^\`\\n]+\`)|<(?![^<>\\n]+>)|[^${mark}\\n\`<])`;
const RUN = (mark) => `(?<![\\p{L}\\p{N}${mark}])${mark}(?=[^\\s${mark}])${PIECE(mark)}+?(?<=\\S)${mark}(?![\\p{L}\\p{N}${mark}])`;
const NEXT = new RegExp(
  `(?<code>\`[^\`\\n]+\`)|(?<angle><[^<>\\n]+>)|(?<bold>${RUN("\\*")})|(?<italic>${RUN("_")})|(?<strike>${RUN("~")})` +
    "|(?<emoji>:[a-z0-9_+-]+:(?::skin-tone-\\d:)?)|(?<url>\\bhttps?:\\/\\/[^\\s<>|]+)|(?<at>(?<![\\p{L}\\p{N}])@(?:here|channel|everyone)\\b)" +
    "|(?<channel>(?<![\\p{L}\\p{N}&])#[a-z0-9_-]+)",
  "gu",
);
const STYLE_TAGS = { bold: "strong", italic: "em", strike: "s" };

/** Slack's three entities, `&amp;` last. */
export function unescape(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** `{verbatim: true}` leaves bare addresses, @here and #names alone, as Slack does. */
export function mrkdwn(text, { verbatim = false } = {}) {
  const nodes = [];
  const parts = text.split("```");
  parts.forEach((part, index) => {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) nodes.push(fence(part));
    else nodes.push(...lines(besideFences(part, index, parts.length), verbatim));
  });
  return nodes;
}

/** A fence is a block: the line breaks around it are its own. A last opening mark without a partner stays text. */
function besideFences(part, index, count) {
  if (index % 2 === 1) return `\`\`\`${part}`;
  const closedAfter = index + 2 < count;
  const trimmed = index > 0 ? part.replace(/^\n/, "") : part;
  return closedAfter ? trimmed.replace(/\n$/, "") : trimmed;
}

function fence(body) {
  return h("pre", { class: "pre" }, unescape(body.replace(/^\n/, "").replace(/\n$/, "")));
}

const QUOTE = /^(?:>|&gt;) ?/;

function lines(text, verbatim) {
  const nodes = [];
  let plain = [];
  let quoted = [];
  const flushPlain = () => { if (plain.length) nodes.push(...inline(plain.join("\n"), verbatim)); plain = []; };
  const flushQuote = () => { if (quoted.length) nodes.push(h("blockquote", { class: "quote" }, inline(quoted.join("\n"), verbatim))); quoted = []; };
  for (const line of text.split("\n")) {
    if (QUOTE.test(line)) {
      flushPlain();
      quoted.push(line.replace(QUOTE, ""));
    } else {
      flushQuote();
      plain.push(line);
    }
  }
  flushQuote();
  flushPlain();
  return nodes;
}

/** One run of lines: styled pieces, mentions, links and emoji between text nodes. */
export function inline(text, verbatim) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(NEXT)) {
    const node = pieceOf(match, verbatim);
    if (!node) continue;
    if (match.index > from) nodes.push(unescape(text.slice(from, match.index)));
    nodes.push(node);
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push(unescape(text.slice(from)));
  return nodes;
}

function pieceOf(match, verbatim) {
  const [kind, body] = Object.entries(match.groups).find(([, value]) => value !== undefined);
  if (STYLE_TAGS[kind]) return h(STYLE_TAGS[kind], {}, inline(body.slice(1, -1), verbatim));
  if (kind === "code") return h("code", {}, unescape(body.slice(1, -1)));
  if (kind === "angle") return angle(body.slice(1, -1));
  if (kind === "emoji") return emoji(body);
  return verbatim ? null : automatic(kind, body);
}

function emoji(body) {
  const found = emojiOf(body.split(":")[1]);
  return found && h("span", { class: "emoji", role: "img", "aria-label": body, title: body }, found);
}

function automatic(kind, body) {
  if (kind === "at") return broadcast(body.slice(1));
  if (kind === "url") return link(unescape(body), [unescape(body)]);
  const channel = channels().find((one) => one.kind !== "im" && one.name === body.slice(1));
  return channel ? channelMention(channel.id) : null;
}

/** `<@U>`, `<#C|name>`, `<!here>`, `<!date^…>`, `<!subteam^S|name>`, `<url|label>`. */
function angle(body) {
  const [target, ...rest] = body.split("|");
  const label = rest.length ? unescape(rest.join("|")) : null;
  if (target.startsWith("@")) return userMention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!")) return special(target.slice(1), label);
  return /^[a-z]+:/i.test(target) ? link(unescape(target), [label || unescape(target)]) : document.createTextNode(unescape(`<${body}>`));
}

function special(target, label) {
  const [kind, ...args] = target.split("^");
  if (kind === "date") return dateNode(args[0], args[1] || "", args[2], label);
  if (kind === "subteam") return h("span", { class: "mention" }, label || `@${args[0]}`);
  return broadcast(label ? label.replace(/^@/, "") : kind);
}
