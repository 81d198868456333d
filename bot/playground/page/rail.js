/** The left rail: the workspace, who one is acting as, channels, the app. */
import { api } from "./api.js";
import { askForm } from "./ask.js";
import { avatar } from "./directory.js";
import { fill, h, hiddenText, KeyedList } from "./dom.js";
import { icon } from "./icons.js";
import { PersonSwitcher } from "./switcher.js";

export class Rail {
  constructor(root, session, actions) {
    this.session = session;
    this.actions = actions;
    this.name = h("h1", { class: "workspace-name", dir: "auto" });
    this.switcher = new PersonSwitcher((id) => this.actions.show({ as: id }));
    const make = (entry) => this.entry(entry);
    this.channelRows = h("ul", { class: "rail-list" });
    this.appRows = h("ul", { class: "rail-list" });
    this.channels = new KeyedList(this.channelRows, (entry) => entry.key, make);
    this.apps = new KeyedList(this.appRows, (entry) => entry.key, make);
    this.foot = h("div", { class: "rail-foot" });
    fill(root,
      h("header", { class: "rail-head" }, this.name), this.switcher.node,
      h("div", { class: "rail-scroll" },
        h("h2", { class: "rail-title" }, "Channels"), this.channelRows,
        h("button", { type: "button", class: "rail-add", onclick: () => this.addChannel() }, icon("plus", 16), "Add channel"),
        h("h2", { class: "rail-title" }, "Apps"), this.appRows),
      this.foot);
  }

  update(state, where) {
    this.name.textContent = state.workspace.name;
    this.switcher.update(state);
    const entries = state.channels.map((channel) => ({ ...channel, key: channel.id, current: !where.home && channel.id === where.channel }));
    this.channels.update(entries.filter((channel) => channel.kind !== "im"));
    const home = { key: "home", kind: "home", name: `${state.app.name} Home`, current: Boolean(where.home) };
    this.apps.update([...entries.filter((channel) => channel.kind === "im"), home]);
    const gallery = state.app.gallery_url;
    fill(this.foot, gallery ? h("a", { class: "rail-link", href: gallery, target: "_blank", rel: "noopener" }, icon("gallery", 16), "Gallery") : null);
  }

  entry(entry) {
    const unread = entry.unread && !entry.current ? h("span", { class: "badge" }, String(entry.unread), hiddenText(" unread")) : null;
    const classes = ["rail-item", unread ? "unread" : "", entry.kind !== "home" && !entry.member ? "outside" : "", entry.archived ? "archived" : ""];
    const button = h("button", {
      type: "button", class: classes.filter(Boolean).join(" "), "aria-current": entry.current ? "page" : null, "data-focus-key": `rail/${entry.key}`,
      onclick: () => (entry.kind === "home" ? this.openHome() : this.actions.show({ channel: entry.id })),
    }, this.mark(entry), h("span", { class: "rail-name", dir: "auto" }, entry.name), entry.kind === "private" ? hiddenText(" (private)") : null, unread);
    const node = h("li", {}, button);
    return { node, update: (next) => this.replace(node, next) };
  }

  replace(node, next) {
    const focused = node.contains(document.activeElement);
    fill(node, ...this.entry(next).node.children);
    if (focused) node.firstElementChild.focus({ preventScroll: true });
  }

  mark(entry) {
    if (entry.kind === "im") return avatar(this.session.state.app.user_id, entry.name, 20);
    const name = { home: "home", private: "lock" }[entry.kind] || "hash";
    return icon(entry.archived ? "archive" : name, 17);
  }

  async openHome() {
    await this.actions.show({ home: true });
  }

  async addChannel() {
    const id = "new-channel-name";
    const name = h("input", { id, name: "name", class: "field", required: true, maxlength: "80", placeholder: "plan-budget", autocomplete: "off" });
    const secret = h("input", { type: "checkbox", id: "new-channel-private", name: "private" });
    const fields = [
      h("div", { class: "input" }, h("label", { class: "input-label", for: id }, "Channel name"), name),
      h("div", { class: "choice" }, secret, h("label", { for: "new-channel-private", class: "choice-label" }, "Private: only people who are invited can see it")),
    ];
    let made = null;
    const sent = await askForm("Create a channel", fields, "Create channel", async () => {
      made = await api.createChannel(this.session.as(), name.value.trim().replace(/^#/, ""), secret.checked);
    });
    if (!sent) return;
    await (made.channel ? this.actions.show({ channel: made.channel }) : this.session.refresh());
  }
}

