/** A combobox with a listbox, for one choice or several (chips): type to filter, arrows and Enter to pick. */
import { fill, h, hiddenText, uid } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";

const WAIT_MS = 150;

/**
 * `search(query)` answers with `[{label, options: [{key, label, detail?, data}]}]` (a promise); `onChange(options)`
 * gets everything chosen. `minQuery` letters are needed before it looks, `remote` ones wait for a pause in typing; `max` limits several choices.
 */
export class Combobox {
  constructor(settings) {
    Object.assign(this, { minQuery: 0, remote: false, max: Infinity, chosen: [], placeholder: "", clearable: false, props: {}, ...settings });
    this.options = [];
    this.active = -1;
    this.asked = 0;
    this.input = h("input", {
      type: "text", role: "combobox", class: "combo-input", autocomplete: "off", spellcheck: "false", dir: "auto",
      "aria-expanded": "false", "aria-autocomplete": "list", placeholder: this.placeholder, ...this.props,
      oninput: () => this.onInput(), onkeydown: (event) => this.onKey(event), onclick: () => this.browse(), onblur: () => this.onBlur(),
    });
    this.chips = h("ul", { class: "chips", hidden: true });
    this.clear = h("button", { type: "button", class: "icon-button combo-clear", hidden: true, onclick: () => this.choose([]) }, icon("close", 14), hiddenText("Clear selection"));
    this.node = h("div", { class: `combo ${this.multi ? "combo-multi" : ""}`, onclick: (event) => event.target === this.node && this.input.focus() },
      this.chips, this.input, this.clear, h("span", { class: "combo-arrow", "aria-hidden": "true" }, icon("down", 16)));
    this.paint();
  }

  get isOpen() {
    return Boolean(this.popup);
  }

  paint() {
    const [only] = this.chosen;
    if (this.multi) fill(this.chips, this.chosen.map((option) => this.chip(option)));
    else this.input.value = only ? only.label : "";
    this.chips.hidden = !this.multi || !this.chosen.length;
    this.clear.hidden = this.multi || !this.clearable || !only;
    this.input.placeholder = this.multi && this.chosen.length ? "" : this.placeholder;
  }

  chip(option) {
    const remove = h("button", { type: "button", class: "chip-remove", onclick: () => this.remove(option) }, icon("close", 12), hiddenText(`Remove ${option.label}`));
    return h("li", { class: "chip" }, h("span", { dir: "auto" }, option.label), remove);
  }

  remove(option) {
    this.choose(this.chosen.filter((one) => one.key !== option.key));
    this.input.focus({ preventScroll: true });
  }

  choose(options) {
    this.chosen = options;
    this.paint();
    if (this.isOpen) this.paintOptions();
    this.onChange(options);
  }

  /** Shows a choice without telling anyone (a refused confirmation takes it back). */
  show(options) {
    this.chosen = options;
    this.paint();
  }

  open() {
    if (this.isOpen) return;
    this.list = h("div", { role: "listbox", id: uid("list"), class: "listbox", "aria-label": "Options", "aria-multiselectable": this.multi ? "true" : null });
    this.note = h("p", { class: "listbox-note", role: "status" });
    const panel = h("div", { onpointerdown: (event) => event.preventDefault() }, this.list, this.note);
    this.popup = openPopup(this.node, panel, { matchWidth: true, onClose: () => this.onClosed() });
    this.input.setAttribute("aria-expanded", "true");
    this.input.setAttribute("aria-controls", this.list.id);
  }

  /** Opened without typing: everything is offered, and typing replaces what is chosen. */
  browse() {
    if (this.isOpen) return;
    this.open();
    if (!this.multi) this.input.select();
    this.look("");
  }

  onClosed() {
    this.popup = null;
    this.asked += 1;
    this.eager = false;
    clearTimeout(this.timer);
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.input.removeAttribute("aria-controls");
    this.input.value = "";
    this.paint();
  }

  onBlur() {
    this.popup?.close();
  }

  onInput() {
    this.open();
    clearTimeout(this.timer);
    this.looking = true;
    if (this.remote) this.timer = setTimeout(() => this.look(this.input.value.trim()), WAIT_MS);
    else this.look(this.input.value.trim());
  }

  async look(query) {
    this.asked += 1;
    const turn = this.asked;
    if ([...query].length < this.minQuery) return this.showGroups([], `Type at least ${this.minQuery} ${this.minQuery === 1 ? "letter" : "letters"}`);
    this.looking = true;
    if (this.remote) this.note.textContent = "Looking…";
    this.note.hidden = false;
    let [groups, message] = [[], "No matches"];
    try {
      groups = await this.search(query);
    } catch (error) {
      message = error.message;
    }
    if (turn === this.asked && this.isOpen) this.showGroups(groups, message);
  }

  showGroups(groups, empty) {
    const before = this.options[this.active]?.key;
    this.groups = groups.filter((group) => group.options.length);
    this.options = this.groups.flatMap((group) => group.options);
    this.empty = empty;
    const start = this.options.findIndex((option) => (this.multi ? option.key === before : this.isChosen(option)));
    this.active = this.options.length ? Math.max(start, 0) : -1;
    this.looking = false;
    this.paintOptions();
    if (this.eager) this.pickActive();
  }

  isChosen(option) {
    return this.chosen.some((one) => one.key === option.key);
  }

  paintOptions() {
    this.rows = [];
    fill(this.list, this.groups.map((group) => this.group(group)));
    const full = this.multi && this.chosen.length >= this.max;
    this.note.textContent = this.options.length ? (full ? `You can pick up to ${this.max}.` : "") : this.empty;
    this.note.hidden = !this.note.textContent;
    this.point();
    this.popup.refit();
  }

  group({ label, options }) {
    const rows = options.map((option) => this.row(option));
    if (!label) return rows;
    const id = uid("group");
    return h("div", { role: "group", "aria-labelledby": id }, h("div", { class: "group-label", id, dir: "auto" }, label), rows);
  }

  row(option) {
    const chosen = this.isChosen(option);
    const blocked = this.multi && !chosen && this.chosen.length >= this.max;
    const row = h("div", {
      role: "option", id: uid("option"), class: "option", "aria-selected": String(chosen), "aria-disabled": blocked ? "true" : null,
      onclick: () => this.pick(option),
    }, option.picture?.(), h("span", { class: "option-text" }, h("span", { dir: "auto" }, option.label), option.detail ? h("span", { class: "option-detail", dir: "auto" }, option.detail) : null), chosen ? icon("check", 16) : null);
    this.rows.push(row);
    return row;
  }

  point() {
    this.rows.forEach((row, index) => row.classList.toggle("active", index === this.active));
    const row = this.rows[this.active];
    if (!row) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  /** Enter while the search is still under way picks from what it finds. */
  pickActive() {
    this.eager = this.looking;
    if (!this.looking && this.options[this.active]) this.pick(this.options[this.active]);
  }

  pick(option) {
    if (!this.multi) {
      this.popup.close();
      return this.choose([option]);
    }
    if (this.isChosen(option)) return this.choose(this.chosen.filter((one) => one.key !== option.key));
    if (this.chosen.length >= this.max) return;
    const typed = this.input.value;
    this.input.value = "";
    this.choose([...this.chosen, option]);
    if (typed) this.look("");
  }

  onKey(event) {
    if (event.key === "Backspace" && this.multi && !this.input.value && this.chosen.length) return this.choose(this.chosen.slice(0, -1));
    const act = this.isOpen ? this.openKeys()[event.key] : this.closedKeys()[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  closedKeys() {
    return { ArrowDown: () => this.browse(), ArrowUp: () => this.browse(), Enter: () => this.browse() };
  }

  openKeys() {
    const move = (to) => { this.active = this.options.length ? (to + this.options.length) % this.options.length : -1; this.point(); };
    return {
      ArrowDown: () => move(this.active + 1), ArrowUp: () => move(this.active - 1),
      PageDown: () => move(Math.min(this.active + 8, this.options.length - 1)), PageUp: () => move(Math.max(this.active - 8, 0)),
      Enter: () => this.pickActive(), Escape: () => this.popup.close(),
    };
  }
}
