/** The head of a channel: name, topic, pinned messages, people, and what one can do with the channel. */
import { api } from "./api.js";
import { avatar, displayName, isApp, people } from "./directory.js";
import { fill, h, hiddenText } from "./dom.js";
import { backButton } from "./apphead.js";
import { openCanvas } from "./canvas.js";
import { icon } from "./icons.js";
import { menuButton, openMenu } from "./menu.js";
import { toast } from "./toast.js";

export class ChannelHead {
  constructor(session, actions, jump) {
    this.session = session;
    this.jump = jump;
    this.mark = h("span", { class: "pane-mark" });
    this.title = h("h2", { class: "pane-title", dir: "auto" });
    this.topic = h("p", { class: "pane-topic", dir: "auto" });
    this.canvases = h("button", { type: "button", class: "head-button", "data-focus-key": "head/canvas", onclick: () => this.showCanvas() });
    this.pins = menuButton(h("button", { type: "button", class: "head-button", "data-focus-key": "head/pins" }), () => this.pinItems());
    this.invite = menuButton(h("button", { type: "button", class: "head-button", "data-focus-key": "head/invite" }, icon("people", 18), this.people = h("span", {})), () => this.inviteItems());
    this.more = menuButton(h("button", { type: "button", class: "icon-button", "data-focus-key": "head/more" }, icon("more", 20), hiddenText("Channel menu")), () => this.moreItems());
    this.node = h("header", { class: "pane-head" }, backButton(actions), this.mark, h("div", { class: "pane-words" }, this.title, this.topic), h("div", { class: "pane-tools" }, this.canvases, this.pins, this.invite, this.more));
  }

  update(state, channel) {
    this.channel = channel;
    this.state = state;
    const count = (channel.pinned || []).length;
    const members = (channel.members || []).filter((id) => !isApp(id)).length;
    const signature = JSON.stringify([members, channel.name, channel.kind, channel.topic, count, channel.archived, channel.member, channel.canvases]);
    if (signature === this.signature) return;
    this.signature = signature;
    fill(this.mark, icon(channel.kind === "private" ? "lock" : "hash", 18));
    this.title.textContent = channel.name;
    this.topic.textContent = channel.topic || "";
    fill(this.pins, icon("pin", 16), `${count} pinned`);
    fill(this.people, members ? String(members) : null, hiddenText(members === 1 ? " member, " : " members, "), h("span", { class: "wide-only" }, members ? " · Add people" : "Add people"));
    const canvases = channel.canvases || [];
    const label = canvases.length > 1 ? `${canvases.length} canvases` : "Canvas";
    fill(this.canvases, icon("canvas", 16), h("span", { class: "wide-only" }, label));
    this.canvases.hidden = !canvases.length;
    for (const [name, value] of [["aria-haspopup", canvases.length > 1 ? "menu" : "dialog"], ["title", canvases.length > 1 ? "Canvases of this channel" : `Canvas: ${canvases[0]?.title}`]]) this.canvases.setAttribute(name, value);
    this.pins.hidden = !count;
    this.invite.hidden = channel.archived || !channel.member;
    this.more.hidden = channel.archived || !channel.member;
  }

  /** One canvas opens at once, of several one is chosen. */
  showCanvas() {
    const { canvases } = this.channel;
    const open = (id) => openCanvas(this.session.as(), id);
    if (canvases.length === 1) return open(canvases[0].id);
    return openMenu(this.canvases, canvases.map(({ id, title }) => ({ node: h("span", { dir: "auto" }, title), pick: () => open(id) })));
  }

  pinItems() {
    const byTs = new Map(this.state.channel.messages.map((message) => [message.ts, message]));
    return this.channel.pinned.map((ts) => {
      const message = byTs.get(ts);
      const words = message ? message.text || "A message with no text" : "An older message";
      return { node: h("span", { class: "pin-item" }, h("strong", {}, message?.name || ""), h("span", { class: "option-detail one-line", dir: "auto" }, words)), pick: () => this.jump(ts) };
    });
  }

  inviteItems() {
    const { app } = this.state;
    const members = new Set(this.channel.members || []);
    const absent = people().filter((person) => person.id !== this.state.me.id && !members.has(person.id));
    const row = (id, name) => ({ node: h("span", { class: "person-item" }, avatar(id, name, 24), h("span", { dir: "auto" }, name)), pick: () => this.add(id, name) });
    const bot = this.channel.app_member ? [] : [row(app.user_id, app.name)];
    const items = [...bot, ...absent.map((person) => row(person.id, displayName(person)))];
    return items.length ? items : [{ label: "Everybody is here already", pick: () => {} }];
  }

  moreItems() {
    const [as, { id, name }] = [this.session.as(), this.channel];
    return [
      { label: `Leave #${name}`, pick: () => this.run(api.leave(as, id)) },
      { label: `Archive #${name}`, danger: true, pick: () => this.run(api.archive(as, id, true)) },
    ];
  }

  async add(id, name) {
    if (await this.run(api.invite(this.session.as(), this.channel.id, id))) toast(`${name} is now in #${this.channel.name}.`, "info");
  }

  async run(work) {
    let done = true;
    try {
      await work;
    } catch (error) {
      done = false;
      toast(error.message);
    }
    await this.session.refresh();
    return done;
  }
}
