/** The app's Home tab. */
import { api } from "./api.js";
import { AppHead } from "./apphead.js";
import { BlockList } from "./blocks.js";
import { h } from "./dom.js";
import { makeSurface } from "./surface.js";
import { toast } from "./toast.js";

export class HomePane {
  constructor(session, actions) {
    this.session = session;
    this.head = new AppHead(session, actions);
    this.view = null;
    this.blocks = new BlockList(makeSurface({ session, container: () => ({ kind: "view", view_id: this.view.id }) }));
    this.empty = h("p", { class: "empty-hint" }, "Nothing here so far. This page fills as soon as the app has prepared it for you.");
    this.node = h("section", { class: "pane home-pane", "aria-label": "App Home" }, this.head.node, h("div", { class: "scroller home-scroll", tabindex: "0", role: "group", "aria-label": "Home" }, h("div", { class: "home-body" }, this.empty, this.blocks.node)));
  }

  /** Opening the tab is an event for the app; a repaint of the open tab is not. */
  update(state) {
    this.view = state.home;
    this.head.update(state, "home");
    this.empty.hidden = Boolean(state.home);
    this.blocks.update(state.home?.blocks || []);
    if (this.entered) return;
    this.entered = true;
    api.home(this.session.as()).then(() => this.session.refresh()).catch((error) => toast(error.message));
  }

  leave() {
    this.entered = false;
  }
}
