/** Every interactive element, by its Slack type; all come through `paintElement`. */
import { bind } from "./bind.js";
import { confirmed } from "./ask.js";
import { checkboxes, radioButtons } from "./choices.js";
import { me } from "./directory.js";
import { h, hiddenText } from "./dom.js";
import { icon } from "./icons.js";
import { imageElement } from "./images.js";
import { datePicker, dateTimePicker, emailInput, numberInput, plainTextInput, richTextInput, timePicker, urlInput } from "./inputs.js";
import { menuButton } from "./menu.js";
import { select } from "./selects.js";
import { plain, text } from "./text.js";

const PAINTERS = {
  button, overflow, workflow_button: button, image: (element, _, place) => imageElement(element, place),
  radio_buttons: radioButtons, checkboxes,
  plain_text_input: plainTextInput, number_input: numberInput, url_text_input: urlInput, email_text_input: emailInput, rich_text_input: richTextInput,
  datepicker: datePicker, timepicker: timePicker, datetimepicker: dateTimePicker,
};

/** `place` is `{surface, block, input}` (see bind.js). */
export function paintElement(element, place) {
  const paint = PAINTERS[element.type] || (element.type.endsWith("_select") ? select : null);
  return paint ? paint(element, bind(element, place), place) : unknown(element.type);
}

/** Says so instead of leaving a hole: a developer must see that the playground cannot draw this. */
export function unknown(type) {
  return h("p", { class: "unknown" }, icon("warning", 16), `The playground cannot draw “${type}”.`);
}

function isFor(element) {
  return !element.visible_to_user_ids || element.visible_to_user_ids.includes(me().id);
}

function openUrl(url) {
  if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener");
}

function button(element, bound) {
  if (!isFor(element)) return h("span", { hidden: true });
  const node = h("button", { ...bound.props, type: "button", class: `button ${element.style || ""}` }, text(element.text, "span"), element.url ? icon("window", 14) : null);
  node.addEventListener("click", async () => {
    if (node.getAttribute("aria-busy") === "true" || !(await confirmed(element.confirm))) return;
    if (element.url) openUrl(element.url);
    const { value, style } = element;
    await busyWhile(node, bound.act({ type: element.type, text: element.text, ...(value ? { value } : {}), ...(style ? { style } : {}) }));
  });
  return node;
}

/** A second press while the first is under way does nothing; the button says that it is working. */
async function busyWhile(node, work) {
  node.setAttribute("aria-busy", "true");
  try {
    await work;
  } finally {
    node.removeAttribute("aria-busy");
  }
}

function overflow(element, bound) {
  const node = h("button", { ...bound.props, type: "button", class: "button overflow" }, icon("more", 18), element.accessibility_label ? null : hiddenText("More actions"));
  return menuButton(node, () => element.options.map((option) => ({
    node: h("span", {}, text(option.text, "span"), option.description ? h("span", { class: "option-detail" }, plain(option.description)) : null),
    pick: async () => {
      if (!(await confirmed(element.confirm))) return;
      if (option.url) openUrl(option.url);
      await bound.act({ type: "overflow", selected_option: option });
    },
  })));
}
