/** Small dialogs of the page itself: yes-or-no questions and one-field forms. */
import { h, uid } from "./dom.js";
import { text } from "./text.js";
import { rescueToasts } from "./toast.js";

/** Shows a dialog and answers with its `returnValue` ("" when it was dismissed); focus goes back where it was. */
export function runDialog(dialog) {
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      rescueToasts();
      if (before?.isConnected) before.focus({ preventScroll: true });
      resolve(dialog.returnValue);
    });
  });
}

/** Slack's confirm object; true when the person agrees. */
export async function confirmed(confirm) {
  if (!confirm) return true;
  const [titleId, bodyId] = [uid("ask"), uid("ask")];
  const dialog = h("dialog", { class: "ask", role: "alertdialog", "aria-labelledby": titleId, "aria-describedby": bodyId });
  const button = (object, fallback, value, style) => h("button", { type: "button", class: `button ${style}`, onclick: () => dialog.close(value) }, object ? text(object, "span") : fallback);
  dialog.append(
    text(confirm.title || "Are you sure?", "h2", { id: titleId, class: "ask-title" }),
    text(confirm.text || "", "div", { id: bodyId, class: "ask-body" }),
    h("div", { class: "ask-buttons" }, button(confirm.deny, "Cancel", "", ""), button(confirm.confirm, "Yes", "yes", confirm.style === "danger" ? "danger" : "primary")),
  );
  return (await runDialog(dialog)) === "yes";
}

/** A form of the page: `fields` are nodes, `send(form)` may throw an error whose message is shown. True when sent. */
export async function askForm(title, fields, submitLabel, send) {
  const titleId = uid("ask");
  const problem = h("p", { class: "field-error", role: "alert", hidden: true });
  const dialog = h("dialog", { class: "ask", "aria-labelledby": titleId });
  const form = h("form", { method: "dialog", onsubmit: (event) => submitForm(event, dialog, problem, send) },
    h("h2", { id: titleId, class: "ask-title" }, title), fields, problem,
    h("div", { class: "ask-buttons" },
      h("button", { type: "button", class: "button", onclick: () => dialog.close("") }, "Cancel"),
      h("button", { type: "submit", class: "button primary" }, submitLabel)));
  dialog.append(form);
  return (await runDialog(dialog)) === "sent";
}

async function submitForm(event, dialog, problem, send) {
  event.preventDefault();
  problem.hidden = true;
  try {
    await send(event.target);
    dialog.close("sent");
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}
