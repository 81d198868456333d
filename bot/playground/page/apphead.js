/** The head of the app's own place: its name and the tabs Home and Messages. */
import { avatar } from "./directory.js";
import { fill, h, hiddenText } from "./dom.js";
import { icon } from "./icons.js";

export class AppHead {
  constructor(session, actions) {
    this.actions = actions;
    this.title = h("h2", { class: "pane-title", dir: "auto" });
    this.picture = h("span", { class: "pane-picture" });
    this.tabs = h("div", { class: "tabs", role: "group", "aria-label": "App tabs" });
    this.node = h("header", { class: "pane-head with-tabs" }, backButton(actions), this.picture, this.title, this.tabs);
  }

  update(state, current) {
    const im = state.channels.find((channel) => channel.kind === "im");
    this.title.textContent = state.app.name;
    fill(this.picture, avatar(state.app.user_id, state.app.name, 24));
    fill(this.tabs,
      this.tab("Home", current === "home", () => this.actions.show({ home: true })),
      im ? this.tab("Messages", current === "messages", () => this.actions.show({ channel: im.id })) : null);
  }

  tab(label, current, open) {
    return h("button", { type: "button", class: "tab", "aria-current": current ? "page" : null, onclick: open }, label);
  }
}

/** On a phone the rail is a page of its own. */
export function backButton(actions) {
  return h("button", { type: "button", class: "icon-button to-rail", onclick: () => actions.showRail() }, icon("back", 22), hiddenText("Back to channels"));
}
