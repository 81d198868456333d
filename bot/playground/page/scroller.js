/** A message pane that stays at its end while new things come, unless somebody scrolled up to read. */
import { h } from "./dom.js";
import { icon } from "./icons.js";

const NEAR_PX = 60;

export class Scroller {
  constructor(content) {
    this.box = h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": "Conversation" }, content);
    this.pill = h("button", { type: "button", class: "new-pill", hidden: true, onclick: () => this.toEnd() }, icon("down", 16), "New messages");
    this.node = h("div", { class: "scroller-frame" }, this.box, this.pill);
    this.sticky = true;
    this.lastTop = 0;
    this.lastHeight = 0;
    this.box.addEventListener("scroll", () => this.look());
    new ResizeObserver(() => this.sticky && this.toEnd()).observe(content);
    new ResizeObserver(() => this.sticky && this.toEnd()).observe(this.box);
  }

  /**
   * Sees whether somebody scrolled. Only going up lets go of the end; content that changes its height does not.
   * Called before the content changes, too: the browser tells of scrolling a moment late.
   */
  look() {
    const { scrollHeight, scrollTop, clientHeight } = this.box;
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this.sticky = true;
    else if (scrollTop < this.lastTop && scrollHeight === this.lastHeight) this.sticky = false;
    this.lastTop = scrollTop;
    this.lastHeight = scrollHeight;
    if (this.sticky) this.pill.hidden = true;
  }

  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
    this.lastTop = this.box.scrollTop;
    this.lastHeight = this.box.scrollHeight;
    this.sticky = true;
    this.pill.hidden = true;
  }

  /** Marks messages that were not there at the last call; the first call marks nothing. */
  noticed(messages, meId) {
    const last = messages.at(-1);
    const fresh = this.lastTs !== undefined && last && last.ts > (this.lastTs || "");
    if (last || this.lastTs === undefined) this.lastTs = last ? last.ts : "";
    if (!fresh) return;
    if (last.user === meId) this.toEnd();
    else this.pill.hidden = this.sticky;
  }
}
