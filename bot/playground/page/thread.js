/** The thread pane on the right. */
import { Composer } from "./composer.js";
import { channelLabel, channelOf } from "./directory.js";
import { fill, h, hiddenText } from "./dom.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";
import { Scroller } from "./scroller.js";

export class ThreadPane {
  constructor(root, session, actions) {
    this.root = root;
    this.session = session;
    this.actions = actions;
    this.title = h("span", { class: "muted", dir: "auto" });
    this.close = h("button", { type: "button", class: "icon-button", onclick: () => actions.closeThread() }, icon("close", 20), hiddenText("Close thread"));
    root.onkeydown = (event) => { if (event.key === "Escape" && !event.defaultPrevented) actions.closeThread(); };
    this.key = null;
  }

  update(state, where) {
    const shown = Boolean(state.thread) && !where.home && Boolean(where.thread);
    this.root.hidden = !shown;
    document.getElementById("workspace").classList.toggle("with-thread", shown);
    if (!shown) {
      this.key = null;
      return;
    }
    const channel = channelOf(state.channel.id);
    const key = `${channel.id}/${state.thread.ts}`;
    if (key !== this.key) this.open(key, channel, state.thread.ts);
    else this.scroller.look();
    this.title.textContent = channelLabel(channel);
    this.list.update(state.thread.messages, { inThread: true });
    this.scroller.noticed(state.thread.messages, state.me.id);
    this.composer.update("Reply…", key);
  }

  open(key, channel, ts) {
    this.key = key;
    this.list = new MessageList("Thread", this.session, this.actions, channel.id);
    this.scroller = new Scroller(this.list.node);
    this.scroller.sticky = false;
    this.composer = new Composer(this.session, () => ({ channel: channel.id, thread_ts: ts }));
    fill(this.root, h("header", { class: "pane-head" }, h("h2", { class: "pane-title" }, "Thread ", this.title), this.close), this.scroller.node, this.composer.node);
  }
}
