/** "Acting as": shows whose eyes this window looks through, and lets one change them or open a second window. */
import { avatar, displayName } from "./directory.js";
import { fill, h, hiddenText } from "./dom.js";
import { icon } from "./icons.js";
import { closePopup, openPopup } from "./popup.js";

export class PersonSwitcher {
  constructor(choose) {
    this.choose = choose;
    this.button = h("button", { type: "button", class: "switcher", "aria-expanded": "false", "aria-haspopup": "dialog", onclick: () => this.toggle() });
    this.node = h("div", { class: "switcher-frame" }, this.button);
  }

  update(state) {
    const signature = JSON.stringify([state.me, state.people]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.state = state;
    const { me } = state;
    fill(this.button, avatar(me.id, displayName(me), 34),
      h("span", { class: "switcher-words" }, h("span", { class: "switcher-hint" }, "Acting as"), h("span", { class: "switcher-name", dir: "auto" }, displayName(me))),
      icon("down", 16));
  }

  toggle() {
    if (this.button.getAttribute("aria-expanded") === "true") return closePopup();
    const panel = h("div", { class: "people-panel", role: "dialog", "aria-label": "Act as", onkeydown: (event) => this.onKey(event) },
      h("p", { class: "people-hint" }, "Act as somebody else here, or open a second window to be two people at once."),
      h("ul", { class: "people-list" }, this.state.people.map((person) => this.row(person))));
    this.button.setAttribute("aria-expanded", "true");
    openPopup(this.button, panel, { matchWidth: true, onClose: () => this.button.setAttribute("aria-expanded", "false") });
    panel.querySelector("button")?.focus();
  }

  row(person) {
    const name = displayName(person);
    const current = person.id === this.state.me.id;
    return h("li", { class: "people-row" },
      h("button", { type: "button", class: "people-pick", "aria-current": current ? "true" : null, onclick: () => { closePopup(); this.choose(person.id); } },
        avatar(person.id, name, 30),
        h("span", { class: "option-text" }, h("span", { dir: "auto" }, name), person.title ? h("span", { class: "option-detail", dir: "auto" }, person.title) : null),
        current ? icon("check", 16) : null),
      h("a", { class: "icon-button", href: `/?as=${encodeURIComponent(person.id)}`, target: "_blank", title: `New window as ${name}`, onclick: () => closePopup() }, icon("window", 17), hiddenText(`New window as ${name}`)));
  }

  onKey(event) {
    if (event.key !== "Escape") return;
    closePopup();
    this.button.focus();
  }
}
