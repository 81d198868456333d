/** A picture as large as the window, or at its own size; Escape or the button goes back. */
import { h, hiddenText } from "./dom.js";
import { icon } from "./icons.js";
import { runDialog } from "./ask.js";

/** `source` is `{url, title, name}`. */
export function openLightbox(source, alt) {
  const dialog = h("dialog", { class: "lightbox", "aria-label": source.title || "Picture" });
  const image = h("img", { src: source.url, alt });
  const stage = h("div", { class: "lightbox-stage", onclick: (event) => event.target === stage && dialog.close("") }, image);
  const zoom = h("button", { type: "button", class: "button", "aria-pressed": "false", onclick: () => toggle(stage, zoom) }, "Actual size");
  image.addEventListener("click", () => toggle(stage, zoom));
  dialog.append(
    h("header", { class: "lightbox-bar" }, h("strong", { dir: "auto", class: "lightbox-title" }, source.title || ""), zoom,
      h("a", { class: "button", href: source.url, download: source.name || "picture" }, "Download"),
      h("button", { type: "button", class: "icon-button", autofocus: true, onclick: () => dialog.close("") }, icon("close", 22), hiddenText("Close picture"))),
    stage, alt ? h("p", { class: "lightbox-alt", dir: "auto" }, alt) : "");
  return runDialog(dialog);
}

function toggle(stage, button) {
  const real = stage.classList.toggle("actual-size");
  button.setAttribute("aria-pressed", String(real));
}
