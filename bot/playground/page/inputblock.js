/** Input blocks: label, control, hint and, when the bot refuses, the reason under the field. */
import { h, uid } from "./dom.js";
import { paintElement } from "./elements.js";
import { icon } from "./icons.js";
import { text } from "./text.js";

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

/** The label holds the label's words only, so that it names the control exactly; "(optional)" stands beside it. */
export function inputBlock(block, place) {
  const id = uid("input");
  const hint = block.hint ? text(block.hint, "p", { class: "hint", id: `${id}-hint` }) : null;
  const input = { id, labelId: `${id}-label`, describedBy: hint ? hint.id : null, optional: block.optional === true, dispatch: block.dispatch_action === true };
  const label = GROUPS.has(block.element.type)
    ? text(block.label, "span", { class: "input-label", id: input.labelId })
    : text(block.label, "label", { class: "input-label", id: input.labelId, for: id });
  return h("div", { class: "input" },
    h("div", { class: "label-line" }, label, input.optional ? h("span", { class: "optional" }, "(optional)") : null),
    paintElement(block.element, { ...place, input }),
    h("p", { class: "field-error", id: `${id}-error`, hidden: true }),
    hint);
}

/** Shows (or, with null, takes away) the reason under the block's field; true when there is such a field. */
export function showError(root, blockId, message) {
  const frame = root.querySelector(`.block-input[data-block-id="${CSS.escape(blockId)}"]`);
  const line = frame?.querySelector(".field-error");
  if (!line) return false;
  line.replaceChildren(...(message ? [icon("error", 16), h("span", { dir: "auto" }, message)] : []));
  line.hidden = !message;
  frame.classList.toggle("has-error", Boolean(message));
  describe(frame.querySelector("[data-control]"), line, message);
  return true;
}

function describe(control, line, message) {
  if (!control) return;
  const ids = new Set((control.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
  if (message) ids.add(line.id);
  else ids.delete(line.id);
  if (ids.size) control.setAttribute("aria-describedby", [...ids].join(" "));
  else control.removeAttribute("aria-describedby");
  if (message) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** The first control of the surface, or of one block of it, that can take the focus. */
export function firstControl(root, blockId = null) {
  const scope = blockId ? root.querySelector(`.block-input[data-block-id="${CSS.escape(blockId)}"]`) : root;
  return scope?.querySelector("input, textarea, button:not(.chip-remove, .icon-button)") || null;
}
