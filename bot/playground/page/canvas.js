/** A canvas: a document of the app over the whole window; Escape or the button goes back. */
import { api } from "./api.js";
import { runDialog } from "./ask.js";
import { fill, h, hiddenText, uid } from "./dom.js";
import { icon } from "./icons.js";
import { markdown } from "./markdown.js";
import { toast } from "./toast.js";

let open = null;

/** Opens the canvas, or says why this person cannot read it. */
export async function openCanvas(as, id) {
  const canvas = await read(as, id, toast);
  if (!canvas || open) return;
  open = { as, id, ...frame() };
  show(canvas);
  await runDialog(open.dialog);
  open = null;
}

/** What the app writes while somebody reads is shown at once; a canvas that has gone is closed. */
export async function refreshCanvas() {
  const shown = open;
  if (!shown) return;
  const canvas = await read(shown.as, shown.id, (words) => open === shown && close(words));
  if (canvas && open === shown && canvas.seq !== shown.seq) show(canvas);
}

async function read(as, id, failed) {
  try {
    return await api.canvas(as, id);
  } catch (error) {
    failed(error.message);
    return null;
  }
}

function close(words) {
  open.dialog.close("");
  toast(words, "info");
}

function frame() {
  const titleId = uid("canvas");
  const title = h("h2", { id: titleId, class: "canvas-title", dir: "auto" });
  const page = h("div", { class: "canvas-page", tabindex: "0", role: "document", "aria-labelledby": titleId });
  const dialog = h("dialog", { class: "canvas", "aria-labelledby": titleId });
  dialog.append(
    h("header", { class: "canvas-head" }, icon("canvas", 20), title,
      h("button", { type: "button", class: "icon-button", autofocus: true, onclick: () => dialog.close("") }, icon("close", 22), hiddenText("Close canvas"))),
    page);
  return { dialog, title, page };
}

function show(canvas) {
  open.seq = canvas.seq;
  open.title.textContent = canvas.title;
  fill(open.page, markdown(canvas.markdown));
}
