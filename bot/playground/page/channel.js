/** A channel or the direct messages with the app: head, messages, composer. */
import { api } from "./api.js";
import { AppHead } from "./apphead.js";
import { ChannelHead } from "./channelhead.js";
import { Composer } from "./composer.js";
import { channelLabel, channelOf } from "./directory.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";
import { Scroller } from "./scroller.js";
import { toast } from "./toast.js";

export class ChannelPane {
  constructor(session, actions) {
    this.session = session;
    this.actions = actions;
    this.id = null;
    this.composer = new Composer(session, () => ({ channel: this.id }));
    this.channelHead = new ChannelHead(session, actions, (ts) => this.jump(ts));
    this.appHead = new AppHead(session, actions);
    this.notice = h("div", { class: "app-notice", role: "status", hidden: true });
    this.foot = h("div", { class: "pane-foot" });
    this.node = h("section", { class: "pane" });
  }

  update(state) {
    const channel = channelOf(state.channel.id);
    const { messages } = state.channel;
    if (channel.id !== this.id) this.open(channel);
    (channel.kind === "im" ? this.appHead : this.channelHead).update(state, channel.kind === "im" ? "messages" : channel);
    this.empty.hidden = messages.length > 0;
    this.scroller.look();
    this.list.update(messages);
    this.scroller.noticed(messages, state.me.id);
    this.paintNotice(state);
    this.paintFoot(channel);
  }

  open(channel) {
    this.id = channel.id;
    this.list = new MessageList(`Messages in ${channelLabel(channel)}`, this.session, this.actions, channel.id);
    this.empty = emptyHint(channel);
    this.scroller = new Scroller(h("div", { class: "scroll-content" }, this.empty, this.list.node));
    const head = channel.kind === "im" ? this.appHead : this.channelHead;
    fill(this.node, head.node, this.notice, this.scroller.node, this.foot);
    this.node.setAttribute("aria-label", channelLabel(channel));
    requestAnimationFrame(() => this.scroller.toEnd());
  }

  paintNotice({ app }) {
    this.notice.hidden = app.ready !== false;
    const words = `${app.name} is not answering at the moment. It comes back by itself; commands fail until then.`;
    if (this.notice.textContent !== words) fill(this.notice, icon("warning", 16), words);
  }

  /** Who may not write here is told why, and can join. */
  paintFoot(channel) {
    const name = channelLabel(channel);
    const state = channel.archived ? "archived" : channel.member || channel.kind === "im" ? "open" : "outside";
    this.composer.update(`Message ${name}`, channel.id);
    if (this.footState === `${state}/${channel.id}`) return;
    this.footState = `${state}/${channel.id}`;
    const bars = {
      open: () => this.composer.node,
      archived: () => h("p", { class: "foot-bar" }, `${name} is archived: you can read it, nobody can write. `, h("button", { type: "button", class: "button", onclick: () => this.run(api.archive(this.session.as(), channel.id, false)) }, "Bring it back")),
      outside: () => h("p", { class: "foot-bar" }, `You are looking at ${name}. `, h("button", { type: "button", class: "button primary", onclick: () => this.run(api.join(this.session.as(), channel.id)) }, "Join channel")),
    };
    fill(this.foot, bars[state]());
  }

  async run(work) {
    try {
      await work;
    } catch (error) {
      toast(error.message);
    }
    await this.session.refresh();
  }

  jump(ts) {
    const target = this.list.node.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    if (!target) return toast("That message is no longer here.", "info");
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    target.classList.add("spotlight");
    target.addEventListener("animationend", () => target.classList.remove("spotlight"), { once: true });
  }
}

function emptyHint(channel) {
  const title = channel.kind === "im" ? `This is the start of your messages with ${channel.name}` : `Welcome to ${channelLabel(channel)}`;
  return h("div", { class: "empty" }, h("span", { class: "empty-mark", "aria-hidden": "true" }, icon(channel.kind === "private" ? "lock" : channel.kind === "im" ? "journey" : "hash", 34)),
    h("h3", { dir: "auto" }, title), h("p", {}, "Type ", h("kbd", {}, channel.kind === "im" ? "/journey help" : "/journey start"), channel.kind === "im" ? " to see what it can do." : " to begin."));
}
