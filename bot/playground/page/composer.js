/** The box messages are typed in: Enter sends, Shift+Enter makes a new line, "/" offers the app's commands. */
import { api } from "./api.js";
import { app, displayName, people } from "./directory.js";
import { fill, h, hiddenText, uid } from "./dom.js";
import { icon } from "./icons.js";
import { toast } from "./toast.js";

const COMMAND = "/journey";
const WORDS = [
  ["start", "[journey]", "Start a workshop in this channel"],
  ["status", "", "Where the workshop stands"],
  ["next", "", "Go to the next phase"],
  ["back", "", "Go back one phase"],
  ["map", "", "See the journey map, just for you"],
  ["summary", "", "Post the map and a summary here"],
  ["export", "", "Get the journey as PDF, Excel, pictures or text"],
  ["close", "", "Close the workshop with a summary"],
  ["help", "", "What the bot can do"],
];

/** The commands that fit what has been typed so far; none once an argument is being written. */
function suggestions(text) {
  if (!text.startsWith("/") || text.includes("\n")) return [];
  const typed = text.toLowerCase();
  return WORDS.map(([word, hint, detail]) => ({ text: `${COMMAND} ${word}`, hint, detail }))
    .filter(({ text: whole }) => (`${whole} `).startsWith(typed) && typed !== `${whole} `);
}

/** What Slack's client makes of a typed line: entities, and names as ids. Commands go as they are. */
function asSent(text) {
  if (text.startsWith("/")) return text;
  const plain = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const named = [[app().user_id, app().name], ...people().flatMap((person) => [[person.id, displayName(person)], [person.id, person.name]])];
  return named.reduce((line, [id, name]) => line.replaceAll(`@${name}`, `<@${id}>`), plain);
}

export class Composer {
  constructor(session, place) {
    this.session = session;
    this.place = place;
    this.listId = uid("commands");
    this.active = 0;
    this.offered = [];
    this.field = h("textarea", {
      class: "composer-field", rows: "1", dir: "auto", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.listId,
      oninput: () => this.onInput(), onkeydown: (event) => this.onKey(event), onblur: () => this.offer([]), onfocus: () => this.onInput(),
    });
    this.list = h("div", { class: "commands", id: this.listId, role: "listbox", "aria-label": "Commands", hidden: true });
    this.button = h("button", { type: "submit", class: "send", disabled: true }, icon("send", 18), hiddenText("Send"));
    const slash = h("button", { type: "button", class: "icon-button", title: "Commands", onclick: () => this.startCommand() }, icon("slash", 18), hiddenText("Show commands"));
    this.node = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      this.list, h("div", { class: "composer-box" }, this.field, h("div", { class: "composer-bar" }, slash, h("span", { class: "composer-hint" }, "Shift + Enter for a new line"), this.button)));
  }

  /** What is typed belongs to its channel: it waits there while one looks elsewhere. */
  update(label, draftKey) {
    this.field.setAttribute("aria-label", label);
    this.field.placeholder = label;
    if (this.draftKey === draftKey) return;
    this.drafts ||= new Map();
    if (this.draftKey) this.drafts.set(this.draftKey, this.field.value);
    this.draftKey = draftKey;
    this.setText(this.drafts.get(draftKey) || "");
  }

  setText(text) {
    this.field.value = text;
    this.fit();
    this.offer([]);
  }

  fit() {
    this.field.style.setProperty("height", "auto");
    const needed = Math.min(this.field.scrollHeight, 240);
    if (needed) this.field.style.setProperty("height", `${needed}px`);
    this.button.disabled = !this.field.value.trim();
  }

  onInput() {
    this.fit();
    this.active = 0;
    this.offer(suggestions(this.field.value));
  }

  startCommand() {
    this.field.value ||= `${COMMAND} `;
    this.field.focus();
    this.onInput();
  }

  offer(options) {
    this.offered = options;
    this.list.hidden = !options.length;
    this.field.setAttribute("aria-expanded", String(options.length > 0));
    fill(this.list, options.length ? h("p", { class: "commands-title" }, "Commands") : null, options.map((option, index) => this.row(option, index)));
    this.point();
  }

  row(option, index) {
    return h("div", { role: "option", id: `${this.listId}-${index}`, class: "command", onpointerdown: (event) => event.preventDefault(), onclick: () => this.take(option) },
      h("span", { class: "command-word" }, option.text, option.hint ? h("span", { class: "muted" }, ` ${option.hint}`) : null), h("span", { class: "command-detail" }, option.detail));
  }

  point() {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.active)));
    const row = rows[this.active];
    if (!row) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  take(option) {
    this.setText(`${option.text} `);
    this.field.focus();
  }

  onKey(event) {
    if (event.isComposing) return;
    const open = this.offered.length > 0;
    const move = (by) => { this.active = (this.active + by + this.offered.length) % this.offered.length; this.point(); };
    const whole = open && this.offered[this.active].text === this.field.value.trim();
    const keys = open ? { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: () => this.offer([]), Tab: () => this.take(this.offered[this.active]) } : {};
    if (!event.shiftKey) keys.Enter = () => (open && !whole ? this.take(this.offered[this.active]) : this.send());
    if (!keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  }

  /** The text stays in the box until the server has taken it. */
  async send() {
    const text = this.field.value.trim();
    if (!text || this.sending) return;
    this.sending = true;
    this.field.readOnly = true;
    try {
      const answer = await api.say({ as: this.session.as(), text: asSent(text), ...this.place() });
      if (answer.ok === false) toast(answer.error);
      else this.setText("");
    } catch (error) {
      toast(error.message);
    } finally {
      this.sending = false;
      this.field.readOnly = false;
    }
    await this.session.refresh();
  }
}
