/** Short notices in plain words, above everything, gone by themselves. */
import { h, hiddenText, topLayer } from "./dom.js";
import { icon } from "./icons.js";

const SHOWN_FOR_MS = 9000;
const region = h("div", { class: "toasts", role: "alert", popover: "manual" });

function raise() {
  const host = topLayer();
  if (region.parentNode !== host) host.append(region);
  if (region.matches(":popover-open")) region.hidePopover();
  region.showPopover();
}

function drop(note) {
  note.remove();
  if (!region.children.length && region.isConnected && region.matches(":popover-open")) region.hidePopover();
}

/** `kind` is "error" or "info". The same sentence is never shown twice at once. */
export function toast(text, kind = "error") {
  if ([...region.children].some((note) => note.dataset.text === text)) return;
  const close = h("button", { class: "icon-button", type: "button" }, icon("close", 16), hiddenText("Dismiss"));
  const note = h("div", { class: `toast toast-${kind}`, "data-text": text }, icon(kind === "error" ? "warning" : "info"), h("p", { dir: "auto" }, text), close);
  close.addEventListener("click", () => drop(note));
  region.append(note);
  raise();
  setTimeout(() => drop(note), SHOWN_FOR_MS);
}

/** The dialog under the notices is closing: they move to what is below it. */
export function rescueToasts() {
  if (region.children.length) raise();
}
