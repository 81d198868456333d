/** Modals: a stack of up to three views in one dialog, the top one shown, the others keeping what was typed in them. */
import { api } from "./api.js";
import { BlockList } from "./blocks.js";
import { avatar, app } from "./directory.js";
import { fill, follow, h, hiddenText, uid } from "./dom.js";
import { icon } from "./icons.js";
import { firstControl, showError } from "./inputblock.js";
import { closePopup } from "./popup.js";
import { makeSurface } from "./surface.js";
import { plain } from "./text.js";
import { rescueToasts, toast } from "./toast.js";

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea, summary, [tabindex='0']";

export class ModalStack {
  constructor(session) {
    this.session = session;
    this.views = new Map();
    this.dialog = h("dialog", { class: "modal", tabindex: "-1", onkeydown: (event) => this.onKey(event) });
    this.dialog.addEventListener("cancel", (event) => {
      if (event.target !== this.dialog) return;
      event.preventDefault();
      this.top?.leave();
    });
    this.dialog.addEventListener("close", (event) => event.target === this.dialog && this.top && this.dialog.showModal());
    document.body.append(this.dialog);
  }

  get top() {
    return [...this.views.values()].at(-1);
  }

  update(views) {
    const before = this.top;
    const next = new Map(views.map((view) => [view.id, this.views.get(view.id) || new ModalView(this.session)]));
    before?.remember();
    this.views = next;
    views.forEach((view) => next.get(view.id).update(view));
    const nodes = [...next.values()].map((view) => view.node);
    for (const child of [...this.dialog.children]) if (!nodes.includes(child) && child.matches(".modal-view")) child.remove();
    for (const node of nodes) {
      if (node.parentNode !== this.dialog) this.dialog.append(node);
      node.hidden = node !== nodes.at(-1);
    }
    if (this.top !== before) this.changeTop(before);
  }

  changeTop(before) {
    closePopup();
    if (!this.top) return this.shut();
    if (!before) this.opener = follow(document.activeElement || document.body);
    this.dialog.setAttribute("aria-labelledby", this.top.titleId);
    if (!this.dialog.open) this.dialog.showModal();
    rescueToasts();
    this.top.takeFocus(this.dialog);
  }

  shut() {
    this.dialog.close();
    rescueToasts();
    this.opener?.()?.focus({ preventScroll: true });
    this.opener = null;
  }

  dismiss() {
    this.views.clear();
    this.dialog.close();
    this.dialog.remove();
  }

  onKey(event) {
    if (event.defaultPrevented || event.target.closest("dialog") !== this.dialog) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.top?.leave();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.top?.submit();
    } else if (event.key === "Tab") {
      this.wrapFocus(event);
    }
  }

  /** The focus goes round inside the dialog. */
  wrapFocus(event) {
    const stops = [...this.top.node.querySelectorAll(FOCUSABLE)].filter((node) => node.tabIndex >= 0 && node.getClientRects().length);
    const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (document.activeElement !== edge && document.activeElement !== this.dialog) return;
    if (document.activeElement === this.dialog && !event.shiftKey) return;
    event.preventDefault();
    other?.focus();
  }
}

class ModalView {
  constructor(session) {
    this.session = session;
    this.titleId = uid("modal");
    const surface = makeSurface({
      session, container: () => ({ kind: "view", view_id: this.view.id }), edited: (blockId) => showError(this.blocks.node, blockId, null),
    });
    this.blocks = new BlockList(surface);
    this.title = h("h2", { class: "modal-title", id: this.titleId, dir: "auto" });
    this.picture = h("span", { class: "pane-picture" });
    this.problem = h("div", { class: "alert alert-error modal-problem", role: "alert", hidden: true });
    this.body = h("div", { class: "modal-body" }, this.problem, this.blocks.node);
    this.closeButton = h("button", { type: "button", class: "button", onclick: () => this.leave() });
    this.submitButton = h("button", { type: "submit", class: "button primary" });
    this.node = h("form", { class: "modal-view", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      h("header", { class: "modal-head" }, this.picture, this.title, h("button", { type: "button", class: "icon-button", onclick: () => this.leave(true) }, icon("close", 22), hiddenText("Close dialog"))),
      this.body, h("footer", { class: "modal-foot" }, this.closeButton, this.submitButton));
  }

  update(view) {
    const repainted = this.view && (this.view.hash !== view.hash || this.view.callback_id !== view.callback_id);
    this.view = view;
    const label = plain(view.title);
    if (this.title.textContent !== label) this.title.textContent = label;
    if (!this.picture.firstChild) fill(this.picture, avatar(app().user_id, app().name, 24));
    this.closeButton.textContent = plain(view.close) || (view.submit ? "Cancel" : "Close");
    this.submitButton.hidden = !view.submit;
    this.submitButton.textContent = plain(view.submit) || "Submit";
    const away = repainted && !this.node.hidden && this.node.contains(document.activeElement);
    if (repainted) this.clearErrors();
    this.blocks.update(view.blocks || []);
    if (away && !this.node.contains(document.activeElement)) this.takeFocus(this.node.closest("dialog"));
  }

  remember() {
    this.lastFocus = this.node.contains(document.activeElement) ? document.activeElement : this.lastFocus;
  }

  /** Where it was before, else where the bot wants it, else the first field, else the dialog itself. */
  takeFocus(dialog) {
    const wanted = (this.view.blocks || []).find((block) => block.element?.focus_on_load);
    const target = (this.lastFocus?.isConnected && this.lastFocus) || (wanted && firstControl(this.node, wanted.block_id))
      || this.blocks.node.querySelector(".block-input input, .block-input textarea") || dialog;
    target.focus();
  }

  clearErrors() {
    this.problem.hidden = true;
    for (const frame of this.node.querySelectorAll(".block-input.has-error")) showError(this.node, frame.dataset.blockId, null);
  }

  async submit() {
    if (this.busy || !this.view.submit) return;
    closePopup();
    this.setBusy(true);
    this.clearErrors();
    try {
      const answer = await api.submit({ as: this.session.as(), view_id: this.view.id, values: this.blocks.surface.values.snapshot() });
      if (answer.ok === false) this.refused(answer);
    } catch (error) {
      this.complain(error.message);
    }
    await this.session.refresh();
    this.setBusy(false);
  }

  setBusy(busy) {
    this.busy = busy;
    this.submitButton.setAttribute("aria-busy", String(busy));
    this.node.classList.toggle("busy", busy);
  }

  /** Each reason goes under its field; one that has no field here stands above the form. */
  refused({ errors = {}, error }) {
    const homeless = Object.entries(errors).filter(([blockId, message]) => !showError(this.node, blockId, message)).map(([, message]) => message);
    if (error || homeless.length) this.complain([error, ...homeless].filter(Boolean).join(" "));
    const first = this.node.querySelector(".block-input.has-error");
    if (first) firstControl(this.node, first.dataset.blockId)?.focus();
  }

  complain(message) {
    fill(this.problem, icon("error", 20), h("p", { class: "text", dir: "auto" }, message));
    this.problem.hidden = false;
    this.body.scrollTop = 0;
  }

  /** Cancel and Escape close this view; × closes the whole stack, as in Slack. */
  async leave(everything = false) {
    if (this.leaving) return;
    this.leaving = true;
    try {
      await api.close({ as: this.session.as(), view_id: this.view.id, everything });
    } catch (error) {
      toast(error.message);
    }
    await this.session.refresh();
    this.leaving = false;
  }
}
