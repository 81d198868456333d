/** Radio buttons and checkboxes. */
import { h, uid } from "./dom.js";
import { text } from "./text.js";

function choice(element, bound, option, index, { type, checked, name, onchange }) {
  const id = uid("choice");
  const detail = option.description ? text(option.description, "span", { class: "choice-detail", id: `${id}-d` }) : null;
  const input = h("input", {
    type, id, name, checked, onchange, "data-focus-key": `${bound.props["data-focus-key"]}#${index}`, "aria-describedby": detail ? `${id}-d` : null,
  });
  return h("div", { class: "choice" }, input, h("div", { class: "choice-words" }, text(option.text, "label", { for: id, class: "choice-label" }), detail));
}

/** The group is named by the input block's label; its first control takes the focus. */
function group(role, bound, rows) {
  const label = bound.input ? { "aria-labelledby": bound.input.labelId } : { "aria-label": "Choices" };
  return h("div", { ...label, role, class: "choices", id: bound.props.id, "data-control": true, "aria-describedby": bound.props["aria-describedby"], "aria-required": role === "radiogroup" ? bound.props["aria-required"] : null }, rows);
}

const same = (one, other) => Boolean(one && other) && one.value === other.value;

export function radioButtons(element, bound) {
  const name = uid("radio");
  const chosen = () => bound.read().selected_option;
  const rows = element.options.map((option, index) => choice(element, bound, option, index, {
    type: "radio", name, checked: same(option, chosen()), onchange: () => bound.change({ selected_option: option }, show),
  }));
  const show = () => rows.forEach((row, index) => { row.querySelector("input").checked = same(element.options[index], chosen()); });
  return group("radiogroup", bound, rows);
}

export function checkboxes(element, bound) {
  const chosen = () => bound.read().selected_options || [];
  const isChosen = (option) => chosen().some((one) => same(one, option));
  const rows = element.options.map((option, index) => choice(element, bound, option, index, {
    type: "checkbox", checked: isChosen(option), onchange: () => bound.change({ selected_options: element.options.filter((_, at) => rows[at].querySelector("input").checked) }, show),
  }));
  const show = () => rows.forEach((row, index) => { row.querySelector("input").checked = isChosen(element.options[index]); });
  return group("group", bound, rows);
}
