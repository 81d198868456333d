/** One message, and the list of them with day lines. */
import { BlockList } from "./blocks.js";
import { clock, dateOf, dayKey, dayLabel, fullTime } from "./dates.js";
import { avatar, nameOf } from "./directory.js";
import { fill, h, hiddenText, KeyedList, uid } from "./dom.js";
import { icon } from "./icons.js";
import { fileNode } from "./images.js";
import { makeSurface } from "./surface.js";

const TOGETHER_S = 300;

/** Turns messages into list entries: a line per new day, and who goes on speaking gets no second heading. */
export function entriesOf(messages, { inThread = false } = {}) {
  const entries = [];
  let previous = null;
  for (const message of messages) {
    const day = dayKey(dateOf(message.ts));
    const newDay = !previous || dayKey(dateOf(previous.ts)) !== day;
    if (newDay && !inThread) entries.push({ key: `day:${day}`, day: dayLabel(dateOf(message.ts)) });
    entries.push({ key: message.ephemeral ? `only:${message.ts}` : message.ts, message, compact: !newDay && goesOn(previous, message), inThread });
    if (inThread && !previous) entries.push({ key: "replies", replies: messages.length - 1 });
    previous = message;
  }
  return entries;
}

function goesOn(previous, message) {
  const plain = (one) => !one.ephemeral && !one.pinned && !one.command;
  return previous.user === message.user && plain(previous) && plain(message) && Number(message.ts) - Number(previous.ts) < TOGETHER_S && !previous.reply_count;
}

export class MessageList {
  constructor(label, session, actions, channelId) {
    this.node = h("div", { class: "messages", role: "feed", "aria-label": label });
    this.list = new KeyedList(this.node, (entry) => entry.key, (entry) => {
      if (entry.day) return dayLine(entry);
      if (entry.key === "replies") return repliesLine(entry);
      return new Message(entry, session, actions, channelId);
    });
  }

  /** What comes after the first painting is read out; a message that changes (the board) is not. */
  update(messages, options) {
    this.list.update(entriesOf(messages, options));
    if (!this.node.hasAttribute("aria-live")) requestAnimationFrame(() => this.node.setAttribute("aria-live", "polite"));
  }
}

function dayLine({ day }) {
  return { node: h("div", { class: "day-line", role: "separator" }, h("span", { class: "day-pill" }, day)) };
}

function repliesLine({ replies }) {
  return { node: h("div", { class: "replies-line" }, replies ? `${replies} ${replies === 1 ? "reply" : "replies"}` : "No replies yet") };
}

class Message {
  constructor(entry, session, actions, channelId) {
    this.actions = actions;
    this.nameId = uid("by");
    this.files = [];
    const surface = makeSurface({
      session, known: () => this.files,
      container: () => ({ kind: "message", channel: channelId, ts: this.entry.message.ts }),
    });
    this.blocks = new BlockList(surface);
    this.gutter = h("div", { class: "message-gutter" });
    this.head = h("div", { class: "message-head" });
    this.attached = h("div", { class: "attached" });
    this.foot = h("div", { class: "message-foot" });
    this.tools = h("div", { class: "message-tools" });
    this.node = h("article", { tabindex: "-1", "aria-live": "off", "aria-labelledby": this.nameId }, this.gutter,
      h("div", { class: "message-body" }, this.head, this.blocks.node, this.attached, this.foot), this.tools);
    this.update(entry);
  }

  update(entry) {
    const { message } = entry;
    this.entry = entry;
    this.files = message.files || [];
    const flags = [entry.compact && "compact", message.ephemeral && "ephemeral", message.pinned && "pinned"];
    this.node.className = ["message", ...flags].filter(Boolean).join(" ");
    this.node.dataset.ts = message.ts;
    this.part("head", [message.name, message.edited, message.pinned, message.ephemeral, message.command, entry.compact], () => this.paintHead(entry));
    this.blocks.update(message.blocks?.length ? message.blocks : wordsOf(message));
    this.part("attached", this.loose(message), () => fill(this.attached, this.loose(message).map(fileNode)));
    this.part("foot", [message.reply_count, entry.inThread], () => this.paintFoot(entry));
  }

  /** Paints a part again only when what it shows has changed. */
  part(name, shown, paint) {
    const signature = JSON.stringify(shown);
    this.shown ||= {};
    if (this.shown[name] === signature) return;
    this.shown[name] = signature;
    paint();
  }

  /** Files the blocks show themselves are not shown twice. */
  loose(message) {
    const inBlocks = JSON.stringify(message.blocks || []);
    return (message.files || []).filter((file) => !inBlocks.includes(`"${file.id}"`));
  }

  paintHead({ message, compact }) {
    const date = dateOf(message.ts);
    const time = h("time", { class: "message-time", datetime: date.toISOString(), title: fullTime(date) }, clock(date));
    const name = message.name || nameOf(message.user);
    fill(this.gutter, compact ? time : avatar(message.user, name));
    fill(this.head,
      message.ephemeral ? h("p", { class: "note" }, icon("eye", 14), "Only visible to you") : null,
      message.pinned ? h("p", { class: "note" }, icon("pin", 14), "Pinned") : null,
      compact ? h("span", { id: this.nameId, class: "hidden-text" }, name) : h("div", { class: "message-by" },
        h("span", { class: "message-name", id: this.nameId, dir: "auto" }, name),
        message.app ? h("span", { class: "app-badge" }, "APP") : null, time,
        message.edited ? h("span", { class: "muted small" }, "(edited)") : null),
      message.command ? h("p", { class: "command-line" }, icon("slash", 14), h("code", { dir: "auto" }, message.command)) : null);
  }

  paintFoot({ message, inThread }) {
    const open = () => this.actions.openThread(message.ts);
    const threadable = !inThread && !message.ephemeral;
    const count = message.reply_count || 0;
    fill(this.foot, threadable && count ? h("button", { type: "button", class: "thread-link", onclick: open }, icon("thread", 16), `${count} ${count === 1 ? "reply" : "replies"}`) : null);
    fill(this.tools, threadable ? h("button", { type: "button", class: "icon-button", title: "Reply in thread", onclick: open }, icon("thread", 18), hiddenText("Reply in thread")) : null);
  }
}

function wordsOf(message) {
  return message.text ? [{ type: "section", text: { type: "mrkdwn", text: message.text } }] : [];
}
